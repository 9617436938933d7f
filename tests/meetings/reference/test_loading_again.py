"""Loading the reference data again is safe: what people changed or deleted is left alone."""

import io

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone, translation

from charter_portal.pagecache.models import Stamp
from charter_portal.register.models import Entry
from charters.models import Article, Charter
from meetings.models import Attendance, Decision
from members.models import Member, Person, PersonMerge
from tests.meetings.reference.steps import alter, load, wordings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


def history_rows():
    return sum(model.objects.count() for model in apps.get_models() if model.__name__.startswith("Historical"))


def test_second_load_writes_nothing(reference_data):
    history, stamp = history_rows(), list(Stamp.objects.values_list("value", flat=True))

    second = load()

    assert reference_data[-1] == "Reference data: 335 created, 0 updated, 0 unchanged."
    assert second[-1] == "Reference data: 0 created, 0 updated, 335 unchanged."
    assert history_rows() == history
    assert list(Stamp.objects.values_list("value", flat=True)) == stamp
    assert not Charter.objects.exclude(version=0).exists()
    assert list(Entry.objects.order_by("number").values_list("act", flat=True)) == [
        "consultation_opened",
        *["adoption_interest"] * 3,
        *["clause_published"] * 12,
    ]


def test_file_that_changed_updates_a_row_that_nobody_edited(root):
    alter(root, "members/reference/members.csv", "city,GN,Kindia,Kindia", "city,GN,Kindia,Kindia city")

    lines = load(root)

    kindia = Member.objects.get(slug="kindia")
    assert (kindia.name_en, kindia.version) == ("Kindia city", 1)
    assert lines[0] == "members: 0 created, 1 updated, 14 unchanged"
    assert load(root)[-1] == "Reference data: 0 created, 0 updated, 335 unchanged."


def test_french_that_changed_is_in_the_base_column_too(root):
    alter(root, "charters/reference/laws.toml", 'title.fr = "Loi n° 09-08"', 'title.fr = "Loi 09-08"')

    load(root)

    law = apps.get_model("charters", "Law").objects.rewrite(False).filter(key="maroc-09-08")
    assert list(law.values_list("title", "title_fr")) == [("Loi 09-08", "Loi 09-08")]


def test_row_edited_here_is_left_and_named(root):
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
    assert lines[-1] == "Reference data: 0 created, 0 updated, 334 unchanged, 1 left as they are."


def test_field_that_the_files_do_not_give_belongs_to_people():
    Member.objects.filter(slug="kindia").update(website="https://kindia.example")

    assert load()[-1] == "Reference data: 0 created, 0 updated, 335 unchanged."


def test_row_deleted_here_stays_deleted():
    Decision.objects.get(number=2).delete()

    lines = load()

    assert sorted(Decision.objects.values_list("number", flat=True)) == [1, 3]
    assert "left as it is: decision villes-innovantes/11 2: deleted here" in lines


def test_person_merged_here_stays_merged():
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
    Decision.objects.get(number=3).members.remove(Member.objects.get(slug="namur"))

    lines = load()

    assert Decision.objects.get(number=3).members.count() == 2
    assert "left as it is: decision villes-innovantes/11 3: linked to other rows than in the data file" in lines


def test_sealed_wording_that_differs_is_named_and_left(root):
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


def test_principle_added_to_a_sealed_edition_is_named_and_not_loaded(root):
    path = root / "charters/reference/socle-commun.toml"
    path.write_text(path.read_text() + '\n[[principles]]\nkey = "nouveau"\ntitle.fr = "Nouveau"\n', encoding="utf-8")

    lines = load(root)

    assert "left as it is: wording socle-commun 0.1 nouveau: sealed, differs from the data file" in lines
    assert Article.objects.filter(edition__charter__slug="socle-commun").count() == 12


def test_row_that_left_the_files_is_named_and_kept(root):
    alter(root, "charters/reference/laws.toml", '[[laws]]\nkey = "convention-malabo"', '[[laws]]\nkey = "malabo"')
    alter(root, "charters/reference/socle-commun.toml", 'law = "convention-malabo"', 'law = "malabo"')

    lines = load(root)

    assert "left as it is: law convention-malabo: no longer in the data files" in lines


def test_import_of_the_same_table_changes_nothing():
    history = history_rows()
    table = settings.BASE_DIR / "meetings/reference/participants-villes-innovantes-11.csv"

    call_command("import_participants", str(table), meeting="villes-innovantes/11", stdout=io.StringIO())

    assert history_rows() == history
    assert load()[-1] == "Reference data: 0 created, 0 updated, 335 unchanged."
