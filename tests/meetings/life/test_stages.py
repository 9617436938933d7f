import pytest

from meetings.models import Meeting, Minutes
from meetings.stages import LIFE, Stage, reached, stage_of
from meetings.words import STAGES


@pytest.mark.parametrize(
    ("meeting", "minutes", "stage"),
    [
        ("draft", "", Stage.DRAFT),
        ("planned", "draft", Stage.PLANNED),
        ("in_session", "draft", Stage.IN_SESSION),
        ("held", "", Stage.HELD),
        ("held", "draft", Stage.DRAFTED),
        ("held", "summary", Stage.SUMMARY),
        ("held", "sealed", Stage.SEALED),
        ("cancelled", "draft", Stage.CANCELLED),
    ],
)
def test_the_stage_is_what_meeting_and_minutes_say_together(meeting, minutes, stage):
    assert stage_of(meeting, minutes) is stage


def test_every_status_has_a_stage_and_every_stage_its_words():
    stages = {
        stage_of(meeting, minutes) for meeting in Meeting.Status.values for minutes in ("", *Minutes.Status.values)
    }

    assert stages == set(Stage) == set(STAGES)


def test_what_is_before_is_past_and_what_is_after_to_come():
    places = [place for _stage, place in reached(Stage.IN_SESSION)]

    assert places == ["past", "past", "present", *["to_come"] * 5]


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage not in LIFE])
def test_outside_of_its_life_nothing_is_reached(stage):
    assert {place for _stage, place in reached(stage)} == {"to_come"}
