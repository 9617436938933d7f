"""What votes hold about people: who cast a city's ballot, and who prepared it."""

from django.utils.translation import gettext_lazy as _

from charter_portal.personal_data.erasing import Overwrite
from charter_portal.personal_data.inventory import Holding, by_account, inventory

inventory.nothing_about_people("votes.Elector", "votes.Question", "votes.Round", "votes.RoundAct")

inventory.hold(
    Holding(
        model="votes.Ballot",
        about=by_account("cast_by"),
        personal=("cast_by", "cast_at", "sequence"),
        other=("id", "round", "elector", "choices", "nonce", "hash", "entry", "letter", "letter_digest"),
        purpose=_("To know who cast a ballot in the name of a city, or recorded its letter."),
        kept=_("As long as the register of acts, which names the ballot; the account is taken out when it is erased."),
        erasure=Overwrite({"cast_by": None}),
    ),
    Holding(
        model="votes.BallotDraft",
        about=by_account("changed_by"),
        personal=("changed_by", "changed_at"),
        other=("id", "version", "elector", "choices"),
        purpose=_("To know who prepared what a city has not cast yet."),
        kept=_("Until the ballot is cast."),
        erasure=Overwrite({"changed_by": None}),
    ),
)
