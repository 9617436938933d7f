"""Opening a consultation seals the edition and its wordings, numbers them and records the act."""

import datetime

import pytest
from django.utils import timezone

from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register
from charters.domain.digests import Wording, edition_digest, wording_digest
from charters.domain.enacting import open_consultation
from charters.domain.readiness import Lack, Missing, missing_before_sealing
from charters.exceptions import (
    BaseNotSealed,
    ClosesBeforeOpening,
    EditionNotDraft,
    EditionSealed,
    FrenchDiffers,
    NothingToSeal,
    NumberTaken,
    PrincipleOfAnotherCharter,
    PrincipleTwice,
    WordingsIncomplete,
)
from charters.models import Edition, PrincipleRevision
from tests.charters.steps import declared
from tests.factories import (
    ArticleFactory,
    CharterFactory,
    CriterionFactory,
    EditionFactory,
    PrincipleFactory,
    PrincipleRevisionFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 23)


def edition_of(*revisions, **fields):
    edition = EditionFactory(**fields)
    for position, revision in enumerate(revisions):
        ArticleFactory(edition=edition, position=position, revision=revision)
    return edition


def opened(*revisions, **fields):
    return open_consultation(edition_of(*revisions, **fields), by=None, on=DAY)


def successor(base, change, **fields):
    return PrincipleRevisionFactory(principle=base.principle, base=base, change=change, **fields)


def test_the_edition_is_in_consultation_and_sealed():
    before = timezone.now()

    edition = open_consultation(
        edition_of(PrincipleRevisionFactory()), by=None, on=DAY, closes_on=datetime.date(2027, 1, 31)
    )

    edition.refresh_from_db()
    assert edition.status == "consultation"
    assert edition.is_sealed
    assert edition.sealed_at >= before
    assert edition.consultation_opened_on == DAY
    assert edition.consultation_closes_on == datetime.date(2027, 1, 31)


def test_a_first_wording_is_numbered_1_0():
    revision = PrincipleRevisionFactory()

    opened(revision)

    revision.refresh_from_db()
    assert revision.number == "1.0"
    assert revision.is_sealed


@pytest.mark.parametrize(("change", "number"), [("substantive", "2.0"), ("editorial", "1.1"), ("translation", "1.0.1")])
def test_a_later_wording_is_numbered_by_what_it_changes(change, number):
    first = PrincipleRevisionFactory()
    opened(first)
    first.refresh_from_db()
    texts = {} if change == "translation" else {"statement_fr": "Autre.\n\nAutre encore."}
    later = successor(first, change, title_fr=first.title_fr, **texts)
    if texts:
        declared(later)

    opened(later)

    later.refresh_from_db()
    assert later.number == number


def test_a_wording_sealed_already_stays_as_it_is_in_a_second_edition():
    first = PrincipleRevisionFactory()
    opened(first)
    first.refresh_from_db()
    before = PrincipleRevision.objects.values().get(pk=first.pk)

    opened(first)

    assert PrincipleRevision.objects.values().get(pk=first.pk) == before


def test_texts_are_sealed_in_canonical_form_in_every_language():
    revision = PrincipleRevisionFactory(
        title_fr="Ve\u0301rite\u0301 ", statement_fr=" Un.\r\n\r\n\r\n\r\nDeux. ", statement_en="One.  \n\n\nTwo.\n"
    )
    criterion = CriterionFactory(revision=revision, text_fr=" Un\ncritère ")

    opened(revision, preamble_fr="  Un préambule. ")

    revision.refresh_from_db()
    criterion.refresh_from_db()
    assert revision.title_fr == "Vérité"
    assert revision.statement_fr == "Un.\n\nDeux."
    assert revision.statement_en == "One.\n\nTwo."
    assert criterion.text_fr == "Un critère"
    assert Edition.objects.get().preamble_fr == "Un préambule."


def test_digests_can_be_recomputed_from_what_is_stored():
    revision = PrincipleRevisionFactory(title_fr="Titre", statement_fr="Un.\n\nDeux.", rationale_fr="Parce que.")
    CriterionFactory(revision=revision, position=1, text_fr="Second critère")
    CriterionFactory(revision=revision, position=0, text_fr="Premier critère")

    edition = opened(revision)

    revision.refresh_from_db()
    assert revision.digest == wording_digest(
        Wording("Titre", "Un.\n\nDeux.", "Parce que.", criteria=("Premier critère", "Second critère"))
    )
    assert edition.digest == edition_digest(
        charter="charte-exemple",
        number=edition.number,
        preamble="Un préambule d'exemple.",
        articles=[("", revision.principle.key, "1.0.0", revision.digest)],
    )


@pytest.mark.parametrize("active", ["en", "ar"])
def test_the_language_of_the_person_who_opens_changes_no_text(settings, active):
    from django.utils import translation

    revision = PrincipleRevisionFactory(title_fr="Titre", title_en="Title")
    with translation.override(active):
        opened(revision)

    stored = PrincipleRevision.objects.filter(pk=revision.pk).rewrite(False).values("title", "title_fr", "title_en")
    assert stored.get() == {"title": "Titre", "title_fr": "Titre", "title_en": "Title"}


def test_the_act_is_recorded_with_digests_and_without_names():
    actor = UserFactory()
    revision = PrincipleRevisionFactory()

    edition = open_consultation(edition_of(revision), by=actor, on=DAY)

    revision.refresh_from_db()
    entry = Entry.objects.get()
    assert entry.act == "consultation_opened"
    assert entry.subject == f"charters/charte-exemple/editions/{edition.number}"
    assert entry.actor == actor.actor_number
    assert entry.recorded_at == edition.sealed_at
    assert entry.content == {
        "edition": edition.digest,
        "opened_on": "2026-11-23",
        "closes_on": None,
        "wordings": [{"principle": revision.principle.key, "number": "1.0.0", "digest": revision.digest}],
    }
    assert verify_register().fault is None


def test_the_history_names_who_sealed():
    actor = UserFactory()
    edition = edition_of(PrincipleRevisionFactory())

    open_consultation(edition, by=actor, on=DAY)

    assert edition.history.first().history_user == actor
    assert edition.history.first().status == "consultation"


def test_an_edition_is_opened_once():
    edition = opened(PrincipleRevisionFactory())

    with pytest.raises(EditionSealed):
        open_consultation(edition, by=None, on=DAY)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("status", ["reference", "abandoned"])
def test_only_a_draft_is_opened(status):
    with pytest.raises(EditionNotDraft):
        opened(PrincipleRevisionFactory(), status=status)


def test_an_edition_without_articles_is_not_opened():
    with pytest.raises(NothingToSeal):
        opened()


def test_a_consultation_does_not_close_before_it_opens():
    with pytest.raises(ClosesBeforeOpening):
        open_consultation(
            edition_of(PrincipleRevisionFactory()), by=None, on=DAY, closes_on=datetime.date(2026, 11, 22)
        )


def test_a_principle_stands_once_in_an_edition():
    first = PrincipleRevisionFactory()

    with pytest.raises(PrincipleTwice) as refusal:
        opened(first, PrincipleRevisionFactory(principle=first.principle))
    assert refusal.value.subject == first.principle.key


def test_an_edition_holds_principles_of_its_own_charter():
    other = PrincipleRevisionFactory(principle__charter=CharterFactory(slug="autre-charte"))

    with pytest.raises(PrincipleOfAnotherCharter):
        opened(other)


def test_a_second_first_wording_is_refused_and_leaves_nothing_changed():
    first = PrincipleRevisionFactory()
    opened(first)
    edition = edition_of(PrincipleRevisionFactory(principle=first.principle))

    with pytest.raises(NumberTaken):
        open_consultation(edition, by=None, on=DAY)

    edition.refresh_from_db()
    assert edition.status == "draft"
    assert Entry.objects.count() == 1


def test_a_wording_made_from_an_unsealed_one_is_not_sealed():
    base = PrincipleRevisionFactory()

    with pytest.raises(BaseNotSealed):
        opened(declared(successor(base, "editorial")))


def test_a_wording_made_from_another_principle_s_is_not_sealed():
    base = PrincipleRevisionFactory()
    opened(base)
    stranger = PrincipleRevisionFactory(principle=PrincipleFactory(), base=base, change="editorial")
    declared(stranger)

    with pytest.raises(BaseNotSealed):
        opened(stranger)


def test_a_correction_of_a_translation_leaves_the_french_as_it_was():
    base = PrincipleRevisionFactory()
    opened(base)
    base.refresh_from_db()

    with pytest.raises(FrenchDiffers):
        opened(successor(base, "translation", title_fr="Un autre titre"))


def test_a_wording_without_french_is_not_sealed():
    revision = PrincipleRevisionFactory(statement_fr=" ")

    with pytest.raises(WordingsIncomplete) as refusal:
        opened(revision)
    assert refusal.value.subject == [Lack(Missing.STATEMENT, "fr", revision.pk, revision.principle.key)]


def test_paragraphs_must_correspond_between_languages():
    revision = PrincipleRevisionFactory(statement_ar="فقرة واحدة.")

    with pytest.raises(WordingsIncomplete) as refusal:
        opened(revision)
    assert refusal.value.subject == [
        Lack(Missing.PARAGRAPHS, "ar", revision.pk, revision.principle.key, found=1, expected=2)
    ]


def test_a_missing_translation_does_not_stand_in_the_way():
    opened(PrincipleRevisionFactory(title_ar="", statement_ar=""), preamble_ar="")

    assert Edition.objects.get().is_sealed


def test_what_is_missing_is_listed_by_language():
    revision = PrincipleRevisionFactory(title_en="", rationale_fr="Parce que.", rationale_en="Because.")
    CriterionFactory(revision=revision, text_fr="Critère", text_en="Criterion", text_ar="")
    SourceFactory(principle=revision.principle)
    bare = PrincipleRevisionFactory()
    edition = edition_of(revision, bare, preamble_en="")

    assert missing_before_sealing(edition) == [
        Lack(Missing.PREAMBLE, "en"),
        Lack(Missing.TITLE, "en", revision.pk, revision.principle.key),
        Lack(Missing.RATIONALE, "ar", revision.pk, revision.principle.key),
        Lack(Missing.CRITERION, "ar", revision.pk, revision.principle.key, found=0, expected=1),
        Lack(Missing.CRITERIA, None, bare.pk, bare.principle.key),
        Lack(Missing.SOURCES, None, bare.pk, bare.principle.key),
    ]


@pytest.mark.parametrize("articles", [1, 3])
def test_listing_what_is_missing_takes_four_queries(django_assert_num_queries, articles):
    edition = edition_of(*(PrincipleRevisionFactory() for _ in range(articles)))

    with django_assert_num_queries(4):
        missing_before_sealing(edition)
