"""What this application holds about people: who reviewed a translation."""

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
