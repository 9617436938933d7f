"""The instruments by which a city's council adopts a charter, and what they say of each principle."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.languages import LANGUAGE_NAMES
from charter_portal.editing.models import Versioned
from charter_portal.private_files import PrivateStorage
from charter_portal.text.paragraphs import paragraphs

from ...models import Edition, Principle, PrincipleRevision
from ...models.annotation import Hideable
from ..querysets import InstrumentQuerySet
from ..standing import Stance
from .adoption import Adoption


def document_name(instrument, filename):
    """Where the signed document is kept; the sender's name for the file is not."""
    return f"adoptions/{instrument.adoption_id}/{instrument.document_digest}.pdf"


class Instrument(Versioned):
    """A decision of a city's council (or another body) on an edition: a draft of the city's, then recorded.

    Recorded, it never changes again; a fact that was not known (None, "") can be filled in once. The secretariat
    verifies it, or returns it: then the city records another. Only what is verified counts.
    """

    class Purpose(models.TextChoices):
        ADOPTION = "adoption", _("adoption")
        CONFIRMATION = "confirmation", _("confirmation or change")

    class Kind(models.TextChoices):
        DELIBERATION = "deliberation", _("council decision (délibération)")
        RESOLUTION = "resolution", _("resolution")
        DECISION = "decision", _("decision")
        LETTER = "letter", _("letter")

    # What a recorded instrument can lack and be given once.
    COMPLETABLE = ("number", "decided_on", "effective_on", "votes_for", "votes_against", "votes_abstaining")

    adoption = models.ForeignKey(Adoption, models.PROTECT, related_name="instruments", verbose_name=_("adoption"))
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="instruments", verbose_name=_("edition"))
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose, default=Purpose.ADOPTION)
    language = models.CharField(
        _("language of the city's words"), max_length=2, choices=list(LANGUAGE_NAMES.items()), default="fr"
    )
    kind = models.CharField(_("kind of act"), max_length=12, choices=Kind, blank=True)
    number = models.CharField(_("number of the act"), max_length=80, blank=True)
    body = models.CharField(_("body that decided"), max_length=160, blank=True)
    decided_on = models.DateField(_("date of the decision"), null=True, blank=True)
    effective_on = models.DateField(_("date from which it takes effect"), null=True, blank=True)
    votes_for = models.PositiveSmallIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), null=True, blank=True)
    votes_abstaining = models.PositiveSmallIntegerField(_("abstentions"), null=True, blank=True)
    signatory_name = models.CharField(_("signatory"), max_length=160, blank=True)
    signatory_title = models.CharField(_("signatory's title as styled by the city"), max_length=250, blank=True)
    focal_name = models.CharField(_("focal point"), max_length=160, blank=True)
    focal_title = models.CharField(_("focal point's title as styled by the city"), max_length=250, blank=True)
    document = models.FileField(
        _("signed document"), upload_to=document_name, storage=PrivateStorage(), blank=True, max_length=200
    )
    document_digest = models.CharField(_("digest of the document"), max_length=64, blank=True)
    document_size = models.PositiveIntegerField(_("size of the document in bytes"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed at"))
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("prepared by")
    )
    recorded_at = models.DateTimeField(_("recorded at"), null=True)
    verified_at = models.DateTimeField(_("verified at"), null=True)
    returned_at = models.DateTimeField(_("returned at"), null=True)

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("instrument of adoption")
        verbose_name_plural = _("instruments of adoption")
        ordering = ("adoption", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("adoption",), condition=Q(recorded_at__isnull=True), name="instrument_one_draft_an_adoption"
            ),
            models.CheckConstraint(
                name="instrument_judged_once_recorded",
                condition=Q(verified_at__isnull=True, returned_at__isnull=True)
                | Q(recorded_at__isnull=False, verified_at__isnull=False, returned_at__isnull=True)
                | Q(recorded_at__isnull=False, verified_at__isnull=True, returned_at__isnull=False),
            ),
            models.CheckConstraint(
                name="instrument_whole_once_recorded",
                condition=Q(recorded_at__isnull=True)
                | ~Q(kind="") & ~Q(body="") & ~Q(signatory_name="") & ~Q(signatory_title=""),
            ),
            models.CheckConstraint(
                name="instrument_document_with_its_digest",
                condition=Q(document="", document_digest="", document_size__isnull=True)
                | ~Q(document="") & ~Q(document_digest="") & Q(document_size__isnull=False),
            ),
            models.CheckConstraint(
                name="instrument_takes_effect_once_decided",
                condition=Q(decided_on__isnull=True)
                | Q(effective_on__isnull=True)
                | Q(effective_on__gte=F("decided_on")),
            ),
        )

    def __str__(self):
        return f"{self.adoption}, {self.edition.number}"

    @property
    def is_draft(self):
        """Whether only its city knows of it."""
        return self.recorded_at is None

    @property
    def is_verified(self):
        """Whether the secretariat verified it, so that it counts and everyone reads it."""
        return self.verified_at is not None

    @property
    def awaits_verification(self):
        """Whether it is recorded, and the secretariat has not judged it."""
        return self.recorded_at is not None and self.verified_at is None and self.returned_at is None

    @property
    def counts_from(self):
        """The day from which it counts: that of effect, of the decision, or at worst of its verification in the city;
        None while it is neither dated nor verified.
        """
        verified_at = self.verified_at
        return self.dated_on or (verified_at and self.adoption.member.day_at(verified_at))

    @property
    def dated_on(self):
        """The day from which it says that it counts: that of effect, of the decision, or None where none is known."""
        return self.effective_on or self.decided_on

    @property
    def unknown(self):
        """Names of the facts that can still be filled in. A date of effect goes with that of the decision: where that
        is known, none means the same day.
        """
        empty = [name for name in self.COMPLETABLE if getattr(self, name) in (None, "")]
        return [name for name in empty if name != "effective_on" or self.decided_on is None]

    @property
    def lacks(self):
        """Names of the facts that are not known, of COMPLETABLE, in their order; without a date of effect nothing is
        missing.
        """
        return [name for name in self.COMPLETABLE if name != "effective_on" and getattr(self, name) in (None, "")]


class Choice(Hideable):
    """What an instrument says of a principle, in the wording that the council saw.

    ``text``: the local provision, or the reason of a reservation or deferral, in the instrument's language. A
    provision may vary a passage of the statement: ``quote`` with its place, in the same language.
    """

    class Stance(models.TextChoices):
        ADOPTED = Stance.ADOPTED, _("adopted")
        PROVISION = Stance.PROVISION, _("adopted with a local provision")
        RESERVATION = Stance.RESERVATION, _("reservation")
        DEFERRED = Stance.DEFERRED, _("deferred")

    # Those that say nothing without words of the city.
    WORDED = (Stance.PROVISION, Stance.RESERVATION)

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="choices", verbose_name=_("instrument"))
    principle = models.ForeignKey(Principle, models.PROTECT, related_name="choices", verbose_name=_("principle"))
    revision = models.ForeignKey(PrincipleRevision, models.PROTECT, related_name="choices", verbose_name=_("wording"))
    stance = models.CharField(_("stance"), max_length=12, choices=Stance)
    text = models.TextField(_("local provision or reason"), blank=True)
    quote = models.TextField(_("passage that it varies"), blank=True)
    start = models.PositiveIntegerField(null=True, editable=False)
    end = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("choice on a principle")
        verbose_name_plural = _("choices on principles")
        ordering = ("instrument", "pk")
        constraints = (
            models.UniqueConstraint(fields=("instrument", "principle"), name="choice_once_an_instrument_and_principle"),
            models.CheckConstraint(
                name="choice_passage_of_a_provision",
                condition=Q(quote="", start__isnull=True, end__isnull=True)
                | Q(stance="provision", start__isnull=False, end__isnull=False) & ~Q(quote=""),
            ),
            models.CheckConstraint(
                name="choice_hidden_with_a_reason", condition=Q(hidden_at=None) | ~Q(hidden_reason="")
            ),
        )

    def __str__(self):
        return f"{self.instrument}: {self.principle}"

    @property
    def paragraphs(self):
        """The paragraphs of the city's words, a list of strings."""
        return paragraphs(self.text)
