"""Hiding words of commitments and reports in the administration."""

from django.utils import timezone

from ...admin.hiding import hiding_view
from ..domain.hiding import hide, show_again
from ..words import words_of_refusal


def hiding_of(model_admin, request, name, row, template):
    """The page on which the team hides the words of a Commitment or a Report, or shows them again."""
    act = {"by": request.user, "at": timezone.now()}
    return hiding_view(
        model_admin,
        request,
        name,
        original=row,
        row=row,
        permission="commitments.hide_words",
        acts={
            "hide": lambda data: hide(row, reason=data["reason"], **act),
            "show": lambda data: show_again(row, **act),
        },
        words=words_of_refusal,
        template=template,
    )
