import gzip

import brotli
import pytest
import time_machine
from csp.constants import NONCE
from django.conf import settings as django_settings
from django.db import transaction
from django.test import Client, override_settings

from members.models import Member
from tests.factories import MemberFactory, UserFactory

from .pagecache_site import BUILT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.portal.pagecache_site")]
HOST = {"host": "testserver"}


@pytest.fixture
def reader():
    BUILT.clear()
    MemberFactory(name_fr="Ville-Exemple")
    return Client(headers=HOST)


def built_by(reader, *addresses, **options):
    BUILT.clear()
    for address in addresses:
        reader.get(address, **options)
    return len(BUILT)


def test_another_reader_is_answered_from_memory(reader, django_assert_num_queries):
    first = reader.get("/fr/names/")
    with django_assert_num_queries(0):
        again = reader.get("/fr/names/")
    assert len(BUILT) == 1
    assert again.content == first.content
    assert dict(again.headers) == dict(first.headers)


def test_an_answer_from_memory_has_the_headers_of_all_middlewares(reader):
    reader.get("/fr/names/")
    headers = reader.get("/fr/names/").headers
    assert len(BUILT) == 1
    assert headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert headers["Vary"] == "Accept-Encoding"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Content-Language"] == "fr"
    assert "Set-Cookie" not in headers


def test_a_commit_is_seen_by_the_next_reader(reader):
    assert b"Nouvelle" not in reader.get("/fr/names/").content
    Member.objects.update(name_fr="Nouvelle-Exemple")
    assert reader.get("/fr/names/").content.startswith(b"Nouvelle-Exemple")


@pytest.mark.parametrize("address", ["/fr/names/", "/ar/names/"])
def test_each_address_is_kept_apart(reader, address):
    assert built_by(reader, "/en/names/", address, "/en/names/", address) == 2


def test_a_head_request_has_the_headers_and_no_body(reader):
    whole = reader.get("/fr/names/")
    head = reader.head("/fr/names/")
    assert (len(BUILT), head.content) == (1, b"")
    assert dict(head.headers) == dict(whole.headers)
    assert head.headers["Content-Length"] == str(len(whole.content))


def test_a_head_request_fills_no_memory(reader):
    reader.head("/fr/names/")
    reader.get("/fr/names/")
    assert len(BUILT) == 2


@pytest.mark.parametrize(("encoding", "decode"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
def test_a_page_is_sent_in_the_encoding_accepted(reader, encoding, decode):
    plain = reader.get("/fr/names/")
    for _time in ("encoded", "kept"):
        encoded = reader.get("/fr/names/", headers={"accept-encoding": encoding})
        assert encoded.headers["Content-Encoding"] == encoding
        assert encoded.headers["Content-Length"] == str(len(encoded.content))
        assert len(encoded.content) < len(plain.content) / 5
        assert decode(encoded.content) == plain.content
    assert len(BUILT) == 1


def test_each_encoding_has_an_etag_of_its_own(reader):
    answers = [reader.get("/fr/names/", headers={"accept-encoding": accepted}) for accepted in ("", "gzip", "br")]
    assert len({answer.headers["ETag"] for answer in answers}) == 3


@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
@pytest.mark.parametrize("megabytes", [0, 32])
def test_a_known_etag_is_answered_304(reader, settings, accepted, megabytes):
    settings.PAGE_CACHE_MEGABYTES = megabytes
    etag = reader.get("/fr/names/", headers={"accept-encoding": accepted}).headers["ETag"]
    answer = reader.get("/fr/names/", headers={"accept-encoding": accepted, "if-none-match": etag})
    assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", etag)
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert len(BUILT) == (1 if megabytes else 2)


def test_the_etag_of_another_encoding_or_of_old_text_is_answered_in_full(reader):
    etag = reader.get("/fr/names/", headers={"accept-encoding": "gzip"}).headers["ETag"]
    assert reader.get("/fr/names/", headers={"if-none-match": etag}).status_code == 200
    Member.objects.update(name_fr="Nouvelle-Exemple")
    again = reader.get("/fr/names/", headers={"accept-encoding": "gzip", "if-none-match": etag})
    assert again.status_code == 200


def test_another_policy_is_another_etag(reader):
    etag = reader.get("/fr/names/").headers["ETag"]
    with override_settings(SECURE_REFERRER_POLICY="no-referrer"):
        assert Client(headers=HOST).get("/fr/names/").headers["ETag"] != etag


def test_a_query_that_the_view_declares_is_kept(reader):
    assert built_by(reader, "/fr/paged/?page=2", "/fr/paged/?page=3", "/fr/paged/?page=2") == 2


@pytest.mark.parametrize("junk", ["x=1", "page=1&x=1", "page=1&page=2", f"page={'1' * 300}"])
def test_junk_in_the_query_is_answered_and_not_kept(reader, junk):
    assert built_by(reader, f"/fr/paged/?{junk}", f"/fr/paged/?{junk}") == 2
    assert reader.get(f"/fr/paged/?{junk}").status_code == 200


def test_a_thousand_queries_do_not_drive_out_a_page(reader):
    reader.get("/fr/paged/")
    built_by(reader, *(f"/fr/paged/?page={number}" for number in range(600)))
    assert built_by(reader, "/fr/paged/") == 0
    assert built_by(reader, "/fr/paged/?page=0") == 1


@pytest.mark.parametrize(
    "name", ["absent", "with_cookie", "with_token", "held_back", "by_browser", "streamed", "of_file", "unmarked"]
)
def test_what_is_no_public_page_is_never_kept(name):
    reader_with_no_cookies = [Client(headers=HOST) for _ in range(2)]
    assert sum(built_by(client, f"/fr/{name}/", f"/fr/{name}/") for client in reader_with_no_cookies) == 4
    assert len(reader_with_no_cookies[0].handler._middleware_chain.__wrapped__._pages) == 0


def test_a_page_with_a_nonce_is_not_kept(reader, settings):
    policy = django_settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {**policy, "script-src": [NONCE]}}
    client = Client(headers=HOST)
    assert built_by(client, "/fr/with_nonce/", "/fr/with_nonce/") == 2
    assert client.get("/fr/with_nonce/").headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", ["with_cookie", "with_token"])
def test_an_answer_for_one_reader_is_withheld_from_caches(name):
    assert Client(headers=HOST).get(f"/fr/{name}/").headers["Cache-Control"] == "private, no-store"


def test_someone_signed_in_is_never_answered_from_memory(reader):
    assert reader.get("/fr/for_whom/").content.startswith(b"False")
    known = Client(headers=HOST)
    known.force_login(UserFactory())
    for _time in range(2):
        answer = known.get("/fr/for_whom/")
        assert answer.content.startswith(b"True")
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "ETag" not in answer.headers
    assert reader.get("/fr/for_whom/").content.startswith(b"False")
    assert len(BUILT) == 3


def test_a_reader_with_a_token_is_not_given_a_kept_page_and_leaves_none(reader):
    reader.get("/fr/with_token/")  # leaves the cookie
    assert built_by(reader, "/fr/names/", "/fr/names/") == 2


def test_a_cookie_of_another_site_of_the_domain_changes_nothing(reader):
    reader.get("/fr/names/")
    reader.cookies["statistics"] = "1"
    assert built_by(reader, "/fr/names/") == 0


def test_a_page_that_depends_on_the_date_expires(reader):
    with time_machine.travel("2026-11-23T11:59:59Z", tick=False) as clock:
        assert built_by(reader, "/fr/until_noon/", "/fr/until_noon/") == 1
        clock.move_to("2026-11-23T12:00:00Z")
        assert built_by(reader, "/fr/until_noon/") == 1


def test_an_unknown_host_is_refused_though_the_page_is_kept(reader):
    reader.get("/fr/names/")
    assert reader.get("/fr/names/", headers={"host": "elsewhere.example"}).status_code == 400


def test_invented_ports_are_answered_and_not_kept(reader):
    options = {"headers": {"host": "testserver:4711"}}
    assert built_by(reader, "/fr/names/", "/fr/names/", **options) == 2


@override_settings(SECURE_SSL_REDIRECT=True)
def test_plain_http_is_redirected_though_the_page_is_kept(reader):
    client = Client(headers=HOST)
    assert client.get("/fr/names/", secure=True).status_code == 200
    answer = client.get("/fr/names/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://testserver/fr/names/")


def test_no_room_keeps_nothing(reader, settings):
    settings.PAGE_CACHE_MEGABYTES = 0
    assert built_by(Client(headers=HOST), "/fr/names/", "/fr/names/") == 2


@pytest.mark.django_db(transaction=False)
def test_a_page_made_inside_a_transaction_is_not_kept():
    with transaction.atomic():
        client = Client(headers=HOST)
        assert built_by(client, "/fr/names/", "/fr/names/") == 2
