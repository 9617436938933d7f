"""The minutes as a document, its data, its command and its addresses."""

import io
import re

import pikepdf
import pypdf
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from meetings.documents.minutes import minutes_manuscript
from meetings.documents.participants import LINES_KEPT_TOGETHER, countries_of, participants_table
from meetings.models import Attendance, Meeting, Minutes
from tests.factories import (
    AgendaItemFactory,
    AttendanceFactory,
    DecisionFactory,
    InterventionFactory,
    MemberFactory,
    PersonFactory,
)
from tests.meetings.minutes.steps import summarised
from tests.portal.pdf.reading import attachments, bookmarks, failures, pages, scopes, text

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def meeting():
    return summarised()


@pytest.fixture
def reference(reference_data):
    """The real meeting of the reference data."""
    return Meeting.objects.select_related("commission", "host", "minutes").get(number=11)


def rendered(meeting, language="fr"):
    return minutes_manuscript(Meeting.objects.get(pk=meeting.pk), language).printed()


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_minutes_of_the_real_meeting_conform_and_name_everyone(reference, language):
    manuscript = minutes_manuscript(reference, language)

    pdf = manuscript.printed()

    assert failures(pdf) == []
    assert scopes(pdf) == {"/Column", "/Row"}
    assert manuscript.printed() == pdf
    body = text(pdf)
    people = [str(row.person) for row in reference.attendances.select_related("person")]
    assert len(people) == 22
    assert [name for name in people if name not in body and name.replace("-", "- ") not in body] == []
    with translation.override(language):
        assert attachments(pdf) == {"participants.csv": participants_table(reference, language).encode()}
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata.title.strip() != ""
    assert reader.metadata["/CreationDate"].startswith("D:20220303")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == language


def test_participants_stand_in_the_order_of_the_source(reference):
    body = text(minutes_manuscript(reference, "fr").printed())

    at = [body.index(row.person.surname) for row in reference.attendances.select_related("person")]
    assert at == sorted(at)
    countries = ["Belgique", "Cameroun", "Canada", "Côte d", "Guinée", "France", "Maroc", "Tunisie", "Suisse"]
    starts = [body.index(f"{country}") for country in countries]
    assert len(starts) == 9


def test_arabic_text_extracts_as_it_was_written(reference):
    body = text(minutes_manuscript(reference, "ar").printed())

    assert "المدن المبتكرة" in body
    assert "تقاسم قاعدة مشتركة" in body


def test_bookmarks_follow_the_agenda(meeting):
    AgendaItemFactory(meeting=meeting, title_fr="Premier point")
    AgendaItemFactory(meeting=meeting, title_fr="Second point")

    titles = bookmarks(rendered(meeting))

    flat = str(titles)
    assert flat.index("Premier point") < flat.index("Second point")


def test_pages_are_numbered_but_for_the_cover(meeting):
    AgendaItemFactory(meeting=meeting)

    found = pages(rendered(meeting))

    assert f"2 {'of' if 'of' in found[1].split() else 'sur'} {len(found)}" in found[1]


def test_text_is_markdown_without_headings_or_html(meeting):
    AgendaItemFactory(meeting=meeting, title_fr="Un point", text_fr="# Un titre\n\n<b>gras</b> *penché*\n\n- un")

    pdf = rendered(meeting)

    assert failures(pdf) == []
    assert "<b>gras</b> penché" in text(pdf)
    assert "Un titre" not in str(bookmarks(pdf))


def test_speakers_are_named_with_civility_when_it_is_known(meeting):
    item = AgendaItemFactory(meeting=meeting)
    known = PersonFactory(surname="EXEMPLE", given_name="Ada", civility="mme")
    InterventionFactory(item=item, person=known, title="maire", member__name_fr="Ville-Exemple")
    InterventionFactory(item=item, person=PersonFactory(surname="AUTRE", given_name="Sam"), title="", member=None)

    html = minutes_manuscript(Meeting.objects.get(pk=meeting.pk), "fr").html

    assert f'{known.get_civility_display()} <bdi dir="ltr">Ada EXEMPLE</bdi>' in html
    assert '<li><bdi dir="ltr">Sam AUTRE</bdi></li>' in html


def test_a_city_whose_name_has_brackets_stands_after_a_comma(meeting):
    item = AgendaItemFactory(meeting=meeting)
    InterventionFactory(item=item, title="maire", member__name_fr="Woluwe (Bruxelles)")
    InterventionFactory(item=item, title="maire", member__name_fr="Nantes")

    html = minutes_manuscript(Meeting.objects.get(pk=meeting.pk), "fr").html

    assert "maire</bdi>, Woluwe (Bruxelles)</li>" in html
    assert "maire</bdi> (Nantes)</li>" in html


def test_who_sits_for_two_cities_is_said_so(meeting):
    AttendanceFactory(meeting=meeting).also_for.add(MemberFactory(name_fr="Autre-Ville"))

    assert "aussi pour Autre-Ville" in minutes_manuscript(Meeting.objects.get(pk=meeting.pk), "fr").html


def test_an_untranslated_text_is_printed_in_french_and_says_so(meeting):
    AgendaItemFactory(meeting=meeting, text_fr="Ce qui a été dit.", text_en="")

    html = minutes_manuscript(Meeting.objects.get(pk=meeting.pk), "en").html

    assert '<div lang="fr" dir="ltr"><p>Ce qui a été dit.</p>' in html
    assert 'class="pending"' in html


def test_a_draft_says_so_and_lists_what_is_missing(meeting):
    Minutes.objects.filter(meeting=meeting).update(status=Minutes.Status.DRAFT)

    html = minutes_manuscript(Meeting.objects.get(pk=meeting.pk), "fr").html

    assert 'class="chip draft"' in html
    assert html.split('class="note draft"')[1].split("</ul>")[0].count("<li>") == 6


def test_a_group_taller_than_a_page_repeats_its_label_and_heads(meeting):
    member = MemberFactory(name_fr="Ville-Longue")
    for _ in range(90):
        AttendanceFactory(meeting=meeting, member=member)

    pdf = rendered(meeting)

    assert failures(pdf) == []
    with_rows = [page for page in pages(pdf) if "EXEMPLE" in page]
    assert len(with_rows) >= 3
    assert all("Ville-Longue" in page and "France" in page for page in with_rows)


def test_a_row_is_never_cut_by_the_foot_of_a_page(meeting):
    for city in range(25):
        member = MemberFactory(country=("FR", "MA")[city % 2])  # a table each
        for person in range(2):
            number = f"{city}n{person}n"
            title = f"Fonction{number} " + "dont le nom est long " * (city % 5)
            AttendanceFactory(meeting=meeting, member=member, person__surname=f"NOM{number}", title=title)

    found = pages(rendered(meeting))

    for page in found:
        assert set(re.findall(r"NOM(\d+n\dn)", page)) == set(re.findall(r"Fonction(\d+n\dn)", page))
    by_city = [{number.split("n")[0] for number in re.findall(r"NOM(\d+n\dn)", page)} for page in found]
    assert sum(map(len, by_city)) == 25  # nor is a city


def test_a_city_that_is_too_tall_for_a_page_stands_in_a_table_of_its_own():
    tall, other = MemberFactory.build(pk=1), MemberFactory.build(pk=2)

    def row(member):
        return Attendance(title="x", person=PersonFactory.build(surname="X"), member=member)

    found = countries_of([row(other), *(row(tall) for _ in range(LINES_KEPT_TOGETHER + 1)), row(other)])

    assert [(one.member, len(one.parts)) for one in found] == [(None, 1), (tall, LINES_KEPT_TOGETHER + 1), (None, 1)]


def test_long_titles_fit(meeting):
    AgendaItemFactory(meeting=meeting, title_fr="Un titre très long " * 12)
    AttendanceFactory(meeting=meeting, title="Fonction" * 30)
    Meeting.objects.filter(pk=meeting.pk).update(theme_fr="Un thème. " * 25, parent_event_fr="À côté. " * 25)

    manuscript = minutes_manuscript(Meeting.objects.get(pk=meeting.pk), "fr")

    assert failures(manuscript.printed()) == []
    assert 'class="cover dense"' in manuscript.html


def test_a_country_never_written_or_excused_people_do_not_break_it(meeting):
    AttendanceFactory(meeting=meeting, member=None)
    AttendanceFactory(meeting=meeting, mode=Attendance.Mode.EXCUSED, person__surname="ABSENTE")
    DecisionFactory(meeting=meeting)

    pdf = rendered(meeting)

    assert failures(pdf) == []
    assert "ABSENTE" in text(pdf)


def test_cells_of_the_table_are_neutralised(meeting):
    AttendanceFactory(meeting=meeting, title="=HYPERLINK(1)", person__surname="+X")

    lines = participants_table(meeting, "fr").splitlines()

    assert lines[0].startswith("\ufeff")
    assert ",'=HYPERLINK(1),'+X,Camille," in lines[1]


# -- the command -----------------------------------------------------------------------------------


def test_the_command_writes_the_same_file_twice(meeting, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        call_command("export_minutes", meeting.path, language="fr", output=str(tmp_path / name), stdout=io.StringIO())

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["a.pdf", "b.pdf"]


def test_the_command_leaves_no_part_of_a_file(meeting, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_minutes", meeting.path, output=str(tmp_path / "absent" / "x.pdf"))


# -- addresses -------------------------------------------------------------------------------------
