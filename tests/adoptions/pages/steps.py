"""How tests reach the pages of a city's adoption, and post what stands there."""

from django.urls import reverse
from django.utils import timezone

from charters.adoptions.domain.preparing import begin
from charters.adoptions.models import Instrument

# A quotation of the statements that the factories write.
PASSAGE = "Un premier paragraphe"
WORDS_OF_CITY = "Ici, deux ans."
FACTS = {
    "language": "fr",
    "kind": "deliberation",
    "body": "Conseil municipal de Ville-Exemple A",
    "number": "2026-17",
    "decided_on": "2026-03-02",
    "votes_for": "30",
    "votes_against": "2",
    "votes_abstaining": "1",
    "signatory_name": "Prénom NOM-EXEMPLE",
    "signatory_title": "Maire",
}


def address(name, *args):
    return reverse(f"adoptions:{name}", args=["ville-exemple-a", *args])


def begun(member, edition):
    """A draft of the city that says nothing yet."""
    return begin(member=member, charter=edition.charter, on=timezone.localdate(), by=None, at=timezone.now())


def draft():
    return Instrument.objects.drafts().get()


def said(draft):
    """{key: (stance, text, quote)} of what a draft says."""
    rows = draft.choices.select_related("principle")
    return {row.principle.key: (row.stance, row.text, row.quote) for row in rows}


def typed(act="save", *, version=None, **answers):
    """What the browser posts from the form: ``answers`` is {key: (stance, text, quote)}, "_" for "-" in a key."""
    fields = {"version": draft().version if version is None else version, "act": act}
    for key, answer in answers.items():
        stance, text, quote = (*answer, "", "")[:3]
        name = key.replace("_", "-")
        fields |= {f"stance-{name}": stance, f"text-{name}": text, f"quote-{name}": quote}
    return fields


def facts(act="next", **more):
    """What the browser posts from the form of the act; None leaves a field out."""
    fields = FACTS | {"version": draft().version, "act": act} | more
    return {name: value for name, value in fields.items() if value is not None}
