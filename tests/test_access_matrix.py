"""Every address, as every role, by every method: docs/roles.md says what each answers.

An address that is not listed there fails the first test: whoever adds one says who may see it.
"""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.shortcuts import resolve_url
from django.urls import URLResolver, get_resolver, reverse

from tests import factories
from tests.addresses import ARGUMENTS, METHODS, OF_A_CITY, PATHS, ROWS
from tests.conftest import ROLES
from tests.roles import tables

pytestmark = pytest.mark.django_db

TABLES = tables()
PAGES = TABLES["Pages"]
ACCOUNTS = TABLES["Signing in and one's account"]
WORKSPACE = TABLES["The workspace of a city"]
MODELS = TABLES["Administration: the rows of each model"]
ACTS = TABLES["Pages for those who have an account"] + TABLES["Administration: acts and other addresses"]
MODEL_ADDRESSES = ("changelist", "add", "change", "delete", "history", "simple_history")
WITHOUT_HISTORY_OF_VERSIONS = {
    "adoptions.adoption",
    "adoptions.instrument",
    *("charters.amendment", "charters.annotation", "clauses.use"),
    *("tasks.job", "tasks.task", "notices.mail", "register.entry"),
}


def _address(label):
    if label in PATHS:
        return PATHS[label]()
    return reverse(label.split()[0], args=ARGUMENTS.get(label, tuple)())


def _answer(response):
    """A response in the words of docs/roles.md."""
    sign_in = ("/admin/login/", resolve_url(settings.LOGIN_URL))
    if response.status_code in {301, 302} and any(page in response.url for page in sign_in):
        return "sign in"
    words = {200: "yes", 301: "moves on", 302: "moves on", 403: "no", 404: "hidden", 405: "not taken"}
    return words.get(response.status_code, response.status_code)


def _names(resolver=None, prefix=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            yield prefix + (pattern.name or str(pattern.pattern))


def test_every_address_is_listed_and_every_listed_one_exists():
    of_models = {
        f"admin:{row['model'].replace('.', '_')}_{address}"
        for row in MODELS
        for address in MODEL_ADDRESSES
        if not (address == "simple_history" and row["model"] in WITHOUT_HISTORY_OF_VERSIONS)
    }
    listed = (
        {row["page"].split()[0] for row in PAGES + ACCOUNTS} | {row["address"] for row in ACTS + WORKSPACE} | of_models
    )

    assert set(_names()) == listed


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", PAGES, ids=lambda row: row["page"])
def test_page(client_of, role, row):
    # A stranger's POST brings no token, and is told the same as anyone's.
    client, address = client_of(role, enforce_csrf_checks=True), _address(row["page"])

    assert _answer(client.get(address)) == row[role]
    assert _answer(client.head(address)) == row[role]
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(address).status_code == 405


KINDS = ("observer", "contributor", "alternate", "delegate")


@pytest.mark.parametrize("role", ["another city" if role == "city" else role for role in ROLES] + list(KINDS))
@pytest.mark.parametrize("row", WORKSPACE, ids=lambda row: row["address"])
def test_page_of_a_workspace(client_of, role, row):
    member = factories.MemberFactory()
    client = client_of("city" if role in {"another city", *KINDS} else role)
    if role in KINDS:
        factories.MandateFactory(person=client.user.person, member=member, kind=role)
    if not row["address"].startswith("members:letter"):
        invited = factories.InvitationFactory(mandate__member=member, mandate__kind="contributor").mandate
    else:
        letter = SimpleUploadedFile("lettre.pdf", b"%PDF-1.7\n%%EOF")
        invited = factories.MandateFactory(member=member, accreditation=letter)
    of_mandate = row["address"] not in {"workspace", "members:delegation", "members:contributor_add"}
    rest = OF_A_CITY.get(row["address"], lambda member: [invited.pk] if of_mandate else [])(member)
    address = reverse(row["address"], args=[member.slug, *rest])
    read, _, posted = row[role].partition(" / ")

    answers = {method: _answer(getattr(client, method)(address)) for method in ("get", "post")}

    assert answers == {"get": read, "post": posted or read}
    for method in ("put", "patch", "delete"):
        assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", ACCOUNTS, ids=lambda row: row["page"])
def test_page_of_signing_in_or_of_ones_account(client_of, role, row):
    address = _address(row["page"])
    answers = {method: _answer(getattr(client_of(role), method)(address)) for method in ("get", "post")}
    read, _, posted = row[role].partition(" / ")

    assert answers == {"get": read, "post": posted or read}
    refused = client_of(role)
    for method in ("put", "patch", "delete"):
        assert getattr(refused, method)(address).status_code == 405


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", MODELS, ids=lambda row: row["model"])
def test_rows_of_a_model_in_the_administration(client_of, role, row):
    label = row["model"]
    obj, client = ROWS[label](), client_of(role)
    reads, writes = (role in row[verb].split(", ") for verb in ("read", "write"))
    read, write = ("yes" if reads else "no"), ("yes" if writes else "no")
    if role in {"public", "city"}:
        read = write = "sign in"
    name = f"admin:{label.replace('.', '_')}"

    answers = {"changelist": _answer(client.get(reverse(f"{name}_changelist")))}
    answers["history"] = _answer(client.get(reverse(f"{name}_history", args=[obj.pk])))
    answers["change"] = _answer(client.get(reverse(f"{name}_change", args=[obj.pk])))
    answers["add"] = _answer(client.get(reverse(f"{name}_add")))
    answers["delete"] = _answer(client.get(reverse(f"{name}_delete", args=[obj.pk])))
    expected = {"changelist": read, "history": read, "change": read, "add": write, "delete": write}
    if label not in WITHOUT_HISTORY_OF_VERSIONS:
        version = obj.history.first().history_id
        answers["version"] = _answer(client.get(reverse(f"{name}_simple_history", args=[obj.pk, version])))
        expected["version"] = read
    # An empty form: whoever may write is shown the errors or the page that asks to confirm, and nothing changes.
    for address, args in (("add", []), ("change", [obj.pk]), ("delete", [obj.pk])):
        answers[f"post {address}"] = _answer(client.post(reverse(f"{name}_{address}", args=args)))
        expected[f"post {address}"] = write

    assert answers == expected
    assert type(obj).objects.filter(pk=obj.pk).exists()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", ACTS, ids=lambda row: row["address"])
def test_other_address(client_of, role, row):
    label = row["address"]
    client, address = client_of(role), _address(label)

    for method in METHODS.get(label, ["get", "post"]):
        assert (method, _answer(getattr(client, method)(address))) == (method, row[role])


def test_signing_out_is_no_mere_link(client_of):
    assert client_of("secretariat").get(reverse("admin:logout")).status_code == 405


@pytest.mark.parametrize("name", ["meetings:meeting", "charters:edition"])
def test_a_hidden_row_and_an_absent_one_answer_alike(client_of, name):
    client, hidden = client_of("city"), _address(f"{name} {'in preparation' if 'meeting' in name else 'of a draft'}")
    absent = reverse(name, args=["nulle-part", 99])

    first, second = client.get(hidden), client.get(absent)

    assert (first.status_code, second.status_code) == (404, 404)
    # The page's own address stands in its links to the other languages.
    assert first.text.replace(hidden.removeprefix("/fr"), "") == second.text.replace(absent.removeprefix("/fr"), "")
