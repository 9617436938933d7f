"""A city writes an amendment, submits it, withdraws it; nobody changes what is submitted."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from charter_portal.editing.exceptions import EditConflict
from charter_portal.notices.models import Notice
from charters import exceptions
from charters.domain import amending
from charters.domain.amending import Text
from charters.domain.correcting import publish_correction
from charters.domain.enacting import put_to_vote, set_consultation_closing
from charters.domain.showing import shown_wording
from charters.models import Amendment, AmendmentEvent, CoSignature, Edition
from members.domain.erasing import erase_data
from tests.charters.amending_steps import FRENCH, WHY, consultation, drafted, submitted, wording_of
from tests.charters.steps import changed
from tests.factories import MandateFactory, MemberFactory, UserFactory

pytestmark = pytest.mark.django_db


def begin(edition, **fields):
    given = {"language": "fr", "kind": "meaning", "revision": wording_of(edition), "by": None, "at": timezone.now()}
    return amending.begin_amendment(**{"member": MemberFactory(), "edition": edition, **given, **fields})


def test_a_draft_begins_with_the_words_of_the_wording():
    edition = consultation()

    draft = begin(edition, language="ar")

    assert (draft.status, draft.number) == ("draft", None)
    assert amending.proposed(draft) == amending.text_in(wording_of(edition), "ar")


def test_a_correction_of_a_translation_begins_with_the_translation_that_readers_see():
    edition = consultation()
    corrected = publish_correction(changed(wording_of(edition), "translation", statement_ar="أولى.\n\nثانية."), by=None)

    draft = begin(edition, revision=shown_wording(wording_of(edition)), language="ar", kind="translation")

    assert (draft.revision, draft.statement) == (corrected, "أولى.\n\nثانية.")


@pytest.mark.parametrize(("kind", "language"), [("translation", "fr"), ("meaning", "ar"), ("meaning", "de")])
def test_only_what_can_be_amended_is_begun(kind, language):
    edition = consultation(statement_ar="")

    with pytest.raises(exceptions.NotAmendable):
        begin(edition, kind=kind, language=language)


def test_a_translation_that_is_missing_can_be_proposed():
    edition = consultation(statement_ar="")

    made = submitted(edition, kind="translation", language="ar", statement="فقرة أولى.\n\nفقرة ثانية.")

    assert made.status == "submitted"


def test_once_the_consultation_is_closed_in_the_city_nothing_is_begun_changed_or_submitted():
    edition = consultation()
    west, east = MemberFactory(time_zone="America/Toronto"), MemberFactory(time_zone="Asia/Beirut")
    set_consultation_closing(edition, closes_on=datetime.date(2026, 2, 1), by=None, on=datetime.date(2026, 1, 6))
    edition.refresh_from_db()
    drafts = [
        begin(edition, member=member, at=datetime.datetime(2026, 1, 20, tzinfo=datetime.UTC)) for member in (west, east)
    ]
    at = datetime.datetime(2026, 2, 2, 1, tzinfo=datetime.UTC)  # past midnight in Beirut, not yet in Toronto
    words = {"text": Text("Titre", FRENCH), "french": None, "justification": WHY, "version": 0, "at": at}

    assert amending.change_amendment(drafts[0], **words).title == "Titre"
    for act in (
        lambda: begin(edition, member=east, at=at),
        lambda: amending.change_amendment(drafts[1], **words),
        lambda: amending.submit_amendment(drafts[1], version=0, by=None, at=at),
    ):
        with pytest.raises(exceptions.ConsultationClosed):
            act()


def test_of_two_who_edit_one_draft_the_second_is_told_and_nothing_is_lost():
    draft = begin(consultation())
    words = {"french": None, "justification": WHY, "version": draft.version, "at": timezone.now()}
    first = amending.change_amendment(draft, text=Text("Titre", "Les mots de la première."), **words)

    with pytest.raises(EditConflict):
        amending.change_amendment(draft, text=Text("Titre", "Les mots du second."), **words)

    assert Amendment.objects.get().statement == first.statement == "Les mots de la première."


def test_french_that_is_the_wordings_own_counts_as_not_written():
    edition = consultation()

    untouched = drafted(edition, language="ar", french=FRENCH)
    written = drafted(edition, language="ar", french="Un seul paragraphe.")

    assert (untouched.lacks_french, untouched.french_by) == (True, "")
    assert (written.lacks_french, written.french_by) == (False, "city")


def test_submitted_it_is_numbered_in_its_edition_and_put_on_record(django_user_model):
    edition, user = consultation(), UserFactory()

    first, second = submitted(edition, by=user), submitted(edition, by=user)

    assert [first.number, second.number] == [1, 2]
    event = AmendmentEvent.objects.get(amendment=first)
    assert (event.what, event.member, event.by) == ("submitted", first.member, user)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"statement": FRENCH}, exceptions.NothingAmended),
        ({"statement": "Un premier paragraphe.  \n\n\n Un second\nparagraphe."}, exceptions.NothingAmended),
        ({"statement": ""}, exceptions.WordsMissing),
        ({"title": ""}, exceptions.WordsMissing),
    ],
)
def test_what_changes_nothing_or_leaves_nothing_is_not_submitted(words, refusal):
    edition = consultation()

    with pytest.raises(refusal):
        submitted(edition, **{"title": wording_of(edition).title_fr, **words})

    assert Amendment.objects.get().is_draft


def test_a_correction_of_a_translation_keeps_the_paragraphs_of_the_french():
    with pytest.raises(exceptions.ParagraphsDiffer) as refusal:
        submitted(consultation(), kind="translation", language="ar", statement="فقرة.")

    assert refusal.value.subject == (1, 2)


@pytest.mark.parametrize("justification", [" ", "\u200b", "…"])
def test_nothing_is_submitted_without_a_justification(justification):
    draft = begin(consultation())
    words = {"text": Text("Titre", FRENCH), "french": None, "justification": justification, "at": timezone.now()}
    draft = amending.change_amendment(draft, version=draft.version, **words)

    with pytest.raises(exceptions.JustificationMissing):
        amending.submit_amendment(draft, version=draft.version, by=None, at=timezone.now())


def test_a_draft_that_was_changed_since_it_was_read_is_not_submitted():
    draft = drafted(consultation())

    with pytest.raises(EditConflict):
        amending.submit_amendment(draft, version=draft.version - 1, by=None, at=timezone.now())


@pytest.mark.parametrize("column", ["statement", "justification", "language", "member", "revision", "number"])
def test_the_database_refuses_to_change_what_is_submitted(column):
    edition = consultation(2)
    made = submitted(edition)
    other = {"member": MemberFactory(), "revision": wording_of(edition), "number": 9, "language": "en"}
    other["revision"] = edition.articles.exclude(revision=made.revision).get().revision

    with pytest.raises(IntegrityError), transaction.atomic():
        Amendment.objects.filter(pk=made.pk).update(**{column: other.get(column, "Autre chose")})
    with pytest.raises(IntegrityError), transaction.atomic():
        AmendmentEvent.objects.update(note="Autre chose")


def test_a_draft_is_deleted_by_its_city_and_a_submitted_amendment_by_nobody():
    edition = consultation()
    draft, made = drafted(edition), submitted(edition)

    amending.discard_draft(draft)
    with pytest.raises(exceptions.AmendmentForbids):
        amending.discard_draft(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        Amendment.objects.filter(pk=made.pk)._raw_delete("default")

    assert Amendment.objects.get() == made


def test_withdrawn_it_stays_readable_and_can_be_withdrawn_once_only():
    made = submitted(consultation())

    withdrawn = amending.withdraw_amendment(made, by=None, at=timezone.now())

    assert (withdrawn.status, withdrawn.number) == ("withdrawn", 1)
    with pytest.raises(exceptions.AmendmentForbids):
        amending.withdraw_amendment(made, by=None, at=timezone.now())


def test_it_can_be_withdrawn_when_the_consultation_is_over():
    edition = consultation()
    made = submitted(edition)
    put_to_vote(Edition.objects.get(pk=edition.pk), by=None, on=datetime.date(2026, 2, 1))

    assert amending.withdraw_amendment(made, by=None, at=timezone.now()).status == "withdrawn"


def test_the_team_is_told_of_a_submission_and_of_no_draft(deliver):
    staff = UserFactory(group="commission-staff")
    edition = consultation()
    drafted(edition)
    assert Notice.objects.count() == 0

    made = submitted(edition, member=MandateFactory().member)

    assert list(Notice.objects.values_list("recipient", "kind")) == [(staff.pk, "amendment_received")]
    assert str(made.pk) in Notice.objects.get().path


@pytest.mark.parametrize("model", [Amendment, AmendmentEvent, CoSignature], ids=lambda model: model.__name__)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = id + 100"])
def test_no_sql_changes_or_deletes_what_is_submitted_or_signed_and_decided(model, statement):
    made = submitted(consultation())
    made.cosignatures.create(member=MemberFactory(), signed_at=timezone.now())
    amending.withdraw_amendment(made, by=None, at=timezone.now())

    with pytest.raises(IntegrityError, match="guard"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(model._meta.db_table))


def test_nothing_joins_a_decided_amendment():
    made = submitted(consultation())
    amending.withdraw_amendment(made, by=None, at=timezone.now())

    with pytest.raises(IntegrityError, match="guard"), transaction.atomic():
        made.cosignatures.create(member=MemberFactory(), signed_at=timezone.now())


def test_what_a_city_submitted_stays_when_the_one_who_did_it_is_erased():
    edition, member = consultation(), MemberFactory()
    person = MandateFactory(member=member, kind="delegate").person
    user = UserFactory(person=person)
    made = submitted(edition, member=member, by=user)

    erase_data(user=user, by=None, at=timezone.now())

    made.refresh_from_db()
    assert (made.status, made.justification) == ("submitted", WHY)
    assert made.author.email.endswith("@erased.invalid")
    assert made.events.get().by == made.author


def test_an_account_that_acted_for_a_city_is_not_deleted():
    user = UserFactory()
    submitted(consultation(), by=user)

    with pytest.raises(ProtectedError):
        user.delete()
