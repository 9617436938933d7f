"""Who is convened to a meeting, and what they answered."""

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from charter_portal.private_files import PrivateStorage
from members.models import Member, Person

from .meeting import Meeting


def new_nonce():
    """A random word that makes the links sent before it void."""
    return secrets.token_urlsafe(12)


class Invitee(models.Model):
    """Someone who is convened, or will be: one row a person, with the answer that stands.

    Who was there in the end is an ``Attendance``. A link to answer is signed and never stored.
    """

    class Reply(models.TextChoices):
        NONE = "", _("no answer yet")
        ON_SITE = "on_site", _("on site")
        VIDEO = "video", _("by video conference")
        EXCUSED = "excused", _("excused")
        REPRESENTED = "represented", _("represented")

    class Through(models.TextChoices):
        LINK = "link", _("by the link of the mail")
        WORKSPACE = "workspace", _("in the workspace of the city")
        SECRETARIAT = "secretariat", _("noted by the secretariat")

    ABSENT = (Reply.EXCUSED, Reply.REPRESENTED)

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitees", verbose_name=_("meeting"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="convocations", verbose_name=_("person"))
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="invitees", verbose_name=_("member")
    )
    also_for = models.ManyToManyField(
        Member, blank=True, related_name="invitees_besides", verbose_name=_("acts for these too")
    )
    title = models.CharField(_("title"), max_length=250, blank=True)
    reply = models.CharField(_("answer"), max_length=12, choices=Reply, default=Reply.NONE, blank=True)
    represented_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="proxies", verbose_name=_("represented by")
    )
    proxy_letter = models.FileField(_("proxy, signed"), upload_to="proxies/", storage=PrivateStorage(), blank=True)
    replied_at = models.DateTimeField(_("answered at"), null=True, editable=False)
    replied_through = models.CharField(_("answered how"), max_length=11, choices=Through, blank=True, editable=False)
    note = models.CharField(_("note to the secretariat"), max_length=500, blank=True)
    added_by_city = models.BooleanField(_("added by the city"), default=False, editable=False)
    nonce = models.CharField(max_length=16, default=new_nonce, editable=False)
    convened_at = models.DateTimeField(_("convened at"), null=True, editable=False)

    class Meta:
        verbose_name = _("invitee")
        verbose_name_plural = _("invitees")
        ordering = ("person__surname", "person__given_name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "person"), name="invitee_once_a_meeting"),
            models.CheckConstraint(
                name="invitee_represented_by_someone",
                condition=Q(reply="represented", represented_by__isnull=False)
                | (~Q(reply="represented") & Q(represented_by__isnull=True)),
            ),
            models.CheckConstraint(
                name="invitee_not_represented_by_oneself",
                condition=Q(represented_by__isnull=True) | ~Q(represented_by=F("id")),
            ),
            models.CheckConstraint(
                name="invitee_answered_at_a_moment",
                condition=Q(reply="", replied_at__isnull=True) | (~Q(reply="") & Q(replied_at__isnull=False)),
            ),
        )

    def __str__(self):
        return str(self.person)

    @property
    def address(self):
        """The e-mail address at which they are convened: that of their account, else of their file, or ""."""
        return self.person.mail_address
