"""A council's decision, from the city's draft to the day on which it counts."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from charter_portal.editing.exceptions import EditConflict
from charter_portal.notices.models import Notice
from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register
from charters.adoptions.domain.declaring import declare_intention, declare_interest, reinstate, suspend, withdraw
from charters.adoptions.domain.deriving import life_of
from charters.adoptions.domain.editions import edition_in_force as find_edition_in_force
from charters.adoptions.domain.preparing import Said, asked_of, begin, discard, save_choices, save_facts
from charters.adoptions.domain.reckoning import standing_of
from charters.adoptions.domain.recording import complete, record, send_back, verify
from charters.adoptions.exceptions import (
    AwaitsVerification,
    ChoicesMissing,
    DecidedInFuture,
    DocumentNotPDF,
    DocumentTooLarge,
    DraftThere,
    FactKnown,
    FactsMissing,
    InstrumentRecorded,
    LifeForbids,
    NoEditionInForce,
    NotAwaiting,
    NothingToComplete,
    WordsMissing,
)
from charters.adoptions.models import Adoption, Choice, Holding, Instrument
from charters.adoptions.standing import Life
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import put_to_vote, record_outcome
from charters.exceptions import ReasonMissing
from tests.adoptions.steps import (
    city,
    document,
    drafted,
    edition_in_force,
    facts,
    filled,
    next_edition,
    recorded,
    verified,
)
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def states(member, *, on=None):
    """{key: state} of the city on a date, today if none is given."""
    on = on or today()
    adoption = Adoption.objects.get(member=member)
    edition = find_edition_in_force(adoption.charter, on=on)
    keys = dict(edition.articles.values_list("revision__principle", "revision__principle__key"))
    return {keys[pk]: str(state) for pk, (state, _held) in standing_of(adoption, edition, on=on).items()}


def life(member, *, on=None):
    return life_of(Adoption.objects.get(member=member), on=on or today())


def acts(member):
    return list(Entry.objects.filter(subject__startswith=f"members/{member.slug}/").values_list("act", flat=True))


def test_a_verified_decision_says_how_each_principle_stands_from_its_own_day():
    member, user = city()
    edition = edition_in_force("ouverture", "sobriete", "vie-privee")
    stances = {"sobriete": Said("provision", "Ici, deux ans.", "Un premier paragraphe"), "vie-privee": "deferred"}
    verified(member, edition, stances, by=user)
    assert states(member) == {"ouverture": "adopted", "sobriete": "provision", "vie-privee": "deferred"}
    assert states(member, on=datetime.date(2026, 3, 1)) == dict.fromkeys(
        ("ouverture", "sobriete", "vie-privee"), "undecided"
    )
    assert life(member) == Life.ADOPTED
    assert life(member, on=datetime.date(2026, 3, 1)) == Life.NONE
    assert acts(member) == ["adoption_recorded", "adoption_verified"]
    assert verify_register().fault is None


def test_a_provision_keeps_the_passage_that_it_varies():
    member, _user = city()
    edition = edition_in_force("ouverture")
    verified(member, edition, {"ouverture": Said("provision", "Ici, deux ans.", "un PREMIER  paragraphe")})
    choice = Choice.objects.get()
    assert (choice.quote, choice.start, choice.end) == ("Un premier paragraphe", 0, 21)


def test_only_what_is_verified_counts():
    member, _user = city()
    recorded(member, edition_in_force("ouverture"))
    assert states(member) == {"ouverture": "undecided"}
    assert life(member) == Life.DELIBERATED
    assert not Holding.objects.exists()


def test_the_register_holds_digests_and_no_words_or_names():
    member, user = city()
    made = verified(
        member, edition_in_force("ouverture"), {"ouverture": Said("reservation", "Faute de moyens.")}, by=user
    )
    entry = Entry.objects.get(act="adoption_verified")
    assert entry.content["document"] == made.document_digest
    assert entry.content["choices"][0]["stance"] == "reservation"
    assert "Faute" not in str(entry.content)
    assert "NOM-EXEMPLE" not in str(entry.content)


def test_an_editorial_change_leaves_what_was_adopted_and_a_substantive_one_asks_again():
    member, _user = city()
    first = edition_in_force("ouverture", "sobriete", "vie-privee")
    verified(member, first, {"vie-privee": Said("reservation", "Faute de moyens.")})
    second = next_edition(
        first, "1.1", **{"ouverture": "editorial", "sobriete": "substantive", "vie-privee": "substantive"}
    )
    assert states(member) == {"ouverture": "adopted", "sobriete": "to_confirm", "vie-privee": "to_confirm"}
    draft = begin(member=member, charter=first.charter, on=today(), by=None, at=timezone.now())
    assert (draft.edition, draft.purpose) == (second, "confirmation")
    assert [article.revision.principle.key for article in asked_of(draft, on=today())] == ["sobriete", "vie-privee"]


def test_a_confirmation_is_an_act_of_its_own_and_counts_once_verified():
    member, _user = city()
    first = edition_in_force("ouverture", "sobriete")
    verified(member, first)
    second = next_edition(first, "1.1", sobriete="substantive")
    confirmation = recorded(member, second, {"sobriete": "adopted"}, number="2026-88", decided_on=today())
    assert states(member)["sobriete"] == "to_confirm"
    verify(confirmation, on=today(), by=None, at=timezone.now())
    assert states(member) == {"ouverture": "adopted", "sobriete": "adopted"}
    assert Instrument.objects.verified().count() == 2


def test_a_reservation_is_lifted_by_another_decision():
    member, _user = city()
    edition = edition_in_force("ouverture", "sobriete")
    verified(member, edition, {"sobriete": Said("reservation", "Faute de moyens.")})
    verified(member, edition, {"sobriete": "adopted"}, number="2026-40", decided_on=datetime.date(2026, 6, 1))
    assert states(member) == {"ouverture": "adopted", "sobriete": "adopted"}
    assert states(member, on=datetime.date(2026, 5, 31))["sobriete"] == "reservation"


def test_a_rejected_edition_asks_nothing():
    member, _user = city()
    first = edition_in_force("ouverture")
    verified(member, first)
    second = draft_next_edition(first, number="2.0", by=None)
    put_to_vote(second, by=None, on=today())
    record_outcome(second, is_carried=False, decided_on=today(), by=None, on=today())
    assert find_edition_in_force(first.charter, on=today()) == first
    assert states(member) == {"ouverture": "adopted"}


def test_there_is_nothing_to_adopt_before_an_edition_is_in_force():
    member, _user = city()
    with pytest.raises(NoEditionInForce):
        begin(member=member, charter=EditionFactory().charter, on=today(), by=None, at=timezone.now())


def test_a_city_prepares_one_decision_at_a_time():
    member, _user = city()
    edition = edition_in_force("ouverture")
    draft = drafted(member, edition)
    with pytest.raises(DraftThere):
        begin(member=member, charter=edition.charter, on=today(), by=None, at=timezone.now())
    record(draft, version=draft.version, on=today(), by=None, at=timezone.now())
    with pytest.raises(AwaitsVerification):
        begin(member=member, charter=edition.charter, on=today(), by=None, at=timezone.now())


@pytest.mark.parametrize(
    ("stances", "known", "refusal", "subject"),
    [
        ({"sobriete": ""}, {}, ChoicesMissing, ["sobriete"]),
        ({"sobriete": "provision"}, {}, WordsMissing, ["sobriete"]),
        ({"sobriete": Said("reservation", " \n ")}, {}, WordsMissing, ["sobriete"]),
        ({}, {"body": "", "signatory_title": ""}, FactsMissing, ["body", "signatory_title"]),
    ],
)
def test_what_an_instrument_needs_is_asked_for_by_name(stances, known, refusal, subject):
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture", "sobriete"), stances, **known)
    with pytest.raises(refusal) as caught:
        record(draft, version=draft.version, on=today(), by=None, at=timezone.now())
    assert caught.value.subject == subject
    assert Instrument.objects.get().is_draft


def test_a_decision_is_recorded_once_it_is_taken():
    member, _user = city()
    with pytest.raises(DecidedInFuture):
        recorded(member, edition_in_force("ouverture"), decided_on=today() + datetime.timedelta(days=1))


def test_two_colleagues_do_not_write_over_each_other():
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture"))
    with pytest.raises(EditConflict):
        save_facts(draft, facts(), version=draft.version - 1, by=None, at=timezone.now())
    with pytest.raises(EditConflict):
        save_choices(draft, {}, version=draft.version - 1, by=None, at=timezone.now())
    with pytest.raises(EditConflict):
        record(draft, version=draft.version - 1, on=today(), by=None, at=timezone.now())


def test_a_draft_is_discarded_and_a_recorded_instrument_is_not():
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture"))
    discard(draft)
    assert not Instrument.objects.exists()
    made = recorded(member, draft.edition)
    with pytest.raises(InstrumentRecorded):
        discard(made)


def test_what_is_returned_is_taken_up_again_with_all_that_was_written():
    member, _user = city()
    edition = edition_in_force("ouverture")
    made = recorded(member, edition, {"ouverture": Said("provision", "Ici, deux ans.")})
    with pytest.raises(ReasonMissing):
        send_back(made, reason=" ", on=today(), by=None, at=timezone.now())
    send_back(made, reason="Le document est celui d'une autre séance.", on=today(), by=None, at=timezone.now())
    assert life(member) == Life.NONE
    again = begin(member=member, charter=edition.charter, on=today(), by=None, at=timezone.now())
    assert (again.body, again.document_digest) == (made.body, made.document_digest)
    assert again.choices.get().text == "Ici, deux ans."
    with pytest.raises(NotAwaiting):
        send_back(made, reason="Encore.", on=today(), by=None, at=timezone.now())


def test_what_was_not_known_is_filled_in_once_and_moves_the_day_from_which_it_counts():
    member, _user = city()
    unknown = {"decided_on": None, "votes_for": None, "votes_against": None, "votes_abstaining": None}
    made = verified(member, edition_in_force("ouverture"), **unknown)
    assert made.lacks == ["decided_on", "votes_for", "votes_against", "votes_abstaining"]
    assert Holding.objects.get().since == made.verified_at.date()
    decided_on = datetime.date(2026, 2, 3)
    made = complete(made, {"decided_on": decided_on, "votes_for": None}, on=today(), by=None, at=timezone.now())
    assert Holding.objects.get().since == decided_on
    assert life(member, on=decided_on) == Life.ADOPTED
    with pytest.raises(FactKnown) as caught:
        complete(made, {"decided_on": today()}, on=today(), by=None, at=timezone.now())
    assert caught.value.subject == ["decided_on"]
    with pytest.raises(NothingToComplete):
        complete(made, {"votes_for": None}, on=today(), by=None, at=timezone.now())


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"GIF89a%PDF-1.7 %%EOF", DocumentNotPDF),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", DocumentNotPDF),
        (b"PK\x03\x04" + b"0" * 100, DocumentNotPDF),
        (b"%PDF-1.7 and no end", DocumentNotPDF),
        (b"%PDF-" + b"0" * (20 * 1024 * 1024) + b"%%EOF", DocumentTooLarge),
    ],
)
def test_a_document_that_is_no_pdf_or_too_large_is_refused_and_nothing_changes(content, refusal):
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture"))
    with pytest.raises(refusal):
        save_facts(
            draft, facts(body="Autre"), version=draft.version, by=None, at=timezone.now(), file=document(content)
        )
    assert Instrument.objects.get().body == facts()["body"]


def test_a_document_is_kept_under_its_digest_whatever_it_is_called():
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture"))
    assert draft.document.name.startswith(f"adoptions/{draft.adoption_id}/{draft.document_digest}")


def test_interest_intention_suspension_and_withdrawal_are_acts_on_record():
    member, user = city()
    edition = edition_in_force("ouverture")
    said = {"member": member, "charter": edition.charter, "by": user, "at": timezone.now()}
    declare_interest(on=datetime.date(2026, 1, 2), **said)
    declare_intention(on=datetime.date(2026, 1, 9), expected_on=today(), note="", **said)
    made = verified(member, edition, decided_on=datetime.date(2026, 3, 2))
    act = {"on": today(), "by": None, "at": timezone.now()}
    suspend(made.adoption, reason="Aucun bilan depuis deux ans.", **act)
    assert life(member) == Life.SUSPENDED
    reinstate(made.adoption, reason="Le bilan est là.", **act)
    withdraw(made.adoption, reason="Le conseil a changé d'avis.", **act)
    assert life(member) == Life.WITHDRAWN
    assert states(member) == {"ouverture": "undecided"}
    assert states(member, on=datetime.date(2026, 4, 1)) == {"ouverture": "adopted"}
    assert acts(member) == [
        "adoption_interest",
        "adoption_intention",
        "adoption_recorded",
        "adoption_verified",
        "adoption_suspended",
        "adoption_reinstated",
        "adoption_withdrawn",
    ]
    with pytest.raises(LifeForbids):
        suspend(made.adoption, reason="Encore.", **act)


def test_the_secretariat_is_told_what_waits_and_the_city_what_became_of_it():
    member, user = city()
    secretary = UserFactory(group="secretariat")
    verified(member, edition_in_force("ouverture"))
    told = Notice.objects.filter(kind__startswith="adoption")
    assert set(told.values_list("kind", "recipient")) == {
        ("adoption_to_verify", secretary.pk),
        ("adoption_recorded", user.pk),
        ("adoption_verified", user.pk),
    }


def test_rebuilding_makes_the_same_rows_again():
    member, _user = city()
    verified(member, edition_in_force("ouverture", "sobriete"))
    before = list(Holding.objects.values_list("adoption", "principle", "choice", "stance", "since", "until"))
    Holding.objects.all().delete()
    call_command("rebuild_adoptions")
    assert list(Holding.objects.values_list("adoption", "principle", "choice", "stance", "since", "until")) == before


def test_filling_a_draft_again_replaces_what_it_said():
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture", "sobriete"))
    draft = filled(draft, {"ouverture": "deferred", "sobriete": "adopted"})
    assert sorted(draft.choices.values_list("stance", flat=True)) == ["adopted", "deferred"]


def test_a_draft_that_was_to_confirm_decides_on_everything_once_the_city_withdrew():
    member, _user = city()
    edition = edition_in_force("ouverture", "sobriete")
    made = verified(member, edition, {"sobriete": "deferred"})
    draft = drafted(member, edition, {"sobriete": "adopted"})
    withdraw(made.adoption, reason="Le conseil a changé d'avis.", on=today(), by=None, at=timezone.now())
    with pytest.raises(EditConflict):
        record(draft, version=draft.version, on=today(), by=None, at=timezone.now())
    draft.refresh_from_db()
    assert draft.purpose == "adoption"
    with pytest.raises(ChoicesMissing) as caught:
        record(draft, version=draft.version, on=today(), by=None, at=timezone.now())
    assert caught.value.subject == ["ouverture"]


def test_the_day_of_effect_stays_where_the_day_of_the_decision_is_known():
    member, _user = city()
    made = verified(member, edition_in_force("ouverture"), number="")
    later = {"number": "2026-17", "effective_on": today() + datetime.timedelta(days=900)}
    with pytest.raises(FactKnown) as caught:
        complete(made, later, on=today(), by=None, at=timezone.now())
    assert caught.value.subject == ["effective_on"]
    assert life(member) == Life.ADOPTED


def test_what_is_returned_is_told_to_its_city_and_to_nobody_else(client):
    member, _user = city()
    made = recorded(member, edition_in_force("ouverture", "sobriete"), {"sobriete": "deferred"})
    entry = Entry.objects.get(act="adoption_recorded")
    assert sorted(entry.content) == ["charter", "digest", "edition", "on", "purpose"]
    send_back(made, reason="Une raison entre nous.", on=today(), by=None, at=timezone.now())
    page = client.get(member.get_absolute_url())
    assert "Une raison entre nous." not in page.text
    assert [act.note for act in page.context["stands"].acts] == ["", ""]


def test_what_is_returned_is_taken_up_on_its_own_edition_or_the_city_begins_afresh_on_a_later_one():
    member, user = city()
    first = edition_in_force("ouverture", "sobriete")
    made = recorded(member, first, {"ouverture": Said("provision", "Ici, deux ans.")})
    send_back(made, reason="Le document est illisible.", on=today(), by=None, at=timezone.now())
    second = next_edition(first, "1.1", ouverture="substantive")
    act = {"member": member, "charter": first.charter, "on": today(), "by": user, "at": timezone.now()}
    again = begin(**act)
    assert (again.edition, again.document_digest) == (first, made.document_digest)
    assert again.choices.get(principle__key="ouverture").text == "Ici, deux ans."
    discard(again)
    afresh = begin(**act, afresh=True)
    assert (afresh.edition, afresh.document_digest) == (second, "")
    assert not afresh.choices.exists()
