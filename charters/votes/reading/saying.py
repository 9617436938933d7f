"""What is said of votes in words that pages and files share."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from ...domain.tallying import Choice, Outcome
from .mapping import MIXED
from .rolls import NOBODY

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
