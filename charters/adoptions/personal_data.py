"""What adoptions hold about people: who prepared an instrument, who signed it, whom the city names."""

from django.utils.translation import gettext_lazy as _

from charter_portal.personal_data.erasing import Keep, Overwrite
from charter_portal.personal_data.inventory import Holding, by_account, by_reading, inventory

inventory.nothing_about_people(
    "adoptions.Adoption", "adoptions.AdoptionAct", "adoptions.AdoptionSpan", "adoptions.Holding"
)

inventory.hold(
    Holding(
        model="adoptions.Choice",
        about=by_account("hidden_by"),
        personal=("hidden_by", "hidden_at", "hidden_reason"),
        other=("id", "instrument", "principle", "revision", "stance", "text", "quote", "start", "end"),
        purpose=_("To know who hid words of a city, and why."),
        kept=_("As long as the adoption; the account is taken out when it is erased."),
        erasure=Overwrite({"hidden_by": None}),
    ),
    Holding(
        model="adoptions.Instrument",
        about=by_account("drafted_by"),
        personal=("drafted_by", "changed_at"),
        other=(
            *("id", "version", "adoption", "edition", "purpose", "language", "kind", "number", "body"),
            *("decided_on", "effective_on", "votes_for", "votes_against", "votes_abstaining"),
            *("document", "document_digest", "document_size", "recorded_at", "verified_at", "returned_at"),
        ),
        purpose=_("To know who prepared the decision of a city."),
        kept=_("As long as the adoption; the account is taken out when it is erased."),
        erasure=Overwrite({"drafted_by": None}),
    ),
    Holding(
        model="adoptions.Instrument",
        about=by_reading,
        personal=("signatory_name", "signatory_title", "focal_name", "focal_title"),
        other=(),
        purpose=_("To say who signed for the city, and whom it names for the charter, in their function."),
        kept=_("As long as the adoption; a draft and its document go when the city discards them."),
        erasure=Keep(_("A decision of a council names who signed it, as the signed document does.")),
    ),
)
