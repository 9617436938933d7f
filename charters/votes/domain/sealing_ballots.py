"""How a ballot is hashed. Pure functions of plain values.

The hash is the SHA-256 of the canonical JSON (``charter_portal.register.canonical``) of::

    {"format": "ballot/1", "round": 3, "elector": slug, "sequence": 1, "cast_at": "2026-11-23T20:54:00.000000Z",
     "choices": [{"choice": "for", "statement": "…"}, …], "letter": digest or null, "nonce": 64 hexadecimal digits}

The register holds the hash from the moment of casting. With three choices a question, whoever knew all the rest could
try them all: the nonce, 256 random bits, is what they can't know until the end of the vote, when it is published.
"""

import secrets

from charter_portal.register.canonical import sha256
from charter_portal.register.chain import utc_text


def new_nonce():
    """256 random bits as 64 hexadecimal digits."""
    return secrets.token_hex(32)


def ballot_hash(*, round_number, elector, sequence, cast_at, choices, letter_digest, nonce):
    """The hash of a ballot, 64 hexadecimal digits; ``cast_at`` is aware, ``choices`` as in Ballot, in their order."""
    return sha256(
        {
            "format": "ballot/1",
            "round": round_number,
            "elector": elector,
            "sequence": sequence,
            "cast_at": utc_text(cast_at),
            "choices": [{"choice": made["choice"], "statement": made["statement"]} for made in choices],
            "letter": letter_digest or None,
            "nonce": nonce,
        }
    )
