"""Sealed minutes: nobody changes them, they are issued as PDF, errata stand beside them, acts hide and show them."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from charter_portal.register.issuing import issued_on
from charter_portal.register.models import Entry, IssuedDocument
from meetings.documents.minutes import errata_to_print
from meetings.domain.issuing import issue_minutes, issued_minutes, seal_of
from meetings.domain.rectifying import publish_erratum, show_again, withdraw
from meetings.domain.sealing import content_digest, seal
from meetings.exceptions import IsWithdrawn, NotWithdrawn, ReasonMissing, StageForbids
from meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    Erratum,
    HandVote,
    Intervention,
    Meeting,
    Minutes,
    Presence,
)
from tests import factories
from tests.meetings.minutes.steps import approve, circulated, drafted, fresh, sealed
from tests.portal.pdf.reading import text

pytestmark = pytest.mark.django_db

WRITES = {
    "the theme": lambda m: Meeting.objects.filter(pk=m.pk).update(theme_fr="Autre"),
    "the day": lambda m: Meeting.objects.filter(pk=m.pk).update(starts_on="2026-03-01"),
    "an item's text": lambda m: m.agenda.update(text_fr="Autre"),
    "an item's audience": lambda m: m.agenda.update(audience="members"),
    "a new item": lambda m: factories.AgendaItemFactory(meeting=m),
    # Past the models, which keep an item while something is noted under it.
    "an item that goes": lambda m: m.agenda.all()._raw_delete(m.agenda.db),
    "a principle": lambda m: m.agenda.get().principles.add(factories.PrincipleFactory()),
    "a speaker": lambda m: factories.InterventionFactory(item=m.agenda.get()),
    "a participant's mode": lambda m: m.attendances.filter(mode="video").update(mode="on_site"),
    "a new participant": lambda m: factories.AttendanceFactory(meeting=m),
    "a participant who goes": lambda m: m.attendances.filter(mode="video").delete(),
    "the hours of a presence": lambda m: Presence.objects.create(
        attendance=m.attendances.get(mode="video"), mode="video", since=timezone.now()
    ),
    "a vote by hand": lambda m: HandVote.objects.create(
        meeting=m,
        number=1,
        question="?",
        taken_at=timezone.now(),
        **dict.fromkeys(("entitled", "in_favour", "against", "abstaining"), 0),
    ),
    "the introduction": lambda m: Minutes.objects.filter(meeting=m).update(introduction_fr="Autre"),
    "the seal": lambda m: Minutes.objects.filter(meeting=m).update(sealed_at=None),
    "a decision's words": lambda m: m.decisions.update(text_fr="Autre"),
    "a decision's day": lambda m: m.decisions.update(due_on="2027-01-01"),
    "a new decision": lambda m: factories.DecisionFactory(meeting=m),
    "a city concerned": lambda m: m.decisions.get().members.add(factories.MemberFactory()),
    "the meeting": lambda m: Meeting.objects.filter(pk=m.pk).delete(),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_the_database_refuses(write):
    meeting = sealed()

    with pytest.raises(DatabaseError), transaction.atomic():
        write(meeting)


@pytest.mark.parametrize(
    "write", [WRITES[name] for name in WRITES if name not in {"the meeting", "the seal", "an item that goes"}]
)
def test_before_the_seal_the_same_is_taken(write):
    meeting = circulated()
    write(meeting)


def test_before_the_seal_an_item_goes_under_which_nothing_is_noted():
    meeting = circulated()
    meeting.decisions.all().delete()
    meeting.agenda.all().delete()

    assert meeting.agenda.count() == 0


def test_what_becomes_of_decisions_goes_on():
    meeting = sealed()

    assert Decision.objects.filter(meeting=meeting).update(status="done") == 1


def test_only_approved_minutes_are_sealed():
    with pytest.raises(StageForbids):
        seal(circulated(), by=None)


def test_the_digest_is_that_of_the_content_and_recorded():
    meeting = sealed()

    assert meeting.minutes.digest == content_digest(meeting)
    assert Entry.objects.get(act="minutes_sealed").content["minutes"] == meeting.minutes.digest


def test_the_digest_changes_with_any_word_or_person():
    meeting = drafted()
    before = content_digest(meeting)

    meeting.attendances.filter(mode="excused").update(mode="on_site")

    assert content_digest(meeting) != before


def test_pdfs_are_issued_once_in_each_language():
    meeting = sealed()

    entries = issue_minutes.func(meeting.pk)

    assert issue_minutes.func(meeting.pk) == entries
    assert IssuedDocument.objects.count() == 3
    assert issued_on(seal_of(meeting), "ar") == issued_minutes(meeting, "ar", "")


def test_members_have_a_pdf_of_their_own_where_an_item_is_for_them():
    meeting = circulated()
    item = factories.AgendaItemFactory(
        meeting=meeting, audience="members", title_fr="Le point tenu secret", text_fr="Ce qui reste entre membres."
    )
    assert AgendaItem.objects.filter(pk=item.pk).exists()
    meeting = approve(meeting)
    seal(meeting, by=None)

    issue_minutes.func(meeting.pk)

    assert sorted(IssuedDocument.objects.values_list("readers", flat=True)) == ["", "", "", *["members"] * 3]
    public, private = (issued_minutes(meeting, "fr", readers) for readers in ("", "members"))
    words = [text(one.file.open("rb").read()) for one in (public, private)]
    assert ["secret" in said for said in words] == [False, True]


def test_an_erratum_waits_for_the_next_minutes_and_is_printed_there():
    meeting = sealed(number=3)
    erratum = publish_erratum(meeting, texts={"fr": "Lire « 12 » et non « 11 »."}, item=meeting.agenda.get(), by=None)
    assert (erratum.number, erratum.entry.act) == (1, "minutes_erratum")
    following = drafted(commission=meeting.commission, number=4)
    assert errata_to_print(following) == [erratum]

    seal(approve(following), by=None)

    erratum.refresh_from_db()
    assert erratum.printed_in == following
    with pytest.raises(DatabaseError), transaction.atomic():
        Erratum.objects.update(text_fr="Autre")


def test_withdrawing_needs_a_reason_and_can_be_undone():
    meeting = sealed()
    with pytest.raises(ReasonMissing):
        withdraw(meeting, reason="", by=None)

    withdraw(meeting, reason="Une donnée y est de trop.", by=None)

    assert fresh(meeting).minutes.withdrawn_at is not None
    with pytest.raises(IsWithdrawn):
        withdraw(meeting, reason="Encore.", by=None)
    show_again(meeting, reason="Elle n'y était pas.", by=None)
    assert fresh(meeting).minutes.withdrawn_at is None
    with pytest.raises(NotWithdrawn):
        show_again(meeting, reason="Encore.", by=None)
    acts = list(Entry.objects.filter(subject=meeting.subject).order_by("number").values_list("act", flat=True))
    assert acts[-2:] == ["minutes_withdrawn", "minutes_shown_again"]
    assert (Attendance.objects.count(), Intervention.objects.count()) == (3, 0)
