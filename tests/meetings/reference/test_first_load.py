"""`manage.py load_reference`: what is loaded into an empty portal."""

import pytest

from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register
from charters.domain.translating import states
from charters.models import Charter, Edition, Principle, Source
from meetings.models import Attendance, Decision, Meeting, Minutes
from members.models import Mandate, Member, Person, PersonSpelling
from tests.meetings.reference.steps import wordings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


LANGUAGES = ("fr", "en", "ar")


FIELDS = ("title", "statement", "rationale", "typical_commitment", "clause_idea")


def test_members_and_people_are_those_of_the_meeting():
    assert Member.objects.count() == 15
    assert Member.objects.get(slug="woluwe-saint-lambert").spellings.get().text == "Bruxelles (Woluwe-Saint-Lambert)"
    assert Person.objects.count() == 22
    assert {str(spelling) for spelling in PersonSpelling.objects.all()} == {
        "KEMLEU TCHABGOU Jacques",
        "TRICHET Francky",
    }


def test_what_is_not_known_stays_blank():
    assert not Member.objects.filter(has_voting_right=True).exists()
    assert not Member.objects.exclude(population=None).exists()
    assert not Mandate.objects.exists()
    assert not Person.objects.exclude(civility="").exists()
    assert not Decision.objects.exclude(owner_fr=None, status="unknown").exists()
    assert Principle.objects.filter(charter__owner__slug="nantes").count() == 4


def test_meeting_has_its_participants_in_the_order_of_the_table():
    attendances = Attendance.objects.select_related("member", "person")

    assert attendances.count() == 22
    assert attendances.filter(mode="on_site").count() == 14
    assert attendances.filter(mode="video").count() == 8
    assert len({attendance.member.country.code for attendance in attendances}) == 9
    assert len({attendance.member_id for attendance in attendances}) == 15
    assert str(attendances[0]) == "DUMOULIN Véronique"
    assert attendances[2].title == "Bourgmestre"
    assert str(attendances[21]) == "BERNARD Fabrice"


def test_minutes_are_a_summary_that_speaks_three_languages():
    meeting = Meeting.objects.get(commission__slug="villes-innovantes", number=11)

    assert meeting.minutes.status == Minutes.Status.SUMMARY
    assert [item.kind for item in meeting.agenda.all()] == [
        "presentation",
        "presentation",
        "questions",
        "presentation",
        "reaction",
        "conclusion",
    ]
    for item in meeting.agenda.all():
        assert len({getattr(item, f"text_{language}").count("\n\n") for language in LANGUAGES}) == 1
    interested = meeting.decisions.get(members__slug="namur")
    assert set(interested.members.values_list("slug", flat=True)) == {"geneve", "namur", "quebec"}


def test_shared_charter_has_twelve_principles_in_three_languages():
    keys = [revision.principle.key for revision in wordings()]

    assert len(keys) == 12
    assert (keys[0], keys[11]) == ("souverainete", "commande-redevabilite")
    for revision in wordings():
        texts = [getattr(revision, f"{field}_{language}") for field in FIELDS for language in LANGUAGES]
        texts += [getattr(sign, f"text_{language}") for sign in revision.criteria.all() for language in LANGUAGES]
        assert len(texts) == 24
        assert all(texts)
        counts = [len(getattr(revision, f"statement_{language}").split("\n\n")) for language in LANGUAGES]
        assert counts == [2, 2, 2]


def test_sources_say_where_a_principle_comes_from():
    sources = Source.objects.filter(principle__key="souverainete")

    assert [(source.kind, source.locator_en, source.meeting_path) for source in sources] == [
        ("charter", "commitment 1", ""),
        ("charter", "principle B2", ""),
        ("meeting", None, "villes-innovantes/11"),
    ]
    assert not Source.objects.filter(kind="charter", cited_principle=None).exists()


def test_reference_charters_are_kept_unsealed():
    editions = Edition.objects.filter(charter__kind=Charter.Kind.REFERENCE)

    assert sorted((edition.number, edition.articles.count()) for edition in editions) == [
        ("2015", 6),
        ("2018", 5),
        ("2019", 4),
        ("2020", 13),
    ]
    assert not any(edition.is_sealed for edition in editions)


def test_opening_of_the_consultation_is_the_first_entry_of_the_register():
    edition = Edition.objects.get(charter__slug="socle-commun")
    entry = Entry.objects.order_by("number").first()

    assert edition.status == Edition.Status.CONSULTATION
    assert str(edition.consultation_opened_on) == "2026-11-23"
    assert edition.consultation_closes_on is None
    assert (entry.act, entry.actor) == (Entry.Act.CONSULTATION_OPENED, None)
    assert verify_register().fault is None


def test_translations_are_reviewed_by_nobody():
    edition = Edition.objects.get(charter__slug="socle-commun")

    assert states(edition) == {"en": "unreviewed", "ar": "unreviewed"}
    assert [states(revision) for revision in wordings()] == [{"en": "unreviewed", "ar": "unreviewed"}] * 12
