"""What many stories of wordings do: a draft made from a sealed wording, edited, declared."""

from charters.domain.declaring import declare_change
from charters.domain.drafting import draft_wording
from charters.models import PrincipleRevision


def declared(draft, *, reason="Pour être plus clair."):
    """The draft wording, its change declared as it says."""
    return declare_change(draft, change=draft.change, reason=draft.reason or reason, by=None)


def changed(revision, change, **texts):
    """A draft made from the sealed ``revision``, with other texts; a change of the French is declared."""
    draft, _editions = draft_wording(PrincipleRevision.objects.get(pk=revision.pk), change=change, by=None)
    for name, text in texts.items():
        setattr(draft, name, text)
    draft.save()
    return declared(draft) if any(name.endswith("_fr") for name in texts) and change != "translation" else draft
