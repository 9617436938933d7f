"""What is hashed of a commitment and of what became of it.

commitment  {"format": "commitment/1", "language": str, "text": [paragraph…], "indicator": str, "baseline": str,
             "target": str, "unit": str, "due_on": date, "verification": [paragraph…]}
outcome     {"format": "commitment-outcome/1", "kind": str, "value": str, "words": [paragraph…]}
"""

from charter_portal.register.canonical import sha256
from charter_portal.text.paragraphs import paragraphs


def commitment_digest(commitment):
    """Digest of a Commitment's words."""
    return sha256(
        {
            "format": "commitment/1",
            "language": commitment.language,
            "text": paragraphs(commitment.text),
            "indicator": commitment.indicator,
            "baseline": commitment.baseline,
            "target": commitment.target,
            "unit": commitment.unit,
            "due_on": commitment.due_on.isoformat(),
            "verification": paragraphs(commitment.verification),
        }
    )


def outcome_digest(kind, value, words):
    """Digest of what is said of a commitment."""
    return sha256({"format": "commitment-outcome/1", "kind": str(kind), "value": value, "words": paragraphs(words)})
