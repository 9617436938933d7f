"""What is hashed of a wording and of an edition. Pure functions of plain values.

A digest is the SHA-256 of the canonical JSON (``charter_portal.register.canonical``) of one of these objects:

wording  {"format": "wording/1", "title": str, "statement": [paragraph…], "rationale": [paragraph…],
          "typical_commitment": [paragraph…], "clause_idea": [paragraph…], "criteria": [str…]}
edition  {"format": "edition/1", "charter": slug, "number": "0.1", "preamble": [paragraph…],
          "articles": [{"heading": str, "principle": key, "number": "1.0.0", "wording": digest}…]}
preface  {"format": "preface/1", "preamble": [paragraph…], "headings": [str…]}, the words of an edition that are no
         wording's; only translations are compared by it.

Texts are taken in one language, the French where an act is bound to the digest, in their canonical form
(``charter_portal.text.paragraphs``): NFC, no space at line ends, each paragraph on one line.
"""

from dataclasses import dataclass, field

from charter_portal.register.canonical import sha256
from charter_portal.text.paragraphs import canonical, paragraphs


@dataclass(frozen=True)
class Wording:
    """The words of a wording in one language, as they are stored."""

    title: str = ""
    statement: str = ""
    rationale: str = ""
    typical_commitment: str = ""
    clause_idea: str = ""
    criteria: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Preface:
    """The words of an edition in one language: its preamble and the headings of its groups of articles."""

    preamble: str = ""
    headings: tuple[str, ...] = field(default=())


def one_line(text):
    """``text`` in canonical form on a single line, as titles and criteria are stored."""
    return " ".join(part for part in canonical(text or "").split("\n") if part)


def wording_digest(words):
    """Digest of a Wording."""
    return sha256(
        {
            "format": "wording/1",
            "title": one_line(words.title),
            "statement": paragraphs(words.statement),
            "rationale": paragraphs(words.rationale),
            "typical_commitment": paragraphs(words.typical_commitment),
            "clause_idea": paragraphs(words.clause_idea),
            "criteria": [one_line(text) for text in words.criteria],
        }
    )


def preface_digest(words):
    """Digest of a Preface."""
    return sha256(
        {
            "format": "preface/1",
            "preamble": paragraphs(words.preamble),
            "headings": [one_line(text) for text in words.headings],
        }
    )


def edition_digest(*, charter, number, preamble, articles):
    """Digest of an edition; ``articles`` are (heading, principle key, wording number, wording digest) in order."""
    return sha256(
        {
            "format": "edition/1",
            "charter": charter,
            "number": number,
            "preamble": paragraphs(preamble),
            "articles": [
                {"heading": one_line(heading), "principle": key, "number": wording_number, "wording": digest}
                for heading, key, wording_number, digest in articles
            ],
        }
    )
