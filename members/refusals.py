"""Why an act was refused, in words for people."""

from django.utils.translation import gettext_lazy as _

from . import exceptions

_WORDS = {
    exceptions.PersonHasAccount: _("This person has an account already and needs no invitation."),
    exceptions.AlreadyInvited: _("An invitation to this address is open already. You can send it again."),
    exceptions.AlreadyActs: _("Someone with this address acts for the city already."),
    exceptions.TooManyOpen: _(
        "Too many invitations are without an answer. Withdraw some by ending their mandates first."
    ),
    exceptions.MandateOver: _("This mandate has ended."),
    exceptions.InvitationClosed: _("This invitation was accepted or withdrawn meanwhile."),
    exceptions.TooManySendings: _(
        "This invitation was sent many times already. Check the address, end the mandate and add the person anew."
    ),
    exceptions.SentJustNow: _(
        "This invitation was sent less than ten minutes ago, and the mail may still be on its way. Wait a little, and "
        "have the junk mail looked through."
    ),
    exceptions.SentOftenToday: _(
        "This invitation was sent again five times within a day. Check the address; it can be sent again tomorrow."
    ),
    exceptions.AddressInvitedOften: _(
        "This address was invited five times within a day. Check it with the person, and invite again tomorrow."
    ),
    exceptions.TooManyToday: _(
        "Your city has sent thirty invitations within a day, the most that it may. Invite the others tomorrow."
    ),
    exceptions.AddressOfTeam: _(
        "This address is of the team of the portal, which acts for no city. Use another address."
    ),
    exceptions.AddressOfCity: _(
        "The account of this address acts for a city, and nobody who does is of the team. Use another address, or end "
        "the mandate first."
    ),
    exceptions.NotAContributor: _("Only the mandate of a contributor can be ended here."),
    exceptions.LetterTooLarge: _("This file is too large: at most 10 MB."),
    exceptions.LetterNotPDF: _("This file is not a PDF, or is not whole. Export the letter as PDF and send it again."),
    exceptions.LetterNotNeeded: _("Only delegates and alternates whose mandate holds are accredited by a letter."),
}


def words_of(refusal):
    """The sentence for a refusal of members.exceptions."""
    return _WORDS[type(refusal)]
