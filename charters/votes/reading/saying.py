"""What is said of votes in words that pages and files share."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from ...domain.tallying import Choice, Outcome
from ..phases import Phase
from .mapping import MIXED
from .rolls import NOBODY

PHASES = {
    Phase.SCHEDULED: gettext_lazy("opened, begins later"),
    Phase.OPEN: gettext_lazy("under way"),
    Phase.CLOSED: gettext_lazy("over, not yet certified"),
    Phase.CERTIFIED: gettext_lazy("over, result certified"),
    Phase.ANNULLED: gettext_lazy("annulled"),
}
CHOICES = {
    Choice.FOR: pgettext_lazy("choice", "For"),
    Choice.AGAINST: gettext_lazy("Against"),
    Choice.ABSTENTION: gettext_lazy("Abstention"),
    NOBODY: gettext_lazy("No ballot"),
}
ON_THE_MAP = {**CHOICES, MIXED: gettext_lazy("Divided")}
OUTCOMES = {
    Outcome.CARRIED: pgettext_lazy("outcome of a vote", "Carried"),
    Outcome.REJECTED: pgettext_lazy("outcome of a vote", "Not carried"),
    Outcome.INQUORATE: pgettext_lazy("outcome of a vote", "Quorum not reached: nothing is decided"),
    "in_part": pgettext_lazy("outcome of a vote", "Carried in part"),
}
