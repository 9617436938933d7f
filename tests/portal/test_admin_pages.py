"""Every page of the administration answers, to who may see it."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests import factories
from tests.members.accounts.factors import sign_in

FACTORIES = {
    "charters.charter": factories.CharterFactory,
    "charters.law": factories.LawFactory,
    "charters.principle": factories.PrincipleFactory,
    "charters.principlerevision": factories.PrincipleRevisionFactory,
    "charters.edition": factories.EditionFactory,
    "members.member": factories.MemberFactory,
    "members.person": factories.PersonFactory,
    "members.mandate": factories.MandateFactory,
    "members.user": factories.UserFactory,
    "meetings.commission": factories.CommissionFactory,
    "meetings.meeting": factories.MeetingFactory,
    "meetings.agendaitem": factories.AgendaItemFactory,
    "meetings.attendance": factories.AttendanceFactory,
    "meetings.decision": factories.DecisionFactory,
    "meetings.minutes": factories.MinutesFactory,
}


def address(label, page, *args):
    return reverse(f"admin:{label.replace('.', '_')}_{page}", args=args)


def test_every_model_that_staff_edit_is_here():
    registered = {model._meta.label_lower for model in admin.site._registry}

    assert set(FACTORIES) <= registered


@pytest.mark.django_db
@pytest.mark.parametrize("label", FACTORIES)
def test_pages_answer_to_an_administrator(label, client):
    sign_in(client, factories.UserFactory(is_staff=True, is_superuser=True))
    row = FACTORIES[label]()

    pages = [
        address(label, "changelist"),
        address(label, "changelist") + "?q=exemple",
        address(label, "add"),
        address(label, "change", row.pk),
        address(label, "history", row.pk),
        address(label, "delete", row.pk),
    ]

    assert [client.get(page).status_code for page in pages] == [200] * len(pages)
