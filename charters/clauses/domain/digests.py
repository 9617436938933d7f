"""What is hashed of a clause and of what a city says of its use.

clause  {"format": "clause/1", "title": str, "text": [paragraph…], "legal_effect": [paragraph…], "sources": [line…]}
stage   {"format": "clause-stage/1", "kind": str, "contract": str, "began_on": date or null, "ended_on": date or null,
         "lesson": [paragraph…], "offers": str, "offers_note": [paragraph…], "title": str, "text": [paragraph…]}, the
         last two being the city's own words where the clause is not one of the library.

Texts are in their canonical form; a clause's are taken in one language, the French where an act is bound to the digest.
"""

from charter_portal.register.canonical import sha256
from charter_portal.text.paragraphs import canonical, paragraphs

from ...domain.digests import one_line
from ...domain.words import in_language

WORDS = ("title", "text", "legal_effect", "sources")


def clause_digest(version, language):
    """Digest of a ClauseVersion's words in a language."""
    return sha256(
        {
            "format": "clause/1",
            "title": one_line(in_language(version, "title", language)),
            "text": paragraphs(in_language(version, "text", language)),
            "legal_effect": paragraphs(in_language(version, "legal_effect", language)),
            "sources": canonical(in_language(version, "sources", language)).split("\n"),
        }
    )


def stage_digest(stage):
    """Digest of a Stage's words and of those of its Use."""
    return sha256(
        {
            "format": "clause-stage/1",
            "kind": str(stage.kind),
            "contract": stage.contract,
            "began_on": _iso(stage.began_on),
            "ended_on": _iso(stage.ended_on),
            "lesson": paragraphs(stage.lesson),
            "offers": str(stage.offers),
            "offers_note": paragraphs(stage.offers_note),
            "title": stage.use.title,
            "text": paragraphs(stage.use.text),
        }
    )


def _iso(day):
    return day.isoformat() if day else None
