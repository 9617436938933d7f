"""What this application holds about people: who reviewed a translation, and who wrote and signed amendments."""

from django.utils.translation import gettext_lazy as _

from charter_portal.personal_data.erasing import Keep
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
