"""Commissions, meetings and what belongs to them."""

import datetime

import factory

from meetings.models import (
    AgendaItem,
    Attendance,
    Commission,
    Decision,
    Intervention,
    Invitee,
    Meeting,
    Minutes,
)

from .members import MemberFactory, PersonFactory


class CommissionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Commission
        django_get_or_create = ("slug",)

    slug = "commission-exemple"
    name_fr = "Commission d'exemple"
    name_en = "Example commission"
    name_ar = "لجنة مثال"


class MeetingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Meeting

    commission = factory.SubFactory(CommissionFactory)
    number = factory.Sequence(lambda n: n + 1)
    status = Meeting.Status.HELD
    theme_fr = "Un thème d'exemple"
    starts_on = datetime.date(2026, 3, 2)
    ends_on = datetime.date(2026, 3, 3)
    format = Meeting.Format.HYBRID


class AgendaItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    position = factory.Sequence(int)
    kind = AgendaItem.Kind.PRESENTATION
    title_fr = factory.Sequence(lambda n: f"Point d'exemple {n}")
    text_fr = "Ce qui a été dit."


class InterventionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Intervention

    item = factory.SubFactory(AgendaItemFactory)
    person = factory.SubFactory(PersonFactory)
    member = factory.SubFactory(MemberFactory)
    title = "maire"


class AttendanceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attendance

    meeting = factory.SubFactory(MeetingFactory)
    position = factory.Sequence(int)
    person = factory.SubFactory(PersonFactory)
    member = factory.SubFactory(MemberFactory)
    title = "Maire"
    mode = Attendance.Mode.ON_SITE


class DecisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Decision

    meeting = factory.SubFactory(MeetingFactory)
    number = factory.Sequence(lambda n: n + 1)
    text_fr = factory.Sequence(lambda n: f"Décision d'exemple {n}")


class MinutesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Minutes

    meeting = factory.SubFactory(MeetingFactory)
    introduction_fr = "Une introduction d'exemple."


class InviteeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Invitee

    meeting = factory.SubFactory(MeetingFactory, status=Meeting.Status.PLANNED)
    person = factory.SubFactory(PersonFactory)
    member = factory.SubFactory(MemberFactory)
    title = "Maire"
