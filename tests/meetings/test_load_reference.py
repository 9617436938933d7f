"""`manage.py load_reference`: what is loaded, that it is safe to repeat, and what it leaves alone."""

import io
import shutil

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from charter_portal.pagecache.models import Stamp
from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register
from charters.domain.translating import states
from charters.models import Article, Charter, Edition, Principle, PrincipleRevision, Source
from meetings.models import Attendance, Decision, Meeting, Minutes
from members.models import Mandate, Member, Person, PersonMerge, PersonSpelling

pytestmark = pytest.mark.django_db

LANGUAGES = ("fr", "en", "ar")
FIELDS = ("title", "statement", "rationale", "typical_commitment", "clause_idea")


@pytest.fixture(autouse=True)
def _another_language_than_french():
    """The load must not depend on the language of whoever starts it."""
    with translation.override("en"):
        yield


@pytest.fixture
def root(tmp_path):
    """A copy of the data files, to be altered."""
    for app in ("members", "charters", "meetings"):
        shutil.copytree(settings.BASE_DIR / app / "reference", tmp_path / app / "reference")
    return tmp_path


def load(root=settings.BASE_DIR):
    """Load, and return the lines printed."""
    out = io.StringIO()
    call_command("load_reference", root=root, stdout=out)
    return out.getvalue().splitlines()


def alter(root, file, old, new):
    """Replace in a data file the one place that says ``old``."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def history_rows():
    return sum(model.objects.count() for model in apps.get_models() if model.__name__.startswith("Historical"))


def wordings():
    return PrincipleRevision.objects.filter(articles__edition__charter__slug="socle-commun").order_by(
        "articles__position"
    )


def test_members_and_people_are_those_of_the_meeting():
    load()

    assert Member.objects.count() == 15
    assert Member.objects.get(slug="woluwe-saint-lambert").spellings.get().text == "Bruxelles (Woluwe-Saint-Lambert)"
    assert Person.objects.count() == 22
    assert {str(spelling) for spelling in PersonSpelling.objects.all()} == {
        "KEMLEU TCHABGOU Jacques",
        "TRICHET Francky",
    }


def test_what_is_not_known_stays_blank():
    load()

    assert not Member.objects.filter(has_voting_right=True).exists()
    assert not Member.objects.exclude(population=None).exists()
    assert not Mandate.objects.exists()
    assert not Person.objects.exclude(civility="").exists()
    assert not Decision.objects.exclude(owner_fr=None, status="unknown").exists()
    assert Principle.objects.filter(charter__owner__slug="nantes").count() == 4


def test_meeting_has_its_participants_in_the_order_of_the_table():
    load()
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
    load()
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
    load()
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
    load()
    sources = Source.objects.filter(principle__key="souverainete")

    assert [(source.kind, source.locator_en, source.meeting_path) for source in sources] == [
        ("charter", "commitment 1", ""),
        ("charter", "principle B2", ""),
        ("meeting", None, "villes-innovantes/11"),
    ]
    assert not Source.objects.filter(kind="charter", cited_principle=None).exists()


def test_reference_charters_are_kept_unsealed():
    load()
    editions = Edition.objects.filter(charter__kind=Charter.Kind.REFERENCE)

    assert sorted((edition.number, edition.articles.count()) for edition in editions) == [
        ("2015", 6),
        ("2018", 5),
        ("2019", 4),
        ("2020", 13),
    ]
    assert not any(edition.is_sealed for edition in editions)


def test_opening_of_the_consultation_is_the_first_entry_of_the_register():
    load()
    edition = Edition.objects.get(charter__slug="socle-commun")
    entry = Entry.objects.get()

    assert edition.status == Edition.Status.CONSULTATION
    assert str(edition.consultation_opened_on) == "2026-11-23"
    assert edition.consultation_closes_on is None
    assert (entry.act, entry.actor) == (Entry.Act.CONSULTATION_OPENED, None)
    assert verify_register().fault is None


def test_translations_are_reviewed_by_nobody():
    load()
    edition = Edition.objects.get(charter__slug="socle-commun")

    assert states(edition) == {"en": "unreviewed", "ar": "unreviewed"}
    assert [states(revision) for revision in wordings()] == [{"en": "unreviewed", "ar": "unreviewed"}] * 12


def test_second_load_writes_nothing():
    first = load()
    history, stamp = history_rows(), list(Stamp.objects.values_list("value", flat=True))

    second = load()

    assert first[-1] == "Reference data: 307 created, 0 updated, 0 unchanged."
    assert second[-1] == "Reference data: 0 created, 0 updated, 307 unchanged."
    assert history_rows() == history
    assert list(Stamp.objects.values_list("value", flat=True)) == stamp
    assert not Charter.objects.exclude(version=0).exists()
    assert Entry.objects.count() == 1


def test_file_that_changed_updates_a_row_that_nobody_edited(root):
    load()
    alter(root, "members/reference/members.csv", "city,GN,Kindia,Kindia", "city,GN,Kindia,Kindia city")

    lines = load(root)

    kindia = Member.objects.get(slug="kindia")
    assert (kindia.name_en, kindia.version) == ("Kindia city", 1)
    assert lines[0] == "members: 0 created, 1 updated, 14 unchanged"
    assert load(root)[-1] == "Reference data: 0 created, 0 updated, 307 unchanged."


def test_french_that_changed_is_in_the_base_column_too(root):
    load()
    alter(root, "charters/reference/laws.toml", 'title.fr = "Loi n° 09-08"', 'title.fr = "Loi 09-08"')

    load(root)

    law = apps.get_model("charters", "Law").objects.rewrite(False).filter(key="maroc-09-08")
    assert list(law.values_list("title", "title_fr")) == [("Loi 09-08", "Loi 09-08")]


def test_row_edited_here_is_left_and_named(root):
    load()
    with translation.override("fr"):
        kindia = Member.objects.get(slug="kindia")
        kindia.name_fr = "Kindia (commune urbaine)"
        kindia.population = 1
        kindia.save()
    alter(root, "members/reference/members.csv", "city,GN,Kindia,Kindia", "city,GN,Kindia,Kindia city")

    lines = load(root)

    kindia.refresh_from_db()
    assert (kindia.name_fr, kindia.name_en) == ("Kindia (commune urbaine)", "Kindia")
    assert "left as it is: member kindia: edited here, differs from the data file (name_fr, name_en)" in lines
    assert lines[-1] == "Reference data: 0 created, 0 updated, 306 unchanged, 1 left as they are."


def test_field_that_the_files_do_not_give_belongs_to_people():
    load()
    Member.objects.filter(slug="kindia").update(website="https://kindia.example")

    assert load()[-1] == "Reference data: 0 created, 0 updated, 307 unchanged."


def test_row_deleted_here_stays_deleted():
    load()
    Decision.objects.get(number=2).delete()

    lines = load()

    assert sorted(Decision.objects.values_list("number", flat=True)) == [1, 3]
    assert "left as it is: decision villes-innovantes/11 2: deleted here" in lines


def test_person_merged_here_stays_merged():
    load()
    person = Person.objects.get(surname="KOITA")
    kept = Person.objects.create(surname="KOÏTA", given_name="Lamine")
    attendance = person.attendances.get()
    attendance.person = kept
    attendance.save()
    PersonMerge.objects.create(kept=kept, merged_number=person.pk, merged_name=str(person), at=timezone.now())
    person.delete()

    lines = load()

    assert not Person.objects.filter(surname="KOITA").exists()
    assert Attendance.objects.count() == 22
    assert "left as it is: person KOITA Lamine: merged with another person here" in lines


def test_links_changed_here_are_left_and_named():
    load()
    Decision.objects.get(number=3).members.remove(Member.objects.get(slug="namur"))

    lines = load()

    assert Decision.objects.get(number=3).members.count() == 2
    assert "left as it is: decision villes-innovantes/11 3: linked to other rows than in the data file" in lines


def test_sealed_wording_that_differs_is_named_and_left(root):
    load()
    socle = "charters/reference/socle-commun.toml"
    before = wordings().get(principle__key="ouverture")
    alter(root, socle, 'title.en = "Open by default"', 'title.en = "Wide open"')
    alter(root, socle, "Les jeux de données publiés sont à jour", "Les jeux publiés sont à jour")
    alter(root, socle, "La donnée est un objet politique.", "La donnée est politique.")

    lines = load(root)

    assert [line for line in lines if line.startswith("left as it is")] == [
        "left as it is: edition socle-commun 0.1: sealed, differs from the data file (preamble_fr)",
        "left as it is: wording socle-commun 0.1 ouverture: sealed, differs from the data file (title_en)",
        "left as it is: criterion socle-commun 0.1 ouverture 1: sealed, differs from the data file (text_fr)",
    ]
    after = wordings().get(principle__key="ouverture")
    assert (after.title_en, after.digest) == (before.title_en, before.digest)


def test_an_edition_s_number_that_has_no_address_stops_the_load(root):
    alter(root, "charters/reference/socle-commun.toml", 'edition = "0.1"', 'edition = "0/1"')

    with pytest.raises(CommandError) as refusal:
        load(root)

    assert str(refusal.value).startswith("charters/reference/socle-commun.toml: top of the file: number: ")
    assert Edition.objects.count() == 0


def test_principle_added_to_a_sealed_edition_is_named_and_not_loaded(root):
    load()
    path = root / "charters/reference/socle-commun.toml"
    path.write_text(path.read_text() + '\n[[principles]]\nkey = "nouveau"\ntitle.fr = "Nouveau"\n', encoding="utf-8")

    lines = load(root)

    assert "left as it is: wording socle-commun 0.1 nouveau: sealed, differs from the data file" in lines
    assert Article.objects.filter(edition__charter__slug="socle-commun").count() == 12


def test_row_that_left_the_files_is_named_and_kept(root):
    load()
    alter(root, "charters/reference/laws.toml", '[[laws]]\nkey = "convention-malabo"', '[[laws]]\nkey = "malabo"')
    alter(root, "charters/reference/socle-commun.toml", 'law = "convention-malabo"', 'law = "malabo"')

    lines = load(root)

    assert "left as it is: law convention-malabo: no longer in the data files" in lines


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "charters/reference/laws.toml",
            'key = "rgpd-22"',
            'kee = "rgpd-22"',
            "charters/reference/laws.toml: laws[3].key: is missing",
        ),
        (
            "charters/reference/socle-commun.toml",
            'title.fr = "Ouverture par défaut"',
            'title.fr = ""',
            "charters/reference/socle-commun.toml: principles[5].title.fr: is empty; "
            "leave the key out where nothing is known",
        ),
        (
            "charters/reference/socle-commun.toml",
            'law = "rgpd-22"',
            'law = "rgpd-99"',
            "charters/reference/socle-commun.toml: principles[7].sources[2].law: "
            "there is no law rgpd-99 in the data files",
        ),
        (
            "meetings/reference/villes-innovantes.toml",
            'status = "held"',
            'status = "over"',
            "meetings/reference/villes-innovantes.toml: meetings[1].status: "
            "must be one of draft, planned, held, cancelled, not over",
        ),
        (
            "meetings/reference/villes-innovantes.toml",
            'format = "hybrid"',
            'format = "hybrid"\nweather = "fair"',
            "meetings/reference/villes-innovantes.toml: meetings[1].weather: is not a known key",
        ),
        (
            "meetings/reference/participants-villes-innovantes-11.csv",
            "Guinée,Kindia",
            "Guinée,Kindya",
            "meetings/reference/participants-villes-innovantes-11.csv: line 12: "
            "VILLE: Kindya is the spelling of no member",
        ),
        (
            "members/reference/members.csv",
            "5.44397",
            "somewhere",
            "members/reference/members.csv: line 4: latitude: somewhere is not a number",
        ),
        (
            "members/reference/members.csv",
            "as_written",
            "written",
            "members/reference/members.csv: line 1: the columns must be kind, country, name_fr, name_en, name_ar, "
            "as_written, latitude, longitude, time_zone, geonames_id",
        ),
    ],
)
def test_malformed_file_is_refused_by_file_and_key_and_nothing_is_loaded(root, file, old, new, message):
    alter(root, file, old, new)

    with pytest.raises(CommandError) as error:
        load(root)

    assert str(error.value) == f"{message}. Nothing was loaded."
    assert not Member.objects.exists()
    assert not Entry.objects.exists()


def test_value_that_a_field_refuses_is_named(root):
    alter(root, "members/reference/members.csv", "Africa/Conakry", "Africa/Kindia")

    with pytest.raises(CommandError, match=r"^members/reference/members\.csv: line 9: time_zone: "):
        load(root)


def test_import_of_the_same_table_changes_nothing():
    load()
    history = history_rows()
    table = settings.BASE_DIR / "meetings/reference/participants-villes-innovantes-11.csv"

    call_command("import_participants", str(table), meeting="villes-innovantes/11", stdout=io.StringIO())

    assert history_rows() == history
    assert load()[-1] == "Reference data: 0 created, 0 updated, 307 unchanged."
