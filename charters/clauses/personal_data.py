"""What clauses hold about people: who wrote, published or hid what a city says of its uses, who reviewed words."""

from django.utils.translation import gettext_lazy as _

from charter_portal.personal_data.erasing import Keep, Overwrite
from charter_portal.personal_data.inventory import Holding, by_account, inventory

inventory.nothing_about_people("clauses.Clause", "clauses.ClauseVersion", "clauses.Report")

inventory.hold(
    Holding(
        model="clauses.ClauseTranslation",
        about=by_account("reviewed_by"),
        personal=("reviewed_by", "reviewed_at", "language"),
        other=("id", "french_digest", "reviewed_digest", "version"),
        purpose=_("To know who reviewed a translation, and when."),
        kept=_("As long as the text that was reviewed."),
        erasure=Keep(_("Official texts need to say who vouched for them.")),
    )
)


def _acts(model, account, *personal, other=()):
    """Someone acted on rows of ``model``: erased, the rows stay with their city and say no longer who it was."""
    return Holding(
        model=f"clauses.{model}",
        about=by_account(account),
        personal=(account, *personal),
        other=other,
        purpose=_("To know who wrote, published or hid what a city says of its use of a clause, and when."),
        kept=_("As long as the city's record of the use; the account is taken out when it is erased."),
        erasure=Overwrite({account: None}),
    )


inventory.hold(
    _acts(
        "Use",
        "author",
        *("title", "text", "changed_at"),
        other=("id", "version", "member", "principle", "clause_version", "published_at", "standing"),
    ),
    _acts("Use", "hidden_by", "hidden_reason", "hidden_at"),
    _acts(
        "Stage",
        "author",
        *("contract", "lesson", "offers_note", "created_at"),
        other=("id", "use", "kind", "corrects", "began_on", "ended_on", "offers", "entry"),
    ),
    _acts("Stage", "published_by", "published_at"),
    _acts("Stage", "hidden_by", "hidden_reason", "hidden_at"),
)
