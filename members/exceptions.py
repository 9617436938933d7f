"""Why an act on members or people is refused. No prose: pages and commands speak."""


class MergeRefused(Exception):
    """Base of the reasons why two people cannot be merged; ``collisions`` lists the rows in the way, as pairs."""

    def __init__(self, collisions=()):
        super().__init__(collisions)
        self.collisions = list(collisions)


class SamePerson(MergeRefused):
    """The two are one row already."""


class BothHaveAccounts(MergeRefused):
    """Each has an account to sign in with; one has to be taken away first."""


class RowsCollide(MergeRefused):
    """Both have rows that one person can have only once, such as attending one meeting."""


class RowsPointAtBoth(MergeRefused):
    """A row names both, each in a part of their own, such as one represented by the other."""


class MergeOutdated(MergeRefused):
    """What would move has changed since the merge was reviewed."""


class LastAdministrator(Exception):
    """Nobody else could run the portal afterwards."""


class InvitationRefused(Exception):
    """Base of the reasons why someone can't be invited, or an invitation can't be sent again or withdrawn."""


class PersonHasAccount(InvitationRefused):
    """The person can sign in already, and needs no invitation."""


class AlreadyInvited(InvitationRefused):
    """An invitation is open already; it can be sent again."""


class AlreadyActs(InvitationRefused):
    """Someone with this address acts for the member already."""


class TooManyOpen(InvitationRefused):
    """The member has as many invitations without an answer as it may have at once."""


class MandateOver(InvitationRefused):
    """The mandate has ended, or its member has left the network."""


class InvitationClosed(InvitationRefused):
    """The invitation was accepted or withdrawn already."""


class TooManySendings(InvitationRefused):
    """It was sent as often as an invitation may be."""


class SentJustNow(InvitationRefused):
    """It was sent some minutes ago, and the mail may still be on its way."""


class SentOftenToday(InvitationRefused):
    """It was sent again as often as it may be within a day."""


class AddressInvitedOften(InvitationRefused):
    """The city, or the team, has invited this address as often as it may within a day."""


class TooManyToday(InvitationRefused):
    """The member has invited as many people as it may within a day."""


class AddressOfTeam(InvitationRefused):
    """The address is of an account of the team, which acts for no city."""


class AddressOfCity(InvitationRefused):
    """The account of the address acts for a city, or soon will, and so is not of the team."""


class InvitationNotGood(Exception):
    """Base of the reasons why an invitation can't be accepted."""


class InvitationUnknown(InvitationNotGood):
    """There is no such invitation, or its link was replaced by a later one."""


class InvitationUsed(InvitationNotGood):
    """It was accepted already."""


class InvitationRevoked(InvitationNotGood):
    """It was withdrawn, or the mandate has ended meanwhile."""


class InvitationExpired(InvitationNotGood):
    """Its time is over; it can be sent again."""


class AddressHasAccount(InvitationNotGood):
    """The address has an account: its holder signs in first."""


class NotInvited(InvitationNotGood):
    """The account is not that of the address which was invited."""


class MandateTwice(InvitationNotGood):
    """The account's person has this very mandate already, or the mandate's person another account."""


class TeamActsForNoCity(InvitationNotGood):
    """A mandate was offered to an account of the team."""


class CityJoinsNoTeam(InvitationNotGood):
    """A role in the team was offered to someone who acts for a city, or soon will."""


class NotAContributor(Exception):
    """Only a contributor's mandate is ended by the city itself."""


class LetterRefused(Exception):
    """Base of the reasons why a file can't be filed as a letter."""


class LetterTooLarge(LetterRefused):
    """The file has more bytes than a letter may have; ``limit`` is that number."""

    def __init__(self, limit):
        super().__init__(limit)
        self.limit = limit


class LetterNotPDF(LetterRefused):
    """The content is not that of a PDF, whatever the file's name."""


class LetterNotNeeded(LetterRefused):
    """Only delegates and alternates are accredited by a letter, and only while their mandate holds."""


class NoDemonstrationAccount(Exception):
    """The address is of no demonstration account with a second factor."""
