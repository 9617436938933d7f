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
