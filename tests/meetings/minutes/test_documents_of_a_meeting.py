"""The documents that a meeting gives beside its minutes: what they say, what they lack, all of them in one file."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from charter_portal.tasks.models import Job
from meetings.documents.kinds import KINDS, manuscript_of
from meetings.domain import bundling
from meetings.domain.bundling import ask_for_bundle, forget_bundles, make_bundle
from meetings.domain.grouping import attendance_figures
from meetings.exceptions import NothingToPrint
from meetings.models import Bundle, HandVote, Meeting
from tests import factories
from tests.meetings.minutes.steps import approved, fresh, sealed
from tests.portal.pdf.reading import attachments, failures, pages, text

pytestmark = pytest.mark.django_db


def voted(**fields):
    """An approved meeting in which cities voted by show of hands."""
    meeting = approved(**fields)
    HandVote.objects.create(
        meeting=meeting,
        item=meeting.agenda.get(),
        number=1,
        question_fr="Faut-il continuer ?",
        taken_at=timezone.now(),
        entitled=5,
        in_favour=3,
        against=1,
        abstaining=1,
    )
    return fresh(meeting)


@pytest.mark.once
@pytest.mark.parametrize("language", ["fr", "en", "ar"])
@pytest.mark.parametrize("kind", ["decision-log", "vote-record"])
def test_each_conforms_in_each_language(kind, language):
    manuscript = manuscript_of(kind, voted(), language)

    pdf = manuscript.printed()

    assert failures(pdf) == []
    assert manuscript.printed() == pdf


def test_the_decision_log_says_who_does_what_by_when_and_who_disagreed():
    meeting = approved()
    meeting.decisions.update(dissent_fr="Deux villes auraient attendu.", owner_fr="Le secrétariat", due_on="2026-09-01")

    pdf = manuscript_of("decision-log", meeting, "fr").printed()

    words = text(pdf)
    for said in ("Décider ensemble.", "Le secrétariat", "1er septembre 2026", "Deux villes auraient attendu."):
        assert said in words
    assert "Projet" not in words
    assert "Décider ensemble." in attachments(pdf)["decisions.csv"].decode()


def test_what_is_missing_makes_it_a_draft_that_says_so():
    words = text(manuscript_of("decision-log", factories.DecisionFactory(number=2).meeting, "fr").printed())

    assert "Projet" in words
    assert "qui s’occupe de la décision 2" in words or "qui s'occupe de la décision 2" in words


def test_what_is_for_members_is_left_out_of_what_everyone_reads():
    meeting = factories.MeetingFactory()
    item = factories.AgendaItemFactory(meeting=meeting, audience="members")
    factories.DecisionFactory(meeting=meeting, item=item, text_fr="Décision tue")

    words = [text(manuscript_of("decision-log", meeting, "fr", readers=one).printed()) for one in ("", "members")]

    assert ["Décision tue" in said for said in words] == [False, True]


def test_the_vote_record_says_rule_quorum_and_result():
    words = text(manuscript_of("vote-record", voted(), "fr").printed())

    assert "Faut-il continuer ?" in words.replace("\u202f", " ").replace("\xa0", " ")
    assert "majorité simple" in words.lower()
    assert "quorum" in words.lower()


def test_the_minutes_print_votes_by_show_of_hands_under_their_item():
    words = text(manuscript_of("minutes", voted(), "fr").printed())

    assert "3 voix pour" in words
    assert "Présents pour ce point" not in words  # nobody's coming and leaving was noted


def test_a_question_in_another_language_is_kept_apart_within_its_sentence():
    html = manuscript_of("minutes", voted(), "ar").html

    assert '<bdi dir="ltr">Faut-il continuer\xa0?</bdi>' in html


def test_without_a_vote_or_minutes_there_is_nothing_to_print():
    meeting = factories.MeetingFactory()

    for kind in ("vote-record", "minutes"):
        with pytest.raises(NothingToPrint):
            manuscript_of(kind, meeting, "fr")


def test_the_11th_meeting_gives_its_documents_and_its_counts_are_those_of_the_source(reference_data, tmp_path):
    meeting = Meeting.objects.select_related("commission").get(number=11)
    figures = attendance_figures(meeting.attendances.select_related("member"))
    assert (figures.on_site, figures.video, figures.countries) == (14, 8, 9)

    for kind in KINDS.keys() - {"vote-record"}:
        call_command("export_document", meeting.path, kind, output=str(tmp_path / f"{kind}.pdf"))
        assert (tmp_path / f"{kind}.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(CommandError, match="nothing was put to a vote in meeting villes-innovantes/11"):
        call_command("export_document", meeting.path, "vote-record", output=str(tmp_path / "v.pdf"))


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [("ailleurs/1", "minutes", "no meeting 'ailleurs/1'; known: "), ("x", "affiche", "unknown document 'affiche'")],
)
def test_the_command_names_what_is_known(tmp_path, path, kind, words):
    with pytest.raises(CommandError, match=words):
        call_command("export_document", path, kind, output=str(tmp_path / "x.pdf"))


@pytest.mark.once
def test_a_long_log_is_cut_between_decisions():
    meeting = factories.MeetingFactory()
    factories.DecisionFactory.create_batch(60, meeting=meeting, text_fr="Une décision " * 30, owner_fr="محمد Benali")

    pdf = manuscript_of("decision-log", meeting, "fr").printed()

    assert len(pages(pdf)) > 5
    assert failures(pdf) == []


def at(name, meeting, *more):
    return reverse(f"meetings:{name}", args=[meeting.commission.slug, meeting.number, *more])


def test_the_desk_lists_each_document_with_what_it_lacks(client_of):
    meeting = factories.MeetingFactory()
    secretary = client_of("secretariat")

    page = secretary.get(at("documents_desk", meeting)).text

    assert all(at("document_pdf", meeting, kind, "ar") in page for kind in KINDS)
    assert "le compte rendu lui-même" in page
    back = secretary.get(at("document_pdf", meeting, "vote-record", "fr"), follow=True)
    assert "il n’y a rien à y imprimer" in back.text.replace("&#x27;", "’").replace("'", "’")


def test_all_documents_are_put_into_one_file_for_the_one_who_asked(client_of):
    meeting = sealed()
    secretary = client_of("secretariat")
    secretary.post(at("bundle_meeting", meeting))
    bundle = Bundle.objects.get()

    make_bundle.func(bundle.job_id, bundle.pk)

    answer = secretary.get(at("bundle_file", meeting, bundle.pk))
    names = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).namelist()
    assert len(names) == 15
    assert Job.objects.get().state == "done"
    assert at("bundle_file", meeting, bundle.pk) in secretary.get(at("documents_desk", meeting)).text
    assert client_of("administrator").get(at("bundle_file", meeting, bundle.pk)).status_code == 404


def test_a_worker_that_takes_over_prints_only_what_is_missing(settings):
    meeting = factories.DecisionFactory(meeting__starts_on="2026-03-02").meeting
    bundle = ask_for_bundle(year=2026, owner=factories.UserFactory(), path="/x/")
    name = f"{meeting.commission.slug}-{meeting.number}-decision-log-fr.pdf"
    folder = Path(settings.PRIVATE_ROOT) / bundling.FOLDER / f"{bundle.pk}.d"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(b"printed by the one that was killed")

    assert make_bundle.func(bundle.job_id, bundle.pk) == 12

    bundle.refresh_from_db()
    with zipfile.ZipFile(bundle.file) as archive:
        assert archive.read(name) == b"printed by the one that was killed"
    assert not folder.exists()


def test_a_year_holds_only_meetings_that_the_one_who_asked_sees():
    shown = factories.DecisionFactory(meeting__starts_on="2026-03-02").meeting
    factories.DecisionFactory(meeting__starts_on="2026-03-03", meeting__status="draft")
    bundle = ask_for_bundle(year=2026, owner=factories.UserFactory(group="commission-staff"), path="/x/")

    make_bundle.func(bundle.job_id, bundle.pk)

    bundle.refresh_from_db()
    with zipfile.ZipFile(bundle.file) as archive:
        meetings = {name.removeprefix(shown.commission.slug).split("-")[1] for name in archive.namelist()}
    assert meetings == {str(shown.number)}


def test_old_files_are_forgotten():
    bundle = ask_for_bundle(meeting=factories.MeetingFactory(), owner=factories.UserFactory(), path="/x/")
    make_bundle.func(bundle.job_id, bundle.pk)
    bundle.refresh_from_db()
    path = bundle.file.path

    assert forget_bundles() == 0
    assert forget_bundles(at=timezone.now() + bundling.KEPT * 2) == 1
    assert not Bundle.objects.exists()
    assert not Path(path).exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_same_of_any_number(client_of, django_assert_num_queries, rows):
    secretary = client_of("secretariat")
    meeting = factories.MeetingFactory()
    for decision in factories.DecisionFactory.create_batch(rows, meeting=meeting):
        decision.members.add(factories.MemberFactory())
        ask_for_bundle(meeting=meeting, owner=secretary.user, path="/x/")

    with django_assert_num_queries(11):
        secretary.get(at("documents_desk", meeting))
