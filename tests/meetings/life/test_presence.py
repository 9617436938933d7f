import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charters.domain.tallying import Quorum
from meetings.presence import Participant, Span, standing_at, standings

TEN = datetime.datetime(2027, 3, 4, 10, tzinfo=datetime.UTC)


def at(minutes):
    return TEN + datetime.timedelta(minutes=minutes)


def someone(key, *spans, cities=(), proxies=()):
    return Participant(
        key,
        frozenset(cities),
        frozenset(proxies),
        tuple(Span(mode, at(since), None if until is None else at(until)) for mode, since, until in spans),
    )


def test_someone_is_there_from_the_arrival_until_the_leaving():
    one = someone("A", ("on_site", 0, 30), ("video", 30, None))

    assert [one.mode_at(at(minutes)) for minutes in (-1, 0, 29, 30, 500)] == [
        "",
        "on_site",
        "on_site",
        "video",
        "video",
    ]


@pytest.mark.parametrize(
    ("begins", "ends", "modes"),
    [(0, 10, ("on_site",)), (20, 40, ("on_site", "video")), (60, None, ("video",)), (-20, 0, ())],
)
def test_the_modes_of_someone_during_an_item(begins, ends, modes):
    one = someone("A", ("on_site", 0, 30), ("video", 30, None))

    assert one.modes_during(at(begins), None if ends is None else at(ends)) == modes


def test_a_city_is_present_once_represented_only_while_none_of_its_own_is_there():
    first = someone("A", ("on_site", 0, None), cities={"nantes"}, proxies={"dschang", "agadir"})
    second = someone("B", ("video", 10, 20), cities={"dschang"})

    def counted(minutes):
        standing = standing_at(
            [first, second], convened={"nantes", "dschang", "agadir", "kindia"}, quorum=Quorum(1, 2), at=at(minutes)
        )
        return set(standing.present), set(standing.represented), standing.is_met

    assert counted(-1) == (set(), set(), False)
    assert counted(0) == ({"nantes"}, {"dschang", "agadir"}, True)
    assert counted(15) == ({"nantes", "dschang"}, {"agadir"}, True)
    assert counted(25) == ({"nantes"}, {"dschang", "agadir"}, True)


def test_who_was_not_convened_counts_on_neither_side():
    standing = standing_at(
        [someone("A", ("on_site", 0, None), cities={"ailleurs"}, proxies={"ici"})],
        convened={"ici", "là"},
        quorum=Quorum(1, 2),
        at=at(1),
    )

    assert (standing.counted, standing.needed, standing.is_met) == (1, 1, True)


def test_without_a_rule_any_number_will_do():
    assert standing_at([], convened={"ici"}, quorum=None, at=TEN).is_met


_SPANS = st.lists(
    st.tuples(st.sampled_from(["on_site", "video"]), st.integers(0, 50), st.integers(1, 50)), max_size=3
).map(lambda rows: tuple(Span(mode, at(since), at(since + length)) for mode, since, length in rows))
_CITIES = st.frozensets(st.sampled_from("abcdef"), max_size=3)
_PEOPLE = st.lists(st.builds(Participant, st.integers(), _CITIES, _CITIES, _SPANS), max_size=5)


@settings(max_examples=50)
@given(people=_PEOPLE, convened=st.frozensets(st.sampled_from("abcdef")), minutes=st.integers(-5, 110))
def test_what_holds_at_a_moment_is_what_held_at_the_last_change(people, convened, minutes):
    moment, quorum = at(minutes), Quorum(1, 2)
    told = [standing for change, standing in standings(people, convened=convened, quorum=quorum) if change <= moment]
    nothing = standing_at([], convened=convened, quorum=quorum, at=moment)

    now = standing_at(people, convened=convened, quorum=quorum, at=moment)

    assert now == (told[-1] if told else nothing)
    assert now.present | now.represented <= convened
    assert not now.present & now.represented
