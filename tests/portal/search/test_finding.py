"""The same documents are found on both databases, in the same order: one table, run on each."""

import datetime

import pytest

from charter_portal.search.asking import TooManyTerms, terms_of
from charter_portal.search.finding import find
from charter_portal.search.kinds import Document, Kind, forget, register
from charter_portal.search.models import Change, Indexed
from charter_portal.search.renewing import rebuild, renew
from tests.portal.search.hostile import TYPED
from tests.portal.search.steps import addresses, titles

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 3, 2)
TEXTS = {
    "vie": Document("vie", "Vie privée", "Chacun sait quelles données sont collectées.", "/vie"),
    "algo": Document("algo", "Algorithmes transparents", "La ville tient un registre public.", "/algo"),
    "ville": Document("ville", "La ville ouverte", "Rien de plus. Elle ne décide pas seule.", "/ville"),
    "open": Document("open", "Open data", "Cities publish what they hold.", "/open", language="en", text_language="en"),
    "ar": Document("ar", "شفافية الخوارزميات", "تُنشر البيانات العمومية.", "/ar", language="ar", text_language="ar"),
    "tard": Document("tard", "Réunion de mars", "La vie de la ville est privée de données.", "/tard", day=DAY),
    "tôt": Document("tôt", "Réunion de mai", "Œuvre de la ville.", "/tot", day=DAY - datetime.timedelta(days=9)),
    "parts": Document("tard", "Point de mars", "Les élus.", "/tard#point", part="point", day=DAY),
}


@pytest.fixture
def texts():
    """The documents of a kind of their own, which a test can change."""
    found = dict(TEXTS)

    def documents(keys=None):
        return [one for one in found.values() if keys is None or one.key in keys]

    register(Kind("essai", "Essai", "Essais", documents, place=1))
    Change.objects.create(kind="essai")
    yield found
    forget("essai")


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("données", "fr", ["/tard", "/vie"]),
        ("DONNEE", "fr", ["/tard", "/vie"]),
        ("la donnée", "fr", ["/tard", "/vie"]),
        ("ville", "fr", ["/ville", "/tard", "/tot", "/algo"]),
        ("villes ouvertes", "fr", ["/ville"]),
        ("vie privée", "fr", ["/vie", "/tard"]),
        ('"vie privée"', "fr", ["/vie"]),
        ('"privée chacun"', "fr", []),
        ('"ne décide pas"', "fr", ["/ville"]),
        ("ne pas", "fr", ["/ville"]),
        ("l'œuvre", "fr", ["/tot"]),
        ("oeuvres", "fr", ["/tot"]),
        ("élue", "fr", ["/tard#point"]),
        ("city", "fr", ["/open"]),
        ("city", "ar", ["/open"]),
        ("خوارزمية", "ar", ["/ar"]),
        ("بَيَانات", "ar", ["/ar"]),
        ("الخوارزميات العمومية", "fr", ["/ar"]),
        ("réunion mars", "fr", ["/tard"]),
        ("registre", "fr", ["/algo"]),
        ("absent", "fr", []),
        # None holds all: those that hold most stand first.
        ("registre algorithmes absent", "fr", ["/algo"]),
        ("données ville registre", "fr", ["/tard", "/algo", "/tot", "/ville", "/vie"]),
    ],
)
def test_what_is_found_in_which_order(texts, typed, language, expected):
    found = find(terms_of(typed, language), language=language)
    assert ([row.address for row in found.rows], found.total) == (expected, len(expected))


def test_where_none_holds_all_it_is_said(texts):
    whole, part = (find(terms_of(typed, "fr"), language="fr") for typed in ("données", "données absent"))
    assert (whole.holds_all, part.holds_all) == (True, False)


def test_kinds_are_counted_and_one_can_be_kept(texts):
    register(Kind("autre", "Autre", "Autres", lambda keys=None: [Document("a", "Une ville", "", "/a")], place=0))
    try:
        Change.objects.create(kind="autre")
        every, kept, absent = (find((("ville",),), language="fr", kind=kind) for kind in ("", "essai", "absent"))
        # Titles first, then by the place of the kind.
        assert [row.address for row in every.rows] == ["/a", "/ville", "/tard", "/tot", "/algo"]
        assert [row.address for row in kept.rows] == ["/ville", "/tard", "/tot", "/algo"]
        assert every.counts == kept.counts == {"autre": 1, "essai": 4}
        assert (every.kept, kept.kept, absent.kind, absent.kept) == (5, 4, "", 5)
    finally:
        forget("autre")


def test_a_document_that_is_gone_is_found_no_more_and_one_that_changed_by_its_new_words(texts):
    assert titles("registre") == ["Algorithmes transparents"]

    del texts["algo"]
    texts["ville"] = Document("ville", "La ville ouverte", "Un registre.", "/ville")
    Change.objects.bulk_create([Change(kind="essai", key="algo"), Change(kind="essai", key="ville")])

    assert titles("registre") == ["La ville ouverte"]
    assert titles("décide") == []


def test_all_documents_of_a_key_are_looked_at_together(texts):
    assert addresses("mars") == ["/tard#point", "/tard"]

    del texts["parts"]
    Change.objects.create(kind="essai", key="tard")

    assert addresses("mars") == ["/tard"]


def test_what_did_not_change_is_not_written_again(texts):
    renew()
    before = set(Indexed.objects.values_list("pk", flat=True))
    Change.objects.create(kind="essai")

    assert (renew(), set(Indexed.objects.values_list("pk", flat=True))) == (0, before)


def test_an_index_made_anew_says_the_same(texts):
    first = titles("ville")
    assert rebuild() == Indexed.objects.count() == 3 * len(texts)
    assert titles("ville") == first


def test_documents_of_a_kind_that_is_no_more_are_dropped(texts):
    assert titles("registre") == ["Algorithmes transparents"]
    forget("essai")
    Change.objects.create(kind="ville")
    assert titles("registre") == []
    register(Kind("essai", "Essai", "Essais", lambda keys=None: []))


@pytest.mark.parametrize("typed", TYPED)
def test_whatever_is_typed_is_looked_for_and_nothing_breaks(texts, typed):
    try:
        terms = terms_of(typed, "fr")
    except TooManyTerms:
        return
    if terms:
        list(find(terms, language="fr").rows)
    assert titles("registre") == ["Algorithmes transparents"]


@pytest.mark.parametrize("text", TYPED)
def test_whatever_is_written_is_indexed_and_nothing_breaks(texts, text):
    texts["hostile"] = Document("hostile", text.replace("\0", ""), text.replace("\0", ""), "/hostile")
    Change.objects.create(kind="essai", key="hostile")
    assert titles("registre") == ["Algorithmes transparents"]
