"""The commission hides what a council said of a principle, for a reason, and can show it again."""

import json

import pytest
from django.db import Error, transaction
from django.utils import timezone

from charter_portal.notices.models import Notice
from charter_portal.register.issuing import issue
from charter_portal.register.models import Entry, IssuedDocument
from charter_portal.register.recording import verify_register
from charters.adoptions.documents.city_edition import city_edition_manuscript
from charters.adoptions.domain.hiding import hide, show_again
from charters.adoptions.domain.preparing import Said
from charters.adoptions.exceptions import WordsNotPublic
from charters.adoptions.models import Choice
from charters.adoptions.searching import decisions
from charters.exceptions import ReasonMissing
from tests.adoptions.steps import city, edition_in_force, recorded, today, verified
from tests.html import errors
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db
SAID = "Ici, nous nommons quelqu'un."
REASON = "Nomme une personne."


@pytest.fixture
def told(client):
    """(city, its delegate, its decision) with words on a principle."""
    member, user = city()
    edition = edition_in_force("ouverture", "sobriete")
    return member, user, verified(member, edition, {"ouverture": Said("provision", SAID)})


def hidden(instrument, reason=REASON, by=None):
    choice = instrument.choices.get(principle__key="ouverture")
    return hide(choice, reason=reason, on=today(), by=by, at=timezone.now())


def certified(instrument):
    """The act on which a certificate is issued, whose bytes are anything."""
    entry = instrument.acts.get(entry__act="adoption_verified").entry
    issue(entry, language="fr", subject="certificate", content=b"%PDF-1.7\n%%EOF\n")
    return entry


def test_everyone_reads_the_date_and_the_reason_in_place_of_the_words(told, client):
    _member, _user, made = told
    hidden(made)

    for address in ("/fr/villes/ville-exemple-a/", "/fr/principes/ouverture/adoption/"):
        page = text_of(client.get(address))
        assert f"Masqué par la commission le {timezone.localdate().day}" in page
        assert REASON in page
        assert SAID not in page
    data = json.loads(b"".join(client.get("/fr/adoption.json").streaming_content))
    said = data["members"][0]["principles"]["ouverture"]
    assert (said["state"], REASON in said["text"], said["quote"]) == ("provision", True, "")
    printed = city_edition_manuscript(made.adoption, made.edition, "fr", on=today()).html
    assert (REASON in printed, SAID in printed) == (True, False)
    assert [(REASON in one.text, SAID in one.text) for one in decisions()] == [(True, False)]


def test_the_signed_act_and_the_certificates_are_withheld_from_everyone_else(told, client, client_of):
    _member, user, made = told
    entry = certified(made)
    assert client.get(f"/fr/registre/{entry.pk}/document.pdf").status_code == 200
    hidden(made)

    assert client.get(f"/fr/adoption/actes/{made.pk}.pdf").status_code == 404
    assert client.get(f"/fr/registre/{entry.pk}/document.pdf").status_code == 404
    assert "retenu tant que des mots y sont masqués" in text_of(client.get("/fr/villes/ville-exemple-a/"))
    assert "retenu tant que des mots y sont masqués" in text_of(client.get(f"/fr/registre/{entry.pk}/"))
    assert client_of("secretariat").get(f"/fr/adoption/actes/{made.pk}.pdf").status_code == 200
    client.force_login(user)
    assert client.get(f"/fr/adoption/actes/{made.pk}.pdf").status_code == 200


def test_its_city_is_told_why_and_goes_on_reading_its_words(told, client):
    _member, user, made = told
    hidden(made)
    client.force_login(user)

    page = text_of(client.get("/fr/espace/ville-exemple-a/adoption/"))

    assert SAID in page
    assert REASON in page
    assert [notice.recipient for notice in Notice.objects.filter(kind="decision_words_hidden")] == [user]


def test_both_are_acts_on_record_and_nothing_that_was_decided_changes(told, client):
    _member, _user, made = told
    certified(made)
    choice = hidden(made)
    show_again(choice, on=today(), by=None, at=timezone.now())

    assert list(Entry.objects.order_by("-number").values_list("act", flat=True)[:2]) == ["words_shown", "words_hidden"]
    assert verify_register().fault is None
    assert SAID in text_of(client.get("/fr/villes/ville-exemple-a/"))
    assert not IssuedDocument.objects.exclude(withheld_at=None).exists()
    with pytest.raises(Error), transaction.atomic():
        Choice.objects.filter(pk=choice.pk).update(text="Autre chose.")


def test_nothing_is_hidden_without_a_reason_nor_before_it_is_public(told):
    _member, _user, made = told
    with pytest.raises(ReasonMissing):
        hidden(made, reason=" … ")
    waiting = recorded(city("b")[0], made.edition, {"ouverture": Said("provision", SAID)})
    with pytest.raises(WordsNotPublic):
        hidden(waiting)


def test_the_team_does_it_on_a_page_and_nobody_else(told, client_of):
    _member, _user, made = told
    choice = made.choices.get(principle__key="ouverture")
    address = f"/fr/admin/adoptions/instrument/{made.pk}/choices/{choice.pk}/hide/"
    staff = client_of("commission-staff")
    assert address in staff.get(f"/fr/admin/adoptions/instrument/{made.pk}/change/").text
    for language in ("fr", "ar"):
        page = staff.get(address.replace("/fr/", f"/{language}/")).text
        assert "nous nommons" in page
        assert errors(page) == []

    assert "#id_reason" in staff.post(address, {"version": made.version, "reason": ""}).text
    staff.post(address, {"version": made.version, "reason": REASON})

    choice.refresh_from_db()
    assert (choice.hidden_reason, choice.hidden_by) == (REASON, staff.user)
    assert staff.post(address, {"version": made.version + 1, "reason": REASON}).status_code == 404
    assert client_of("city").get(address).status_code in {302, 403, 404}
