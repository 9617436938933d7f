"""What a vote is under way about stays as it is."""

from ...domain.holding import holds
from ...models import Edition
from ..models import Round


@holds
def is_at_the_vote(subject):
    """Whether a round on the Edition or the Amendment ``subject`` is opened, and neither certified nor annulled."""
    rounds = Round.objects.public().filter(annulled_at=None, certified_at=None)
    if isinstance(subject, Edition):
        return rounds.filter(edition=subject, amendment=None).exists()
    return rounds.filter(amendment=subject).exists()
