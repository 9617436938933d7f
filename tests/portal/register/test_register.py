"""The register numbers and chains what is recorded, and any change to it is found."""

import datetime
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from charter_portal.register.canonical import NotCanonical, canonical_json
from charter_portal.register.chain import GENESIS, Fault, Link, Reason, Verdict, hash_of, sealed, verify
from charter_portal.register.models import Entry
from charter_portal.register.recording import link_of, record, verify_register
from tests.factories import UserFactory

ACT = Entry.Act.CONSULTATION_OPENED
MOMENT = datetime.datetime(2026, 11, 23, 20, 54, 0, 123456, tzinfo=datetime.UTC)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
contents = st.dictionaries(texts, values, max_size=4)


def chained(*contents_):
    links, head = [], GENESIS
    for number, content in enumerate(contents_, start=1):
        links.append(sealed(Link(number, ACT.value, f"essai/{number}", 7, MOMENT, content, head)))
        head = links[-1].hash
    return links


chains = st.lists(contents, min_size=1, max_size=5).map(lambda found: chained(*found))


def test_canonical_json_sorts_keys_and_writes_no_spaces():
    assert canonical_json({"b": [1, None, True], "a": "é\n"}) == '{"a":"é\\n","b":[1,null,true]}'.encode()


@pytest.mark.parametrize("value", [1.0, 2**53, {1: "a"}, "\x00", "\ud800", {"a": [{"b": float("nan")}]}, b"a"])
def test_what_readers_could_take_differently_has_no_canonical_form(value):
    with pytest.raises(NotCanonical):
        canonical_json({"value": value} if not isinstance(value, dict) else value)


def test_the_hash_of_an_entry_is_fixed_for_ever():
    link = Link(1, "consultation_opened", "charters/exemple/editions/0.1", None, MOMENT, {"edition": "ab"}, GENESIS)

    assert hash_of(link) == "2271bb84f81c531e1244a085cfc2fa7b5125b35c20f15a89f8228d081d95b8c8"


def test_the_same_moment_in_another_time_zone_has_the_same_hash():
    link = chained({})[0]
    there = MOMENT.astimezone(datetime.timezone(datetime.timedelta(hours=-5)))

    assert hash_of(replace(link, recorded_at=there)) == link.hash


@given(chains)
def test_a_chain_is_whole(links):
    assert verify(links) == Verdict(len(links), links[-1].hash, None)


@given(chains, st.data())
def test_any_field_changed_is_found(links, data):
    index = data.draw(st.integers(0, len(links) - 1))
    link = links[index]
    changed = data.draw(
        st.sampled_from(
            [
                replace(link, number=link.number + 1),
                replace(link, act="autre"),
                replace(link, subject=link.subject + "."),
                replace(link, actor=None),
                replace(link, recorded_at=MOMENT + datetime.timedelta(microseconds=1)),
                replace(link, content={**link.content, "nouveau\n": 1}),
                replace(link, content={"x": 0.5}),
                replace(link, previous_hash="f" * 64),
                replace(link, hash="f" * 64),
            ]
        )
    )

    fault = verify([*links[:index], changed, *links[index + 1 :]]).fault

    assert fault.number == changed.number


@given(chains, st.data())
def test_an_entry_changed_and_hashed_anew_is_found_at_the_next_one(links, data):
    links = [*links, *chained({"x": 1})]
    links[-1] = sealed(replace(links[-1], number=len(links), previous_hash=links[-2].hash))
    index = data.draw(st.integers(0, len(links) - 2))
    links[index] = sealed(replace(links[index], subject="autre"))

    assert verify(links).fault == Fault(index + 2, Reason.UNCHAINED)


@given(st.integers(0, 3))
def test_an_entry_taken_out_is_found(index):
    links = chained({}, {}, {}, {}, {})
    del links[index]

    assert verify(links).fault == Fault(index + 2, Reason.MISNUMBERED)


def test_entries_cut_off_at_the_end_show_in_the_head():
    links = chained({}, {}, {})

    assert verify(links[:2]) == Verdict(2, links[1].hash, None)


def test_an_empty_register_is_whole():
    assert verify([]) == Verdict(0, GENESIS, None)


def recorded(**content):
    return record(act=ACT, subject="essai", content=content, by=None, at=MOMENT)


@pytest.mark.django_db
def test_entries_are_numbered_from_one_and_chained():
    first, second = recorded(a=1), recorded(a=2)

    assert [first.number, second.number] == [1, 2]
    assert [first.previous_hash, second.previous_hash] == [GENESIS, first.hash]


@pytest.mark.django_db
@given(content=contents)
def test_what_is_read_back_has_the_hash_of_what_was_recorded(content):
    with transaction.atomic():
        number = record(act=ACT, subject="essai", content=content, by=None, at=MOMENT).number
        stored = link_of(Entry.objects.get(number=number))
        assert stored.content == content
        assert stored.recorded_at == MOMENT
        assert hash_of(stored) == stored.hash
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_an_entry_names_its_actor_by_number_only():
    actor = UserFactory()

    entry = record(act=ACT, subject="essai", content={}, by=actor)

    assert entry.actor == actor.actor_number
    assert actor.email not in str(Entry.objects.values())


@pytest.mark.django_db
def test_an_act_nobody_defined_is_refused():
    with pytest.raises(ValueError, match="inconnu"):
        record(act="inconnu", subject="essai", content={}, by=None)


@pytest.mark.django_db
def test_a_fork_is_refused():
    first = recorded(a=1)
    fork = sealed(Link(2, ACT.value, "essai", None, MOMENT, {}, GENESIS))

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(**vars(fork))
    assert list(Entry.objects.all()) == [first]


@pytest.mark.django_db
def test_the_command_prints_the_head(capsys):
    recorded(a=1)
    head = recorded(a=2).hash

    call_command("verify_register")

    assert capsys.readouterr().out == f"entries 2 head {head}\n"


@pytest.mark.django_db
def test_verifying_an_empty_register(capsys):
    call_command("verify_register")

    assert capsys.readouterr().out == f"entries 0 head {GENESIS}\n"
    assert verify_register().entries == 0
