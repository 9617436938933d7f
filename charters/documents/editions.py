"""Contexts of the documents that charters give: an edition on paper, and the same as data."""

import json

from django.conf import settings
from django.db.models import Prefetch
from django.utils import translation
from django.utils.translation import get_language_bidi, gettext, gettext_lazy

from charter_portal.pdf import Attachment, compose
from charter_portal.register.models import Entry
from charter_portal.text.paragraphs import paragraphs

from ..domain.manuscripts.docx import write_docx
from ..domain.manuscripts.markdown import write_markdown
from ..domain.manuscripts.writing import outline_of_edition
from ..domain.readiness import Missing, missing_before_sealing
from ..domain.showing import corrections_of
from ..domain.translating import states, translation_states
from ..models import Article, Criterion, Edition, Source
from ..models.translation import TranslationState

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
DATA_FORMAT = "charter-edition/1"
LACKS = {
    Missing.TITLE: gettext_lazy("title"),
    Missing.STATEMENT: gettext_lazy("statement"),
    Missing.PARAGRAPHS: gettext_lazy("the same number of paragraphs in each language"),
    Missing.CRITERIA: gettext_lazy("criteria"),
    Missing.CRITERION: gettext_lazy("a criterion"),
    Missing.RATIONALE: gettext_lazy("why this principle"),
    Missing.TYPICAL_COMMITMENT: gettext_lazy("typical commitment"),
    Missing.CLAUSE_IDEA: gettext_lazy("idea for a contract clause"),
    Missing.SOURCES: gettext_lazy("sources"),
    Missing.PREAMBLE: gettext_lazy("preamble"),
    Missing.HEADING: gettext_lazy("heading"),
    Missing.REASON: gettext_lazy("the reason for the change"),
    Missing.DECLARATION: gettext_lazy("the declaration of what changes"),
}


def _articles(edition):
    """The edition's articles; ``shown`` is the wording whose translations are read, once they were corrected."""
    sources = Source.objects.select_related("charter", "law", "cited_principle")
    articles = list(
        Article.objects.filter(edition=edition)
        .select_related("revision__principle")
        .prefetch_related(
            Prefetch("revision__principle__sources", queryset=sources),
            Prefetch("revision__criteria", queryset=Criterion.objects.all()),
        )
    )
    corrections = corrections_of([article.revision for article in articles]) if edition.is_sealed else {}
    for article in articles:
        article.shown = corrections.get(article.revision_id, article.revision)
    return articles


def _entry(edition):
    """The register's entry of the edition's sealing, None where there is none."""
    return Entry.objects.filter(subject=f"charters/{edition.charter.slug}/editions/{edition.number}").first()


def _in_languages(row, field, transform=str):
    """``{"fr": …, "en": …, "ar": …}`` of a translated field; null where a language has no text."""
    texts = {code: getattr(row, f"{field}_{code}") or None for code in LANGUAGES}
    return {code: transform(text) if text else None for code, text in texts.items()}


def _source_data(source):
    cited = source.charter.slug if source.charter else source.law.key if source.law else source.meeting_path
    return {
        "kind": source.kind,
        "cites": cited,
        "principle": source.cited_principle.key if source.cited_principle else None,
        "locator": _in_languages(source, "locator"),
        "note": _in_languages(source, "note"),
    }


def _article_data(position, article, found):
    revision, shown = article.revision, article.shown
    return {
        "position": position,
        "heading": _in_languages(article, "heading"),
        "principle": revision.principle.key,
        "number": revision.number or None,
        "change": revision.change,
        "digest": revision.digest or None,
        "correction": shown.number if shown != revision else None,
        "translations": {code: found[revision.pk, code].value for code in LANGUAGES if code != "fr"},
        "title": _in_languages(shown, "title"),
        "statement": _in_languages(shown, "statement", paragraphs),
        "rationale": _in_languages(shown, "rationale", paragraphs),
        "typical_commitment": _in_languages(shown, "typical_commitment", paragraphs),
        "clause_idea": _in_languages(shown, "clause_idea", paragraphs),
        "criteria": [_in_languages(criterion, "text") for criterion in shown.criteria.all()],
        "sources": [_source_data(source) for source in revision.principle.sources.all()],
    }


def edition_data(edition):
    """The edition as plain values, the same whatever the language: docs/edition-json.md describes it."""
    found, entry = translation_states(edition), _entry(edition)
    return {
        "format": DATA_FORMAT,
        "charter": edition.charter.slug,
        "title": _in_languages(edition.charter, "title"),
        "number": edition.number,
        "status": edition.status,
        "authoritative_language": "fr",
        "consultation_opened_on": _iso(edition.consultation_opened_on),
        "consultation_closes_on": _iso(edition.consultation_closes_on),
        "in_force_on": _iso(edition.in_force_on),
        "sealed_at": _iso(edition.sealed_at),
        "digest": edition.digest or None,
        "register": {"entry": entry.number, "hash": entry.hash} if entry else None,
        "preamble": _in_languages(edition, "preamble", paragraphs),
        "articles": [_article_data(position, article, found) for position, article in enumerate(_articles(edition), 1)],
    }


def edition_json(edition):
    """``edition_data`` as JSON text, two spaces deep, the same text for the same data."""
    return json.dumps(edition_data(edition), ensure_ascii=False, indent=2) + "\n"


def _iso(moment):
    return moment.isoformat() if moment else None


def edition_markdown(edition, language):
    """The words of the edition in ``language`` as Markdown; its front matter says which edition it is."""
    with translation.override(language):
        facts = {
            "title": edition.charter.title,
            "edition": edition.number,
            "status": edition.get_status_display(),
            "language": language,
            "digest": edition.digest,
            "source": settings.PUBLIC_URL + edition.get_absolute_url(),
        }
        known = {key: value for key, value in facts.items() if value}
        return write_markdown(outline_of_edition(edition, language), facts=known, language=language)


def edition_docx(edition, language):
    """The words of the edition in ``language`` as the bytes of a DOCX file that says which edition it is."""
    with translation.override(language):
        named = gettext("Edition %(number)s") % {"number": edition.number}
        facts = {
            "subtitle": f"{named} – {edition.get_status_display()} – {settings.PUBLIC_URL}{edition.get_absolute_url()}",
            "author": issuer_of(edition.charter),
            "subject": named,
        }
        is_rtl = get_language_bidi()
        return write_docx(outline_of_edition(edition, language), facts=facts, language=language, is_rtl=is_rtl)


def issuer_of(charter):
    """Who owns or publishes a charter, by name."""
    return str(charter.owner or charter.publisher or "AIMF")


def _translation_notice(edition, articles, language):
    """How far the translation can be trusted, in the active language; empty in French."""
    if language == "fr":
        return ""
    by_article = translation_states(edition)
    found = {by_article[article.revision_id, language] for article in articles} | {states(edition)[language]}
    if TranslationState.MISSING in found:
        return gettext("Parts of it have no translation yet and are printed in French.")
    if TranslationState.STALE in found:
        return gettext("Parts of this translation were made from an earlier French text.")
    if TranslationState.UNREVIEWED in found:
        return gettext("This translation has not been reviewed.")
    return gettext("This translation has been reviewed.")


def _missing(edition, language):
    """What a draft still lacks in French or in ``language``, as lines in the active language."""
    names = dict(settings.LANGUAGES)
    lacks = [lack for lack in missing_before_sealing(edition) if lack.language in {None, "fr", language}]
    return [
        " – ".join(
            str(part) for part in (lack.principle, LACKS[lack.missing], names.get(lack.language)) if part is not None
        )
        for lack in lacks
    ]


def is_draft(edition):
    """Whether the edition is not public yet."""
    return not edition.is_public


def edition_manuscript(edition, language):
    """The edition ready for print in ``language``. See templates/pdf/charter.html for what the context holds."""
    with translation.override(language):
        return compose(
            "charter.html",
            _edition_context(edition, language),
            language,
            attachments=[Attachment("edition.json", gettext("The charter as data"), edition_json(edition))],
        )


def _edition_context(edition, language):
    charter, articles = edition.charter, _articles(edition)
    title = gettext("%(charter)s, edition %(number)s") % {"charter": charter.title, "number": edition.number}
    issuer = issuer_of(charter)
    dated = edition.in_force_on or edition.consultation_opened_on
    return {
        "title": title,
        "running": title,
        "author": issuer,
        "description": charter.summary or title,
        "issuer": issuer,
        "dated": dated,
        "address": settings.PUBLIC_URL + edition.get_absolute_url(),
        "charter": charter,
        "edition": edition,
        "articles": articles,
        "entry": _entry(edition),
        "is_draft": is_draft(edition),
        "missing": _missing(edition, language) if is_draft(edition) else [],
        "history": list(Edition.objects.public().filter(charter=charter).order_by("pk")),
        "translation_notice": _translation_notice(edition, articles, language),
    }
