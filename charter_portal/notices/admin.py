"""Mails in the administration: to see what could not be sent, and to send it again. Their words are not shown."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from charter_portal.read_admin import ReadAdmin

from .exceptions import UnknownKind
from .kinds import kind_named
from .models import Mail
from .sending import send_again
from .telling import send_soon


@admin.register(Mail)
class MailAdmin(ReadAdmin):
    """Mails that wait, have left or have failed."""

    list_display = ("to", "what", "status", "attempts", "next_try", "last_error", "created_at")
    list_filter = ("status", "created_at")
    list_select_related = ("recipient",)
    search_fields = ("address", "recipient__email", "last_error")
    fields = ("to", "what", "status", "attempts", "next_try", "last_error", "created_at", "sent_at", "id")
    readonly_fields = ("to", "what")
    actions = ("put_back",)

    def get_queryset(self, request):
        """With the notices, which say what each is about."""
        return super().get_queryset(request).prefetch_related("notices")

    @admin.display(description=_("about"))
    def what(self, obj):
        """The kinds of notice that the mail carries."""
        return ", ".join(sorted({str(_label(notice.kind)) for notice in obj.notices.all()})) or _("The account")

    @admin.action(permissions=["send_again"], description=_("Send again"))
    def put_back(self, request, queryset):
        """Have failed mails tried again."""
        count = send_again(queryset)
        send_soon()
        message = ngettext("%d mail will be sent again.", "%d mails will be sent again.", count) % count
        self.message_user(request, message, messages.SUCCESS if count else messages.WARNING)

    def has_send_again_permission(self, request):
        """Whoever may send again."""
        return request.user.has_perm("notices.send_again")


def _label(name):
    try:
        return kind_named(name).label
    except UnknownKind:
        return name
