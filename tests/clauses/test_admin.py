"""The team writes the library and publishes it by a confirmed act; it hides what a city says, and edits none of it."""

import pytest
from django.urls import reverse

from charter_portal.register.models import Entry
from charters.clauses.domain.translating import states
from charters.clauses.models import Clause, ClauseVersion, Stage, Use
from tests.factories import ClauseFactory, ClauseVersionFactory, MemberFactory, PrincipleFactory
from tests.hostile import WORDS
from tests.portal.posting import fields_of, text_of

from .steps import followed, published, used, used_in_own_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client_of):
    return client_of("commission-staff")


def address(name, *args):
    return reverse(f"admin:clauses_{name}", args=args)


def confirm(client, where, **data):
    version = client.get(where).context["form"].initial["version"]
    return client.post(where, {"version": version, **data})


def test_a_clause_and_its_words_are_written_in_three_languages(staff):
    principle = PrincipleFactory()
    staff.post(address("clause_add"), {"principle": principle.pk, "legal_order": "morocco", "key": "remise"})
    clause = Clause.objects.get()
    page = staff.get(f"{address('clauseversion_add')}?clause={clause.pk}")
    assert 'lang="ar"' in page.text

    words = {f"{name}_{code}": f"{name} {code}" for name in ("title", "text", "legal_effect") for code in ("fr", "en")}
    staff.post(address("clauseversion_add"), {"clause": clause.pk, **words})

    draft = ClauseVersion.objects.get()
    assert (draft.title_fr, draft.text_en, draft.number) == ("title fr", "text en", None)
    assert states(draft) == {"en": "unreviewed", "ar": "missing"}


def test_publishing_is_confirmed_on_a_page_that_says_what_happens(staff):
    draft = ClauseVersionFactory()
    where = address("clauseversion_publish", draft.pk)
    assert "Personne ne pourra le modifier ni le supprimer" in text_of(staff.get(where))

    confirm(staff, where)

    version = ClauseVersion.objects.get()
    assert (version.number, Entry.objects.get().actor) == (1, staff.user.actor_number)
    assert version.history.first().history_user == staff.user
    assert "déjà publiée" in text_of(staff.post(where, {"version": version.version}, follow=True))
    page = staff.get(address("clauseversion_change", draft.pk))
    assert "Cette version est publiée" in text_of(page)
    assert 'name="text_fr"' not in page.text


def test_what_is_missing_is_said_and_stands_in_the_way(staff):
    draft = ClauseVersionFactory(legal_effect_fr="")
    where = address("clauseversion_publish", draft.pk)

    assert "La note française sur l'effet juridique manque." in text_of(staff.get(where))
    confirm(staff, where)
    assert not ClauseVersion.objects.public().exists()


def test_who_reads_another_text_than_the_one_stored_publishes_nothing(staff):
    draft = ClauseVersionFactory()
    where = address("clauseversion_publish", draft.pk)

    page = staff.post(where, {"version": draft.version + 1})

    assert page.status_code == 200
    assert not ClauseVersion.objects.public().exists()


def test_the_next_version_is_made_from_the_page_of_the_clause(staff):
    clause = published().clause
    assert address("clause_next", clause.pk) in staff.get(address("clause_change", clause.pk)).text

    confirm(staff, address("clause_next", clause.pk))

    draft = clause.versions.get(published_at=None)
    page = staff.get(address("clauseversion_publish", draft.pk))
    assert "Aucun mot ne diffère de la version 1" in text_of(page)
    form = fields_of(staff.get(address("clauseversion_change", draft.pk)), "clauseversion_form")
    staff.post(address("clauseversion_change", draft.pk), {**form, "text_fr": "Tout autre.", "reason": "Un motif."})
    assert "<ins>" in staff.get(address("clauseversion_publish", draft.pk)).text
    confirm(staff, address("clauseversion_publish", draft.pk))
    assert ClauseVersion.objects.get(pk=draft.pk).number == 2


def test_a_translation_is_reviewed_although_its_version_is_published(staff):
    version = published()

    confirm(staff, address("clauseversion_review", version.pk, "en"))

    assert states(version)["en"] == "reviewed"
    assert version.translations.get().reviewed_by == staff.user


def test_the_team_hides_a_use_or_a_stage_and_shows_it_again(client_of):
    secretariat = client_of("secretariat")
    use = used(MemberFactory(), published(), lesson="Une leçon.")
    stage = use.stages.get()

    confirm(secretariat, address("use_act", use.pk, "hide"), reason="Nomme une entreprise.")
    confirm(secretariat, address("use_stage", use.pk, stage.pk, "hide"), reason="Nomme une personne.")

    assert Use.objects.get().hidden_by == secretariat.user
    assert Stage.objects.get().hidden_reason == "Nomme une personne."
    page = text_of(secretariat.get(address("use_change", use.pk)))
    assert "Une leçon." in page
    assert secretariat.get(address("use_act", use.pk, "hide")).status_code == 404
    confirm(secretariat, address("use_act", use.pk, "show"))
    confirm(secretariat, address("use_stage", use.pk, stage.pk, "show"))
    assert not Use.objects.get().is_hidden
    assert not Stage.objects.get().is_hidden


def test_hiding_needs_a_reason(staff):
    use = used(MemberFactory(), published())

    page = confirm(staff, address("use_act", use.pk, "hide"), reason=" ")

    assert list(page.context["form"].errors) == ["reason"]
    assert not Use.objects.get().is_hidden


@pytest.mark.parametrize("words", WORDS)
def test_words_of_cities_stay_words_in_the_administration(staff, words):
    use = used_in_own_words(MemberFactory(), published().clause.principle, title=words, text=words, lesson=words)

    for where in (address("use_changelist"), address("use_change", use.pk), address("use_act", use.pk, "hide")):
        page = staff.get(where)
        assert page.status_code == 200
        for tag in ("<script>alert(1)", "<img src=x", "<svg/onload", "<svg onload"):
            assert tag not in page.text


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("name", ["clause", "clauseversion", "use"])
def test_lists_ask_the_same_questions_whatever_their_length(staff, django_assert_max_num_queries, name, count):
    for number in range(count):
        version = published(f"clause-{number}", principle=f"principe-{number}")
        followed(version)
        used(MemberFactory(), version)
    ClauseFactory(principle=version.clause.principle)
    staff.get(address(f"{name}_changelist"))

    with django_assert_max_num_queries(16):
        assert staff.get(address(f"{name}_changelist")).status_code == 200
