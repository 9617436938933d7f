"""What this application holds about people: who reviewed a translation, and who wrote annotations and amendments."""

from django.utils.translation import gettext_lazy as _

from charter_portal.personal_data.erasing import Keep, Overwrite
from charter_portal.personal_data.inventory import Holding, by_account, inventory

inventory.nothing_about_people(
    "charters.Article",
    "charters.Charter",
    "charters.Criterion",
    "charters.Edition",
    "charters.EditionAct",
    "charters.Law",
    "charters.Principle",
    "charters.PrincipleRevision",
    "charters.Source",
)

inventory.hold(
    *(
        Holding(
            model=f"charters.{model}",
            about=by_account("reviewed_by"),
            personal=("reviewed_by", "reviewed_at", "language"),
            other=("id", "french_digest", "reviewed_digest", of),
            purpose=_("To know who reviewed a translation, and when."),
            kept=_("As long as the text that was reviewed."),
            erasure=Keep(_("Official texts need to say who vouched for them.")),
        )
        for model, of in (("RevisionTranslation", "revision"), ("EditionTranslation", "edition"))
    )
)

_ACTS_OF_A_CITY = Keep(_("What a city proposed and signed officially stays on record with the account that did it."))

inventory.hold(
    Holding(
        model="charters.Amendment",
        about=by_account("author"),
        personal=("author", "justification", "changed_at", "submitted_at"),
        other=(
            *("id", "version", "edition", "revision", "member", "number", "kind", "language", "title", "statement"),
            *("french_title", "french_statement", "french_by", "french_agreed_at"),
            *("status", "decided_at", "decision", "result"),
        ),
        purpose=_("To know who wrote an amendment in the name of a city."),
        kept=_("As long as the text that was amended."),
        erasure=_ACTS_OF_A_CITY,
    ),
    Holding(
        model="charters.AmendmentEvent",
        about=by_account("by"),
        personal=("by", "at", "what", "note"),
        other=("id", "amendment", "member"),
        purpose=_("To know who did what with an amendment, and when."),
        kept=_("As long as the text that was amended."),
        erasure=_ACTS_OF_A_CITY,
    ),
    Holding(
        model="charters.CoSignature",
        about=by_account("by"),
        personal=("by", "signed_at"),
        other=("id", "amendment", "member"),
        purpose=_("To know who signed an amendment in the name of a city."),
        kept=_("As long as the text that was amended."),
        erasure=_ACTS_OF_A_CITY,
    ),
)

_WRITTEN = _("To know who wrote, published, decided or hid something in the consultations, and when.")
_AS_LONG = _("As long as the text that was annotated; the account is taken out when it is erased.")


def _acts(model, account, *personal, other=()):
    """Someone acted on rows of ``model``: erased, the rows stay with their city and say no longer who it was."""
    return Holding(
        model=f"charters.{model}",
        about=by_account(account),
        personal=(account, *personal),
        other=other,
        purpose=_WRITTEN,
        kept=_AS_LONG,
        erasure=Overwrite({account: None}),
    )


inventory.hold(
    _acts(
        "Annotation",
        "author",
        *("body", "created_at", "changed_at"),
        other=(
            *("id", "version", "edition", "revision", "language", "start", "end", "quote", "prefix", "suffix"),
            *("kind", "visibility", "member", "disposition", "accepted_into"),
        ),
    ),
    _acts("Annotation", "published_by", "published_at"),
    _acts("Annotation", "decided_by", "disposition_reason", "decided_at"),
    _acts("Annotation", "hidden_by", "hidden_reason", "hidden_at"),
    _acts("Reply", "author", "body", "created_at", other=("id", "annotation", "member")),
    _acts("Reply", "hidden_by", "hidden_reason", "hidden_at"),
    _acts(
        "Placement",
        "decided_by",
        "decided_at",
        other=("id", "annotation", "revision", "state", "start", "end", "quote", "likeness"),
    ),
)
