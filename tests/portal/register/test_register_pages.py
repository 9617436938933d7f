"""The register of acts as everyone reads, takes away and checks it."""

import datetime
import hashlib
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from charter_portal.register.addresses import Told, told
from charter_portal.register.chain import GENESIS, Fault, Link, Reason, verify
from charter_portal.register.exporting import NotAnExport, read
from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.register_pages.content import Line, in_lines
from charters.domain.enacting import open_consultation
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 23)
LIST, CHECK, EXPORT = "/fr/registre/", "/fr/registre/verifier/", "/fr/registre/registre.json"


def recorded(count):
    return [
        record(act=Entry.Act.CARRIED, subject=f"charters/essai/editions/{number}", content={"of": number}, by=None)
        for number in range(1, count + 1)
    ]


@pytest.fixture
def opened():
    """A sealed edition, whose opening is on record."""
    return open_consultation(ArticleFactory().edition, by=None, on=DAY)


def numbers_on(response):
    return [entry.number for entry, _about in response.context["rows"]]


def test_the_latest_act_stands_first_with_the_page_of_what_it_is_about(client, opened):
    response = client.get(LIST)

    assert response.status_code == 200
    assert response.context["rows"] == [(Entry.objects.get(), told(opened.path))]
    assert opened.get_absolute_url() in response.text
    assert "Consultation ouverte" in response.text


def test_the_list_is_paged(client):
    recorded(30)

    assert numbers_on(client.get(LIST)) == list(range(30, 5, -1))
    assert numbers_on(client.get(LIST, {"page": 2})) == [5, 4, 3, 2, 1]


def test_acts_are_found_by_kind_and_by_what_they_are_about(client, opened):
    recorded(3)

    assert numbers_on(client.get(LIST, {"act": "consultation_opened"})) == [1]
    assert numbers_on(client.get(LIST, {"about": "essai/editions/2"})) == [3]
    assert numbers_on(client.get(LIST, {"about": "essai", "act": "consultation_opened"})) == []


def test_pages_of_what_was_found_keep_asking_for_it(client):
    recorded(30)

    assert 'href="?about=essai&amp;page=2"' in client.get(LIST, {"about": "essai"}).text


def test_an_act_that_does_not_exist_is_said_to_be_unknown(client):
    response = client.get(LIST, {"act": "sacre"})

    assert response.status_code == 200
    assert "sacre" in str(response.context["form"].errors["act"])


def test_an_empty_register_says_what_comes_first(client):
    assert "ouverture" in client.get(LIST).text


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_of_the_list_do_not_grow(client, django_assert_num_queries, count):
    recorded(count)

    with django_assert_num_queries(2):
        client.get(LIST)


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_of_an_entry_do_not_grow(client, django_assert_num_queries, count):
    recorded(count)

    with django_assert_num_queries(3):
        client.get(reverse("register:entry", args=[1]))


def test_an_entry_shows_the_words_whose_hash_it_bears(client):
    first, second, _third = recorded(3)
    response = client.get(reverse("register:entry", args=[2]))

    assert hashlib.sha256(response.context["hashed"].encode()).hexdigest() == second.hash
    assert first.hash in response.text
    assert reverse("register:entry", args=[1]) in response.text
    assert reverse("register:entry", args=[3]) in response.text


def test_an_entry_that_is_not_there_is_not_found(client):
    assert client.get("/fr/registre/7/").status_code == 404


def test_words_of_an_entry_stay_words(client):
    record(act=Entry.Act.CARRIED, subject="<script>alert(1)</script>", content={"a": "<img src=x>"}, by=None)

    for address in (LIST, "/fr/registre/1/"):
        text = client.get(address).text
        assert "<script>alert" not in text
        assert "<img" not in text


def test_the_export_can_be_checked_without_us(client):
    recorded(3)
    data = json.loads(client.get(EXPORT).getvalue())

    head = "0" * 64
    for number, entry in enumerate(data["entries"], 1):
        kept = {key: entry[key] for key in entry if key != "hash"}
        text = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert hashlib.sha256(text.encode()).hexdigest() == entry["hash"]
        assert (entry["number"], entry["previous_hash"]) == (number, head)
        head = entry["hash"]
    assert (len(data["entries"]), data["head"]) == (3, head)


def test_the_export_of_an_empty_register_is_one_too(client):
    content = client.get(EXPORT).getvalue()

    assert json.loads(content) == {"format": "charter-register/1", "entries": [], "head": GENESIS}
    assert read(content) == []


def posted(client, content, name="registre.json"):
    return client.post(CHECK, {"file": SimpleUploadedFile(name, content)})


def finding_of(response):
    assert response.status_code == 200
    return response.context["finding"]


def test_an_export_of_today_is_good_and_still_is_when_the_register_has_grown(client):
    recorded(3)
    content = client.get(EXPORT).getvalue()
    recorded(2)

    found = finding_of(posted(client, content))

    assert (found.entries, found.is_good) == (3, True)


def test_an_export_that_was_changed_is_found_out_at_its_first_bad_entry(client):
    recorded(3)
    content = client.get(EXPORT).getvalue().replace(b"editions/2", b"editions/9")

    response = posted(client, content)

    assert (finding_of(response).bad, finding_of(response).is_good) == (2, False)
    assert "2" in response.text


def test_a_chain_that_is_whole_and_another_is_found_out(client):
    recorded(2)
    data = json.loads(client.get(EXPORT).getvalue())
    entry = data["entries"][1] | {"subject": "charters/autre/editions/1"}
    kept = {key: entry[key] for key in entry if key != "hash"}
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    data["entries"][1] = entry | {"hash": hashlib.sha256(text.encode()).hexdigest()}

    found = finding_of(posted(client, json.dumps(data).encode()))

    assert (found.bad, found.differs) == (None, 2)


def test_an_export_that_knows_more_than_the_register_differs(client):
    recorded(1)
    longer = json.loads(client.get(EXPORT).getvalue())
    entry = {**longer["entries"][0], "number": 2, "previous_hash": longer["head"]}
    kept = {key: entry[key] for key in entry if key != "hash"}
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    longer["entries"].append(entry | {"hash": hashlib.sha256(text.encode()).hexdigest()})

    assert finding_of(posted(client, json.dumps(longer).encode())).differs == 2


NO_EXPORTS = [
    b"",
    b"{}",
    b"[]",
    b"null",
    b"\xff\xfe",
    b'{"format":"charter-register/1"}',
    b'{"format":"charter-register/1","entries":[1]}',
    b'{"format":"charter-register/1","entries":[{}]}',
    b'{"format":"charter-register/1","entries":[{"number":1,"recorded_at":5}]}',
    b"[" * 100_000,
]


@pytest.mark.parametrize("content", NO_EXPORTS, ids=range(len(NO_EXPORTS)))
def test_what_is_no_export_is_not_read_as_one(content):
    with pytest.raises(NotAnExport):
        read(content)


def test_deep_content_is_unreadable_rather_than_a_failure():
    content = {}
    for _level in range(5000):
        content = {"in": content}
    link = Link(1, "carried", "charters/essai", None, datetime.datetime.now(datetime.UTC), content, GENESIS, "0" * 64)

    assert verify([link]).fault == Fault(1, Reason.UNREADABLE)


def test_a_hash_leads_to_its_entry_however_it_is_printed(client):
    _first, second = recorded(2)
    spaced = " ".join(second.hash[place : place + 8] for place in range(0, 64, 8)).upper()

    for method in (client.get, client.post):
        assert numbers_on(method(CHECK, {"digest": spaced})) == [2]


def test_a_digest_of_a_text_leads_to_the_acts_on_it(client, opened):
    recorded(1)
    wording = opened.articles.get().revision.digest

    assert numbers_on(client.get(CHECK, {"digest": opened.digest})) == [1]
    assert numbers_on(client.get(CHECK, {"digest": wording})) == [1]


def test_a_file_is_found_by_its_digest(client):
    file = b"%PDF-1.7 of a record"
    record(
        act=Entry.Act.CARRIED,
        subject="charters/essai/editions/1",
        content={"document": hashlib.sha256(file).hexdigest()},
        by=None,
    )

    assert numbers_on(posted(client, file, "proces-verbal.pdf")) == [1]
    assert numbers_on(posted(client, file + b" ", "proces-verbal.pdf")) == []


def test_half_a_hash_is_told_to_be_copied_whole_and_stays(client):
    response = client.post(CHECK, {"digest": "abc123"})

    assert "6 caractères" in str(response.context["form"].errors["digest"])
    assert 'value="abc123"' in response.text


def test_nothing_or_both_are_refused(client):
    nothing = client.post(CHECK, {})
    both = client.post(CHECK, {"digest": GENESIS, "file": SimpleUploadedFile("a.txt", b"a")})

    for response in (nothing, both):
        assert list(response.context["form"].errors) == ["digest"]


def test_checking_leaves_no_cookie(client):
    for response in (client.get(CHECK), client.post(CHECK, {"digest": GENESIS})):
        assert not response.cookies


def test_subjects_are_told_in_words_with_their_pages_or_as_paths():
    edition, wording = "charters/socle-commun/editions/0.1", "charters/socle-commun/principles/transparence/1.0.1"

    assert told(edition) == Told("édition 0.1, charte « socle-commun »", "/fr/chartes/socle-commun/editions/0.1/")
    assert told(wording).address == "/fr/principes/transparence/"
    assert told("charters/socle-commun") == Told("charters/socle-commun")
    assert told(f"x/{edition}") == Told(f"x/{edition}")


def test_content_is_read_in_lines():
    wording = {"digest": "a" * 64, "number": "1.0.0", "principle": "sobriete"}

    assert in_lines({"wordings": [wording], "edition": "b", "closes_on": None, "deep": {"x": [1, True]}}) == [
        Line("deep", ("1, True",)),
        Line("edition", ("b",)),
        Line("wordings", (f"1.0.0 · sobriete · {'a' * 64}",), True),
    ]
