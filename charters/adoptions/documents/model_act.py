"""The model act that a city puts before its council, from what it prepared: as values, for print and for an office.

It has the usual order of such acts: seen…, considering…, decides; what only the city knows is left between brackets.
It is a help, and no legal advice: the city's own services check it.
"""

from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext, pgettext_lazy

from charter_portal.editing.languages import direction
from charter_portal.pdf import compose
from charter_portal.text.paragraphs import paragraphs

from ...documents.editions import issuer_of
from ...domain.manuscripts.docx import write_act
from ...domain.words import AUTHORITATIVE, in_language
from ...models import Law
from ..domain.editions import listed_in
from ..models import Choice, Instrument

# The body that decides and who signs, where the network knows them; else the city writes its own.
COUNCILS = {
    "BE": pgettext_lazy("council", "the municipal council (conseil communal)"),
    "LU": pgettext_lazy("council", "the municipal council (conseil communal)"),
    "MA": pgettext_lazy("council", "the communal council"),
}
COUNCIL = pgettext_lazy("council", "the municipal council")
SIGNATORIES = {
    "BE": pgettext_lazy("signatory", "the mayor (bourgmestre)"),
    "LU": pgettext_lazy("signatory", "the mayor (bourgmestre)"),
    "MA": pgettext_lazy("signatory", "the president of the council"),
}
SIGNATORY = pgettext_lazy("signatory", "the mayor")

# Laws that principles of the charter cite, by the country in which they hold: see charters/reference/laws.toml.
LAWS = {
    "FR": ("rgpd-22", "crpa-l311-3-1", "crpa-l312-1-3"),
    "BE": ("rgpd-22",),
    "LU": ("rgpd-22",),
    "CM": ("cameroun-2024-017",),
    "MA": ("maroc-09-08",),
}


class Article(NamedTuple):
    """One thing that the council decides: its heading, and its paragraphs as (text, language of the text)."""

    heading: str
    paragraphs: list


class ModelAct(NamedTuple):
    """The model act in one language; every list is of sentences."""

    title: str
    body: str
    seen: list
    considering: list
    articles: list
    closing: list


def model_act(draft, language):
    """The ModelAct of an Instrument's draft in ``language``, with the laws of the city's country."""
    with translation.override(language):
        member, edition = draft.adoption.member, draft.edition
        charter = in_language(edition.charter, "title", language) or in_language(
            edition.charter, "title", AUTHORITATIVE
        )
        city = in_language(member, "name", language) or in_language(member, "name", AUTHORITATIVE)
        named = {"charter": charter, "number": edition.number, "city": city}
        body = draft.body or str(COUNCILS.get(str(member.country), COUNCIL))
        is_first = draft.purpose == Instrument.Purpose.ADOPTION
        title = (
            gettext("Adoption of “%(charter)s”, edition %(number)s")
            if is_first
            else gettext("Confirmation of “%(charter)s”, edition %(number)s")
        )
        return ModelAct(
            title=title % named,
            body=body,
            seen=_seen(draft, member, named, language),
            considering=_considering(draft, named, is_first=is_first),
            articles=_articles(draft, named, language),
            closing=[
                gettext("Result of the vote: for […], against […], abstentions […]."),
                gettext("Done at %(city)s, on […].") % named,
                gettext("Signature: […]"),
            ],
        )


def _seen(draft, member, named, language):
    """What the act is founded on: the laws of the country that the charter cites, the edition, its sealing."""
    edition = draft.edition
    keys = LAWS.get(str(member.country), ())
    laws = {law.key: law for law in Law.objects.filter(key__in=keys)}
    seen = [
        gettext("Seen %(law)s (%(jurisdiction)s);")
        % {"law": _in(laws[key], "title", language), "jurisdiction": _in(laws[key], "jurisdiction", language)}
        for key in keys
        if key in laws
    ]
    if not seen:
        seen.append(gettext("Seen [the law of the country on municipalities and on the protection of data];"))
    dated = {"date": date_format(edition.in_force_on, "DATE_FORMAT"), "digest": edition.digest, **named}
    seen.append(
        gettext(
            "Seen “%(charter)s”, edition %(number)s, in force since %(date)s, whose French text has the SHA-256 digest "
            "%(digest)s;"
        )
        % dated
    )
    seen.append(gettext("Seen the report presented in the sitting of […];"))
    return seen


def _considering(draft, named, *, is_first):
    considering = [
        gettext("Considering that the data produced for public services concern the inhabitants of %(city)s;") % named,
        gettext(
            "Considering that the member cities of the network wrote this charter together, and that each adopts it by "
            "a decision of its own council;"
        ),
    ]
    if not is_first:
        considering.append(
            gettext(
                "Considering that edition %(number)s changes the substance of principles that %(city)s had decided on, "
                "or adds others, and that nothing of it binds the city until its council has decided;"
            )
            % named
        )
    return considering


def _articles(draft, named, language):
    listed = listed_in(draft.edition)
    choices = {choice.principle_id: choice for choice in draft.choices.select_related("revision")}
    by_stance = {stance: [] for stance in Choice.Stance.values}
    for principle, article in listed.items():
        choice = choices.get(principle)
        if choice is not None:
            by_stance[choice.stance].append((article, choice))
    if not choices:
        by_stance[Choice.Stance.ADOPTED] = [(article, None) for article in listed.values()]
    found = []

    def add(sentence, blocks=()):
        found.append(Article(gettext("Article %(number)s") % {"number": len(found) + 1}, [(sentence, ""), *blocks]))

    adopted = by_stance[Choice.Stance.ADOPTED] + by_stance[Choice.Stance.PROVISION]
    if adopted:
        titles = [(f"– {_title(article, language)}", "") for article, _choice in sorted(adopted, key=_place)]
        add(gettext("Adopts these principles of “%(charter)s”, edition %(number)s:") % named, titles)
    for article, choice in by_stance[Choice.Stance.PROVISION]:
        say = {"principle": _title(article, language)}
        add(
            gettext("Adopts the principle “%(principle)s” with this local provision:") % say,
            [*_quoted(choice, draft), *_words(choice, draft)],
        )
    for article, choice in by_stance[Choice.Stance.RESERVATION]:
        say = {"principle": _title(article, language)}
        add(
            gettext("Makes a reservation on the principle “%(principle)s”, for this reason:") % say,
            _words(choice, draft),
        )
    deferred = by_stance[Choice.Stance.DEFERRED]
    if deferred:
        blocks = []
        for article, choice in deferred:
            blocks += [(f"– {_title(article, language)}", ""), *_words(choice, draft)]
        add(gettext("Puts off its decision on these principles:"), blocks)
    signatory = draft.signatory_title or str(SIGNATORIES.get(str(draft.adoption.member.country), SIGNATORY))
    add(
        gettext("Authorises %(signatory)s to sign every act that carries out this decision.") % {"signatory": signatory}
    )
    focal = ", ".join(filter(None, (draft.focal_name, draft.focal_title))) or gettext("[name and title]")
    add(gettext("Names as its focal point for the charter: %(person)s.") % {"person": focal})
    add(
        gettext(
            "Will report each year on how far the commitments that follow from the charter are kept, and send this "
            "decision to the secretariat of the network."
        )
    )
    return found


def _place(pair):
    return pair[0].position, pair[0].pk


def _title(article, language):
    return f"{_in(article.revision, 'title', language)} ({article.revision.number})"


def _in(row, field, language):
    return in_language(row, field, language) or in_language(row, field, AUTHORITATIVE)


def _words(choice, draft):
    """The city's words, in its language; a place to write them where there are none."""
    written = [(paragraph, draft.language) for paragraph in paragraphs(choice.text)]
    if written or choice.stance == Choice.Stance.DEFERRED:
        return written
    return [(gettext("[words of the city]"), "")]


def _quoted(choice, draft):
    if not choice.quote:
        return []
    with translation.override(draft.language):
        return [(pgettext("passage", "“%(quote)s”") % {"quote": choice.quote}, draft.language)]


def model_act_manuscript(draft, language):
    """The model act ready for print: templates/pdf/model_act.html says what the context holds."""
    with translation.override(language):
        act, member = model_act(draft, language), draft.adoption.member
        title = gettext("Model act for a council")
        city = _in(member, "name", language)
        context = {
            "title": f"{title} – {city}",
            "running": title,
            "author": city,
            "description": act.title,
            "issuer": city,
            "dated": None,
            "act": act,
            "city": city,
            "address": f"{settings.PUBLIC_URL}{draft.edition.get_absolute_url()}",
            "network": issuer_of(draft.edition.charter),
        }
        return compose("model_act.html", context, language)


def model_act_docx(draft, language):
    """The model act as the bytes of a DOCX file, to be finished in any office."""
    with translation.override(language):
        act = model_act(draft, language)
        city = _in(draft.adoption.member, "name", language)
        lines = [(city, "Heading 2"), (act.title, "Title"), (gettext("Model act, to be adapted"), None)]
        lines += [(gettext("In its sitting of […], %(body)s,") % {"body": act.body}, None)]
        lines += [(line, None) for line in (*act.seen, *act.considering)]
        lines.append((gettext("Having deliberated,"), None))
        for article in act.articles:
            lines.append((article.heading, "Heading 2"))
            lines += [(text, None) for text, _language in article.paragraphs]
        lines += [(line, None) for line in act.closing]
        facts = {"title": act.title, "author": city, "subject": gettext("Model act for a council")}
        return write_act(lines, facts=facts, language=language, is_rtl=direction(language) == "rtl")
