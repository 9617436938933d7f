"""A city records its use of a clause: it writes, reads again in words, publishes, follows up and corrects."""

import lxml.html
import pytest
from django.urls import reverse
from django.utils import timezone

from charters.clauses.domain.hiding import hide
from charters.clauses.models import Stage, Use
from tests.factories import MandateFactory, MemberFactory
from tests.hostile import WORDS
from tests.html import errors
from tests.portal.posting import text_of

from .steps import DAY, ENDED, GENERALISED, TRIAL, begun, further, published, used, used_in_own_words, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return published()


@pytest.fixture
def city():
    return MemberFactory(slug="ville-exemple-a", name_fr="Ville-Exemple A")


@pytest.fixture
def as_kind(client_of, city):
    def sign_in(kind):
        client = client_of("city")
        MandateFactory(person=client.user.person, member=city, kind=kind)
        return client

    return sign_in


@pytest.fixture
def delegate(as_kind):
    return as_kind("delegate")


def address(name, *args):
    return reverse(f"clauses:{name}", args=["ville-exemple-a", *args])


def typed(**fields):
    """What a browser posts of the form of a stage."""
    blank = dict.fromkeys(("contract", "began_on", "ended_on", "lesson", "offers_note"), "")
    return {**blank, "kind": TRIAL, "offers": "unknown", **fields}


def posted(page):
    """What the one form of the page would post as it stands."""
    [form] = lxml.html.fromstring(page.content.decode()).xpath('//form[@method="post"]')
    return dict(form.form_values())


def test_from_the_library_to_what_everyone_reads(delegate, client, version):
    where = f"{address('use_add')}?clause=remise"
    assert f'href="{where}"' in delegate.get("/fr/clauses/remise/utiliser/").text
    assert posted(delegate.get(where))["clause"] == str(version.pk)

    review = delegate.post(
        address("use_add"),
        typed(clause=version.pk, contract="Les piscines", ended_on="2026-01-31", lesson="Une leçon."),
        follow=True,
    )

    use = Use.objects.get()
    assert review.redirect_chain == [(address("use_publish", use.pk), 302)]
    words = text_of(review)
    assert all(part in words for part in ("Les piscines", "début non connu", "au 31 janvier 2026", "Une leçon."))
    assert "au nom de Ville-Exemple A" in words
    assert client.get(use.get_absolute_url()).status_code == 404
    done = delegate.post(address("use_publish", use.pk), posted(review), follow=True)
    assert done.redirect_chain == [(address("own", use.pk), 302)]
    assert "Une leçon." in client.get(use.get_absolute_url()).text
    assert Stage.objects.get().published_by == delegate.user


def test_words_of_ones_own_need_a_principle_a_title_and_the_words(delegate, version):
    page = delegate.post(address("use_add"), typed(clause="", lesson="Ce que j'ai tapé."))

    assert page.context["form"].errors == {"principle": ["Choisissez le principe que votre clause met en œuvre."]}
    assert 'href="#id_principle"' in page.text
    assert "Ce que j&#x27;ai tapé." in page.text
    principle = version.clause.principle
    delegate.post(address("use_add"), typed(clause="", principle=principle.pk, title="Notre clause", text="Rendre."))
    assert (Use.objects.get().title, Use.objects.get().principle) == ("Notre clause", principle)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"began_on": "2026-02-01", "ended_on": "2026-01-01"}, "ended_on"),
        ({"began_on": "2999-01-01"}, "began_on"),
        ({"began_on": "0001-01-01"}, "began_on"),
        ({"began_on": "demain"}, "began_on"),
        ({"kind": ENDED, "ended_on": "2099-01-01"}, "ended_on"),
        ({"kind": "autre"}, "kind"),
        ({"lesson": "a\u202eb"}, "lesson"),
        ({"contract": "a\u2066b"}, "contract"),
        ({"lesson": "m" * 3001}, "lesson"),
        ({"offers": "autre"}, "offers"),
        ({"clause": "999"}, "clause"),
    ],
)
def test_a_fault_is_named_beside_its_field_and_nothing_is_written(delegate, version, fields, field):
    page = delegate.post(address("use_add"), typed(**{"clause": version.pk, "contract": "Les piscines", **fields}))

    assert list(page.context["form"].errors) == [field]
    assert f'href="#id_{field}"' in page.text
    assert not Use.objects.exists()


def test_who_posts_is_never_read_from_the_form(delegate, version):
    other = MemberFactory(slug="ville-exemple-b")

    delegate.post(
        address("use_add"),
        typed(clause=version.pk, member=other.pk, author=1, published_at="2026-01-01", standing=ENDED),
    )

    use = Use.objects.get()
    assert (use.member.slug, use.author, use.published_at, use.standing) == ("ville-exemple-a", delegate.user, None, "")


def test_contributors_write_and_do_not_publish(as_kind, city, version):
    contributor = as_kind("contributor")

    page = contributor.post(address("use_add"), typed(clause=version.pk), follow=True)

    use = Use.objects.get()
    assert page.redirect_chain == [(address("own", use.pk), 302)]
    assert page.context["messages"]
    assert address("use_publish", use.pk) not in page.text
    assert contributor.post(address("use_publish", use.pk), {"version": use.version}).status_code == 403
    assert not Use.objects.public().exists()


def test_another_citys_use_is_as_one_that_does_not_exist(delegate, version):
    other = used(MemberFactory(), version)
    draft = begun(MemberFactory(), version)

    for name in ("own", "use_edit", "stage_add", "use_publish", "use_discard"):
        for use in (other, draft):
            assert delegate.get(address(name, use.pk)).status_code == 404
    assert delegate.get(address("stage_correct", other.pk, other.stages.get().pk)).status_code == 404


def test_a_colleague_who_was_faster_is_not_written_over(delegate, as_kind, city, version):
    use = begun(city, version, lesson="Avant.")
    form = posted(delegate.get(address("use_edit", use.pk)))
    as_kind("alternate").post(address("use_edit", use.pk), {**form, "lesson": "Du collègue."})

    page = delegate.post(address("use_edit", use.pk), {**form, "lesson": "De moi."})

    assert Stage.objects.get().lesson == "Du collègue."
    assert "Du collègue." in page.text
    assert "De moi." in page.text
    delegate.post(address("use_edit", use.pk), posted(page))
    assert Stage.objects.get().lesson == "De moi."


def test_a_draft_that_changed_is_read_again_before_it_is_published(delegate, city, version):
    use = begun(city, version)
    review = posted(delegate.get(address("use_publish", use.pk)))
    Use.objects.filter(pk=use.pk).update(version=7)

    page = delegate.post(address("use_publish", use.pk), review, follow=True)

    assert "Relisez-le" in text_of(page)
    assert not Use.objects.public().exists()


def test_what_follows_and_what_is_corrected_is_written_on_pages_of_its_own(delegate, city, version):
    use = used(city, version)
    assert address("stage_add", use.pk) in delegate.get(address("own", use.pk)).text

    form = posted(delegate.get(address("stage_add", use.pk)))
    review = delegate.post(address("stage_add", use.pk), {**form, **typed(kind=GENERALISED)}, follow=True)
    delegate.post(address("use_publish", use.pk), posted(review))
    first = use.stages.public().first()
    page = delegate.get(address("stage_correct", use.pk, first.pk))
    assert [value for value, _label in page.context["form"].fields["kind"].choices] == [TRIAL]
    review = delegate.post(
        address("stage_correct", use.pk, first.pk),
        {**posted(page), **typed(contract="Les piscines"), "version": posted(page)["version"]},
        follow=True,
    )
    delegate.post(address("use_publish", use.pk), posted(review))

    assert list(use.stages.public().values_list("kind", "contract", "corrects")) == [
        (TRIAL, "", None),
        (GENERALISED, "", None),
        (TRIAL, "Les piscines", first.pk),
    ]
    assert Use.objects.get().standing == GENERALISED


def test_what_ended_says_so_and_can_still_be_corrected(delegate, city, version):
    use = used(city, version, ENDED)

    own = delegate.get(address("own", use.pk))
    assert address("stage_add", use.pk) not in own.text
    assert address("stage_correct", use.pk, use.stages.get().pk) in own.text
    assert "L'usage est terminé" in text_of(delegate.get(address("stage_add", use.pk)))


def test_a_draft_is_deleted_once_asked(delegate, city, version):
    use = begun(city, version)
    asked = delegate.get(address("use_discard", use.pk))
    assert Use.objects.exists()

    page = delegate.post(address("use_discard", use.pk), posted(asked), follow=True)

    assert page.redirect_chain == [(address("own_list"), 302)]
    assert not Use.objects.exists()


def test_the_city_goes_on_reading_what_is_hidden(delegate, city, version):
    use = used(city, version, lesson="Une leçon cachée.")
    hide(use, reason="Nomme une entreprise.", by=None, at=timezone.now())

    page = text_of(delegate.get(address("own", use.pk)))

    assert "Une leçon cachée." in page
    assert "Nomme une entreprise." in page


def test_the_workspace_asks_what_came_of_a_trial_that_is_over(delegate, city, version):
    use = used(city, version, ended_on=timezone.localdate() - 2 * DAY)
    begun(city, version)

    home = delegate.get(reverse("workspace", args=["ville-exemple-a"]))

    assert home.text.count(address("own", use.pk)) == 1
    assert "l'essai est passé" in text_of(home)
    assert "l'essai est passé" in text_of(delegate.get(address("own_list")))


@pytest.mark.parametrize("words", WORDS)
def test_words_stay_words_on_every_page(delegate, city, version, words):
    use = used_in_own_words(city, version.clause.principle, title=words, text=words, contract=words, lesson=words)
    written(use, GENERALISED, lesson=words, contract=words)
    row = use.stages.public().get()
    pages = [address("own_list"), address("stage_correct", use.pk, row.pk)]
    pages += [address(name, use.pk) for name in ("own", "stage_add", "use_publish", "use_discard")]

    for page in pages:
        assert errors(delegate.get(page).text) == []


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("own_list", 13), ("own", 10), ("use_add", 8), ("stage_add", 7)])
def test_queries_do_not_grow(delegate, city, django_assert_num_queries, count, name, queries):
    for number in range(count):
        version = published(f"clause-{number}")
        use = used(city, version, ended_on=timezone.localdate() - DAY)
        for _ in range(count):
            further(use, TRIAL, ended_on=timezone.localdate() - DAY)
        begun(city, version)
    where = address(name) if name in {"own_list", "use_add"} else address(name, use.pk)
    delegate.get(where)

    with django_assert_num_queries(queries):
        assert delegate.get(where).status_code == 200


def test_a_city_that_said_nothing_yet_is_told_what_to_do(delegate):
    page = text_of(delegate.get(address("own_list")))

    assert "Votre ville n'a encore publié aucun usage." in page
    assert "Consigner un usage" in page
