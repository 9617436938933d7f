"""``manage.py import_participants``."""

import io
import re

import pytest
from django.core.management import CommandError, call_command

from meetings.models import Attendance
from members.models import Mandate, Person
from tests.factories import MemberFactory, PersonFactory

from .conftest import TABLE


@pytest.fixture
def run(tmp_path):
    """``run(*arguments, content=bytes)``: (standard output, standard error, exit code) of the command."""

    def command(*arguments, content=None, meeting="villes-innovantes/11"):
        file = TABLE
        if content is not None:
            file = tmp_path / "table.csv"
            file.write_bytes(content)
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("import_participants", str(file), "--meeting", meeting, *arguments, stdout=out, stderr=err)
        except SystemExit as stop:
            return out.getvalue(), err.getvalue(), stop.code
        return out.getvalue(), err.getvalue(), 0

    return command


def recorded(meeting):
    return [
        (str(a.person), a.member.name_fr, a.title, a.mode)
        for a in meeting.attendances.select_related("person", "member")
    ]


def test_the_real_table_is_written_whole_and_in_its_order(run, meeting, real_rows):
    out, err, code = run()

    assert (err, code) == ("", 0)
    assert "new: 22, matched: 0, changed: 0, unchanged: 0" in out
    rows = recorded(meeting)
    assert len(rows) == 22
    assert [name for name, *_ in rows] == [f"{row['NOM']} {row['PRENOM']}" for row in real_rows]
    assert [title for _, _, title, _ in rows] == [row["TITRE"] for row in real_rows]
    assert [mode for *_, mode in rows].count("on_site") == 14
    assert [mode for *_, mode in rows].count("video") == 8
    assert rows[1][:2] == ("JAQUEMYNS Philippe", "Woluwe-Saint-Lambert (Bruxelles)")
    assert len({member for _, member, *_ in rows}) == 15
    assert len({a.member.country for a in meeting.attendances.select_related("member")}) == 9


def test_attending_makes_no_mandate_and_no_voting_right(run, meeting):
    run()

    assert Mandate.objects.count() == 0
    assert {a.member.has_voting_right for a in meeting.attendances.select_related("member")} == {False}


def test_the_same_file_twice_changes_nothing(run, meeting):
    run()
    before = list(Attendance.objects.values()), Attendance.history.count(), Person.history.count()

    out, _err, code = run()

    assert code == 0
    assert "new: 0, matched: 0, changed: 0, unchanged: 22" in out
    assert (list(Attendance.objects.values()), Attendance.history.count(), Person.history.count()) == before


def test_a_dry_run_shows_every_row_and_writes_nothing(run, meeting):
    out, _err, code = run("--dry-run")

    assert code == 0
    assert "new: 22" in out
    assert "19: unchanged" not in out
    assert (meeting.attendances.count(), Person.objects.count()) == (0, 0)


def test_a_near_name_stops_the_command_and_names_the_candidate(run, meeting):
    person = PersonFactory(surname="KEMLEU TCHABGOU", given_name="Jacques")

    _out, err, code = run()

    assert code == 1
    assert f"--match 6={person.pk}" in err
    assert meeting.attendances.count() == 0


def test_a_match_given_is_followed_and_its_spelling_kept(run, meeting):
    person = PersonFactory(surname="KEMLEU TCHABGOU", given_name="Jacques")

    out, _err, code = run("--match", f"6={person.pk}")

    assert code == 0
    assert "new: 21, matched: 1" in out
    assert [(s.surname, s.given_name, s.seen_in) for s in person.spellings.all()] == [
        ("KEMLEU TCHABGOU", "Jacquis", "participants-villes-innovantes-11.csv")
    ]
    assert "unchanged: 22" in run()[0]


def test_as_new_adds_doubtful_people_to_those_on_file(run, meeting):
    PersonFactory(surname="KEMLEU TCHABGOU", given_name="Jacques")

    out, _err, code = run("--as-new")

    assert code == 0
    assert "new: 22" in out
    assert Person.objects.count() == 23
    assert "unchanged: 22" in run()[0]


def test_an_unknown_meeting_gets_one_line_with_those_known(run, meeting):
    with pytest.raises(CommandError, match=r"villes-innovantes/12.*villes-innovantes/11") as error:
        run(meeting="villes-innovantes/12")

    assert "\n" not in str(error.value)


@pytest.mark.parametrize("decision", ["six=1", "6", "6=", "=3", "6=-1"])
def test_a_match_that_cannot_be_read_is_refused(run, meeting, decision):
    with pytest.raises(CommandError, match="6=12"):
        run("--match", decision)


def test_a_match_to_nobody_or_on_a_line_that_is_not_there_is_an_error(run, meeting):
    MemberFactory()

    for decision in ("6=999999", "99=1"):
        _out, err, code = run("--match", decision)
        assert code == 1
        assert decision.split("=")[0] in err
    assert meeting.attendances.count() == 0


def test_errors_name_their_lines_and_nothing_is_written(run, meeting, real_table):
    text = real_table.decode()
    text = text.replace("Québec", "Quebek").replace("Guinée", "Ginée").replace("Hind,Visio conférence", "Hind,Fax")

    _out, err, code = run(content=text.encode())

    assert code == 1
    assert re.findall(r"^\w+ (\d+)\W", err, re.MULTILINE) == ["8", "9", "12", "20"]
    assert "Québec" in err
    assert (meeting.attendances.count(), Person.objects.count()) == (0, 0)


def test_a_file_that_is_not_there_is_said_in_a_line(meeting):
    with pytest.raises(CommandError, match=r"nowhere\.csv"):
        call_command("import_participants", "nowhere.csv", "--meeting", "villes-innovantes/11")
