"""The register of acts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from charter_portal.private_files import PrivateStorage


class Entry(models.Model):
    """An official act, numbered and chained to the one before. Never changed, never deleted."""

    class Act(models.TextChoices):
        CONSULTATION_OPENED = "consultation_opened", _("consultation opened, edition sealed")
        CONSULTATION_CLOSING_SET = "consultation_closing_set", _("last day of the consultation set")
        PUT_TO_VOTE = "put_to_vote", _("edition put to the vote")
        CARRIED = "carried", _("edition carried")
        REJECTED = "rejected", _("edition rejected")
        IN_FORCE_SET = "in_force_set", _("entry into force set")
        IN_FORCE = "in_force", _("edition in force")
        SUPERSEDED = "superseded", _("edition superseded")
        ABANDONED = "abandoned", _("edition abandoned")
        TRANSLATION_CORRECTED = "translation_corrected", _("translation corrected")
        ROUND_OPENED = "round_opened", _("vote opened, roll and questions frozen")
        ROUND_PROLONGED = "round_prolonged", _("vote prolonged")
        BALLOT_CAST = "ballot_cast", _("ballot cast")
        ROUND_CLOSED = "round_closed", _("vote over")
        ROUND_CERTIFIED = "round_certified", _("result of the vote certified")
        ROUND_ANNULLED = "round_annulled", _("vote annulled")
        CARRIED_IN_PART = "carried_in_part", _("edition carried in part")
        ADOPTION_INTEREST = "adoption_interest", _("interest in the charter declared")
        ADOPTION_INTENTION = "adoption_intention", _("intention to adopt the charter declared")
        ADOPTION_RECORDED = "adoption_recorded", _("council's decision on the charter recorded")
        ADOPTION_RETURNED = "adoption_returned", _("council's decision returned to the city")
        ADOPTION_VERIFIED = "adoption_verified", _("council's decision verified")
        ADOPTION_COMPLETED = "adoption_completed", _("council's decision completed")
        ADOPTION_SUSPENDED = "adoption_suspended", _("adoption suspended")
        ADOPTION_REINSTATED = "adoption_reinstated", _("adoption reinstated")
        ADOPTION_WITHDRAWN = "adoption_withdrawn", _("adoption withdrawn")
        DOCUMENT_ISSUED = "document_issued", _("document issued")
        CLAUSE_PUBLISHED = "clause_published", _("model clause published")
        CLAUSE_STAGE_PUBLISHED = "clause_stage_published", _("stage of the use of a clause published by a city")
        COMMITMENT_PUBLISHED = "commitment_published", _("commitment published by a city")
        COMMITMENT_SETTLED = "commitment_settled", _("what became of a commitment said by its city")
        REPORT_SUBMITTED = "report_submitted", _("yearly report submitted by a city")
        WORDS_HIDDEN = "words_hidden", _("a city's words hidden by the commission")
        WORDS_SHOWN = "words_shown", _("a city's words shown again")
        CLAUSE_WITHDRAWN = "clause_withdrawn", _("model clause withdrawn from the library")
        REPORT_SEEN = "report_seen", _("yearly report seen by the secretariat")
        MEETING_CONVENED = "meeting_convened", _("meeting convened")
        MEETING_CHANGED = "meeting_changed", _("convocation of the meeting changed")
        MEETING_CANCELLED = "meeting_cancelled", _("meeting cancelled")
        MEETING_OPENED = "meeting_opened", _("meeting opened")
        MEETING_CLOSED = "meeting_closed", _("meeting closed")
        MINUTES_CIRCULATED = "minutes_circulated", _("minutes circulated for correction")
        MINUTES_PROLONGED = "minutes_prolonged", _("time for corrections of minutes prolonged")
        MINUTES_APPROVED = "minutes_approved", _("minutes approved")
        MINUTES_SEALED = "minutes_sealed", _("minutes sealed")
        MINUTES_ERRATUM = "minutes_erratum", _("erratum to minutes published")
        MINUTES_WITHDRAWN = "minutes_withdrawn", _("minutes withdrawn from view")
        MINUTES_SHOWN_AGAIN = "minutes_shown_again", _("minutes shown again")

    number = models.PositiveBigIntegerField(_("number"), primary_key=True)
    act = models.CharField(_("act"), max_length=40, choices=Act)
    subject = models.CharField(_("subject"), max_length=200, help_text=_("What the act is about, by its path."))
    actor = models.PositiveBigIntegerField(
        _("actor"), null=True, help_text=_("Pseudonymous number of the account; none for the system.")
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    content = models.JSONField(_("content"))
    previous_hash = models.CharField(_("hash of the entry before"), max_length=64, unique=True)
    hash = models.CharField(_("hash"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("entry of the register")
        verbose_name_plural = _("register of acts")
        ordering = ("number",)

    def __str__(self):
        return f"{self.number}: {self.get_act_display()}"


def document_name(document, filename):
    """Where the file of an issued document is kept."""
    readers = f"{document.readers}-" if document.readers else ""
    return f"issued/{document.of_id}/{readers}{document.language}-{document.file_digest}.pdf"


class IssuedDocument(models.Model):
    """A document that was issued on an act, as the bytes that were; never changed, never deleted, at most withheld.

    A PDF can't print the hash of the entry that holds its own digest: it prints that of the act, ``of``, and the
    ``entry`` "document issued" comes after it. ``readers`` is empty for what everyone may read, else it names those for
    whom another document on the same act was made, as "members": no page of the register gives that one out.
    """

    of = models.ForeignKey(Entry, models.PROTECT, related_name="documents", verbose_name=_("act"))
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="document", verbose_name=_("entry"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    readers = models.CharField(_("readers"), max_length=10, blank=True)
    file = models.FileField(_("file"), upload_to=document_name, storage=PrivateStorage(), max_length=200)
    file_digest = models.CharField(_("digest"), max_length=64)
    withheld_at = models.DateTimeField(
        _("withheld since"), null=True, help_text=_("While words in it are hidden nobody is handed it.")
    )
    size = models.PositiveIntegerField(_("size in bytes"))

    class Meta:
        verbose_name = _("issued document")
        verbose_name_plural = _("issued documents")
        ordering = ("entry",)
        constraints = (
            models.UniqueConstraint(
                fields=("of", "language", "readers"), name="document_once_an_act_language_and_readers"
            ),
        )

    def __str__(self):
        return f"{self.of_id}, {self.language}"
