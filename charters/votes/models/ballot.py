"""Ballots, and what a city has prepared and not yet cast."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from charter_portal.private_files import PrivateStorage
from charter_portal.register.models import Entry

from .electorate import Elector
from .round import Round


def letter_name(ballot, filename):
    """Where the scan of a letter is kept; the sender's name for the file is not."""
    return f"ballots/{ballot.round.number}/{ballot.hash}.pdf"


class Ballot(models.Model):
    """What a city said on every question of a round. Never changed, never deleted: a later one takes its place.

    ``choices`` is a list in the order of the questions: ``[{"choice": "for", "statement": "…"}, …]``, with an empty
    statement where none was made. ``hash`` binds all of it with the ``nonce``, 256 random bits, so that the register
    can hold the hash before the end of the vote and nobody can guess the choices from it.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="ballots", verbose_name=_("vote"))
    elector = models.ForeignKey(Elector, models.PROTECT, related_name="ballots", verbose_name=_("city"))
    sequence = models.PositiveIntegerField(_("sequence"))
    choices = models.JSONField(_("choices"))
    nonce = models.CharField(_("nonce"), max_length=64)
    hash = models.CharField(_("hash"), max_length=64, unique=True)
    cast_at = models.DateTimeField(_("cast at"))
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="ballot", verbose_name=_("entry"))
    cast_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("cast by")
    )
    letter = models.FileField(_("letter"), upload_to=letter_name, storage=PrivateStorage(), blank=True)
    letter_digest = models.CharField(_("digest of the letter"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        ordering = ("entry",)
        constraints = (
            models.UniqueConstraint(fields=("elector", "sequence"), name="ballot_sequence_once_a_city"),
            models.CheckConstraint(name="ballot_sequence_from_one", condition=Q(sequence__gte=1)),
            models.CheckConstraint(
                name="ballot_letter_with_its_digest",
                condition=Q(letter="", letter_digest="") | (~Q(letter="") & ~Q(letter_digest="")),
            ),
        )

    def __str__(self):
        # Never the choices: this stands in logs and lists.
        return f"{self.round.path}, {self.elector.slug}, {self.sequence}"

    @property
    def is_by_letter(self):
        """Whether the secretariat recorded it from a letter of the city."""
        return bool(self.letter_digest)


class BallotDraft(Versioned):
    """What a city has prepared for a round. Only its own people see it; casting empties it.

    ``choices`` as in Ballot, with an empty choice where none is made yet.
    """

    elector = models.OneToOneField(Elector, models.CASCADE, related_name="draft", verbose_name=_("city"))
    choices = models.JSONField(_("choices"))
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("changed by")
    )

    class Meta:
        verbose_name = _("ballot being prepared")
        verbose_name_plural = _("ballots being prepared")

    def __str__(self):
        return f"{self.elector.round.path}, {self.elector.slug}"
