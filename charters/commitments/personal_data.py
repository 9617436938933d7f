"""What commitments hold about people: who wrote and published what a city says."""

from django.utils.translation import gettext_lazy as _

from charter_portal.personal_data.erasing import Overwrite
from charter_portal.personal_data.inventory import Holding, by_account, inventory


def _acts(model, account, *personal, other=()):
    """Someone acted on rows of ``model``: erased, the rows stay with their city and say no longer who it was."""
    return Holding(
        model=f"commitments.{model}",
        about=by_account(account),
        personal=(account, *personal),
        other=other,
        purpose=_("To know who wrote and published what a city says of its commitments, and when."),
        kept=_("As long as the city's commitments; the account is taken out when it is erased."),
        erasure=Overwrite({account: None}),
    )


inventory.hold(
    _acts(
        "Commitment",
        "author",
        *("text", "indicator", "baseline", "target", "unit", "verification", "changed_at"),
        other=("id", "version", "member", "principle", "replaces", "language", "due_on", "status", "entry"),
    ),
    _acts("Commitment", "published_by", "published_at"),
    _acts("Commitment", "hidden_by", "hidden_at", "hidden_reason"),
    _acts("Outcome", "said_by", "said_at", "words", "value", other=("id", "commitment", "kind", "entry")),
)

inventory.nothing_about_people("commitments.Assessment", "commitments.Account")
inventory.hold(
    _acts(
        "Report",
        "author",
        "changed_at",
        other=("id", "version", "member", "year", "replaces", "language", "entry"),
    ),
    _acts("Report", "submitted_by", "submitted_at"),
    _acts("Report", "seen_by", "seen_at"),
    _acts("Report", "hidden_by", "hidden_at", "hidden_reason"),
)
