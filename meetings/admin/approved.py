"""Approved minutes in the administration: until the seal nothing of them changes but their translations."""

from django.contrib.admin.utils import flatten_fieldsets
from django.utils.translation import gettext_lazy as _

from charters.domain.words import AUTHORITATIVE, LANGUAGES

from ..models import Meeting, Minutes

ADVICE = _(
    "The minutes of this meeting are approved: until they are sealed, only translations can still be put right here."
)
CLOSED = (Minutes.Status.APPROVED, Minutes.Status.SEALED)
_TRANSLATED = tuple(f"_{language}" for language in LANGUAGES if language != AUTHORITATIVE)


def is_approved(row):
    """Whether ``row`` (None for a new one) is part of minutes that are approved and not sealed."""
    return bool(getattr(row, "is_approved", False))


class ApprovedAdmin:
    """Rows that approved minutes are made of: no word of them changes but in translation, and none comes or goes."""

    def has_delete_permission(self, request, obj=None):
        """As the role says, and never for what was approved."""
        return not is_approved(obj) and super().has_delete_permission(request, obj)

    def get_readonly_fields(self, request, obj=None):
        """Of what was approved, all but the translations."""
        fields = super().get_readonly_fields(request, obj)
        if not is_approved(obj):
            return fields
        shown = flatten_fieldsets(self.get_fieldsets(request, obj))
        return (*fields, *(name for name in shown if name not in fields and not name.endswith(_TRANSLATED)))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The field; nothing is put into a meeting whose minutes are approved."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and db_field.name == "meeting":
            field.queryset = Meeting.objects.exclude(minutes__status__in=CLOSED)
        return field

    def advice_on(self, obj):
        """What the page says of a row that is sealed, or approved."""
        return ADVICE if is_approved(obj) else super().advice_on(obj)


class ApprovedInline:
    """Rows under a meeting or an item: none comes, goes or changes once the minutes are approved."""

    def has_add_permission(self, request, obj=None):
        """As the role says, and never under what was approved."""
        return not is_approved(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        """As the role says, and never under what was approved."""
        return not is_approved(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        """As the role says, and never under what was approved."""
        return not is_approved(obj) and super().has_delete_permission(request, obj)
