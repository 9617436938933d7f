"""Rows for tests, one file an application. People and cities are plainly invented."""

from .annotations import AnnotationFactory, ReplyFactory
from .charters import (
    ArticleFactory,
    CharterFactory,
    CriterionFactory,
    EditionFactory,
    LawFactory,
    PrincipleFactory,
    PrincipleRevisionFactory,
    SourceFactory,
)
from .clauses import ClauseFactory, ClauseVersionFactory, ReportFactory
from .meetings import (
    AgendaItemFactory,
    AttendanceFactory,
    CommissionFactory,
    DecisionFactory,
    InterventionFactory,
    InviteeFactory,
    MeetingFactory,
    MinutesFactory,
)
from .members import InvitationFactory, MandateFactory, MemberFactory, PersonFactory, UserFactory

__all__ = [
    "AgendaItemFactory",
    "AnnotationFactory",
    "ArticleFactory",
    "AttendanceFactory",
    "CharterFactory",
    "ClauseFactory",
    "ClauseVersionFactory",
    "CommissionFactory",
    "CriterionFactory",
    "DecisionFactory",
    "EditionFactory",
    "InterventionFactory",
    "InvitationFactory",
    "InviteeFactory",
    "LawFactory",
    "MandateFactory",
    "MeetingFactory",
    "MemberFactory",
    "MinutesFactory",
    "PersonFactory",
    "PrincipleFactory",
    "PrincipleRevisionFactory",
    "ReplyFactory",
    "ReportFactory",
    "SourceFactory",
    "UserFactory",
]
