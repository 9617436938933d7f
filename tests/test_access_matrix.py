"""Every address, as every role, by every method: docs/roles.md says what each answers.

An address that is not listed there fails the first test: whoever adds one says who may see it.
"""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.shortcuts import resolve_url
from django.urls import URLResolver, get_resolver, reverse

from tests import factories
from tests.addresses import ARGUMENTS, METHODS, OF_A_CITY, PATHS, ROWS
from tests.conftest import ROLES
from tests.roles import tables

KINDS = ("observer", "contributor", "alternate", "delegate")
OF_CITIES = {"city", "another city", *KINDS}
NEVER_TAKEN = ["put", "patch", "delete"]
REFUSED = dict.fromkeys(NEVER_TAKEN, "not taken")

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TABLES = tables()
PAGES = TABLES["Pages"]
ACCOUNTS = TABLES["Signing in and one's account"]
WORKSPACE = TABLES["The workspace of a city"]
DESK = TABLES["The desk of a meeting"]
MODELS = TABLES["Administration: the rows of each model"]
ACTS = TABLES["Pages for those who have an account"] + TABLES["Administration: acts and other addresses"]
MODEL_ADDRESSES = ("changelist", "add", "change", "delete", "history", "simple_history")
WITHOUT_HISTORY_OF_VERSIONS = {
    "adoptions.adoption",
    "adoptions.instrument",
    *("charters.amendment", "charters.annotation", "clauses.use", "commitments.commitment", "commitments.report"),
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
    words = {200: "yes", 301: "moves on", 302: "moves on", 403: "no", 404: "hidden", 405: "not taken", 409: "not now"}
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
        {row["page"].split()[0] for row in PAGES + ACCOUNTS}
        | {row["address"].split()[0] for row in ACTS + WORKSPACE + DESK}
        | of_models
    )

    assert set(_names()) == listed


@pytest.fixture
def as_each(client_of):
    """``for role, client in as_each(ROLES)``: a client of each role in turn; what one did is undone before the next."""

    def visit(roles, **options):
        for role in roles:
            with transaction.atomic():
                yield role, client_of("city" if role in OF_CITIES else role, **options)
                transaction.set_rollback(True)

    return visit


def _answers(client, address, methods):
    return {method: _answer(getattr(client, method)(address)) for method in methods}


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row["page"])
def test_page(as_each, row):
    address = _address(row["page"])
    # A stranger's POST brings no token, and is told the same as anyone's.
    answers = {
        role: _answers(client, address, ["get", "head", "post", *NEVER_TAKEN])
        for role, client in as_each(ROLES, enforce_csrf_checks=True)
    }

    assert answers == {role: {"get": row[role], "head": row[role], "post": "not taken", **REFUSED} for role in ROLES}


@pytest.mark.parametrize("row", WORKSPACE, ids=lambda row: row["address"])
def test_page_of_a_workspace(as_each, row):
    member = factories.MemberFactory()
    if not row["address"].startswith("members:letter"):
        invited = factories.InvitationFactory(mandate__member=member, mandate__kind="contributor").mandate
    else:
        letter = SimpleUploadedFile("lettre.pdf", b"%PDF-1.7\n%%EOF")
        invited = factories.MandateFactory(member=member, accreditation=letter)
    of_mandate = row["address"] not in {"workspace", "members:delegation", "members:contributor_add"}
    rest = OF_A_CITY.get(row["address"], lambda member: [invited.pk] if of_mandate else [])(member)
    address = reverse(row["address"], args=[member.slug, *rest])
    answers, expected = {}, {}

    for role, client in as_each(["another city" if role == "city" else role for role in ROLES] + list(KINDS)):
        if role in KINDS:
            factories.MandateFactory(person=client.user.person, member=member, kind=role)
        answers[role] = _answers(client, address, ["get", "post", *NEVER_TAKEN])
        read, _, posted = row[role].partition(" / ")
        expected[role] = {"get": read, "post": posted or read, **REFUSED}

    assert answers == expected


@pytest.mark.parametrize("row", DESK, ids=lambda row: row["address"])
def test_page_of_the_desk_of_a_meeting(as_each, row):
    address, answers, expected = _address(row["address"]), {}, {}

    for role, client in as_each(ROLES):
        answers[role] = _answers(client, address, ["get", "post", *NEVER_TAKEN])
        read, _, posted = row[role].partition(" / ")
        expected[role] = {"get": read, "post": posted or read, **REFUSED}

    assert answers == expected


@pytest.mark.parametrize("row", ACCOUNTS, ids=lambda row: row["page"])
def test_page_of_signing_in_or_of_ones_account(as_each, row):
    address = _address(row["page"])
    answers, expected = {}, {}

    for methods in (["get"], ["post"], NEVER_TAKEN):
        for role, client in as_each(ROLES):
            answers.setdefault(role, {}).update(_answers(client, address, methods))
    for role in ROLES:
        read, _, posted = row[role].partition(" / ")
        expected[role] = {"get": read, "post": posted or read, **REFUSED}

    assert answers == expected


@pytest.mark.parametrize("row", MODELS, ids=lambda row: row["model"])
def test_rows_of_a_model_in_the_administration(as_each, row):
    label = row["model"]
    obj, name = ROWS[label](), f"admin:{label.replace('.', '_')}"
    # An empty form: whoever may write is shown the errors or the page that asks to confirm, and nothing changes.
    read = {"get changelist": [], "get history": [obj.pk], "get change": [obj.pk]}
    written = {"get add": [], "get delete": [obj.pk]}
    written |= {"post add": [], "post change": [obj.pk], "post delete": [obj.pk]}
    if label not in WITHOUT_HISTORY_OF_VERSIONS:
        read["get simple_history"] = [obj.pk, obj.history.first().history_id]
    answers, expected = {}, {}

    for role, client in as_each(ROLES):
        answers[role] = {
            visit: _answer(getattr(client, visit.split()[0])(reverse(f"{name}_{visit.split()[1]}", args=args)))
            for visit, args in (read | written).items()
        }
        answers[role]["is still there"] = type(obj).objects.filter(pk=obj.pk).exists()
        reads, writes = (role in row[verb].split(", ") for verb in ("read", "write"))
        refused = "sign in" if role in {"public", "city"} else "no"
        expected[role] = {
            **dict.fromkeys(read, "yes" if reads and refused == "no" else refused),
            **dict.fromkeys(written, "yes" if writes and refused == "no" else refused),
            "is still there": True,
        }

    assert answers == expected


@pytest.mark.parametrize("row", ACTS, ids=lambda row: row["address"])
def test_other_address(as_each, row):
    label = row["address"]
    address, methods = _address(label), METHODS.get(label, ["get", "post"])
    answers = {role: _answers(client, address, methods) for role, client in as_each(ROLES)}

    assert answers == {role: dict.fromkeys(methods, row[role]) for role in ROLES}


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
