"""What a city takes to its council: the model act, from what it prepared."""

from django.http import Http404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from charter_portal.pdf.serving import file_response, pdf_response
from members.views.seating import with_seat

from ..documents.model_act import model_act_docx, model_act_manuscript
from ..models import Instrument

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@with_seat
def model_act_pdf(request, seat):
    """The model act as PDF, in the page's language."""
    language = get_language()
    return pdf_response(
        request,
        model_act_manuscript(_draft_of(seat), language),
        document=f"adoptions/{seat.member.slug}/model-act",
        name=f"{seat.member.slug}-acte-{language}.pdf",
        is_public=False,
    )


@require_safe
@with_seat
def model_act_as_docx(request, seat):
    """The model act as DOCX, to be finished in an office."""
    language = get_language()
    return file_response(
        request,
        model_act_docx(_draft_of(seat), language),
        content_type=_DOCX,
        name=f"{seat.member.slug}-acte-{language}.docx",
        is_public=False,
    )


def _draft_of(seat):
    """The instrument that the city prepares, or 404."""
    drafts = Instrument.objects.drafts().filter(adoption__member=seat.member)
    found = drafts.select_related("adoption__member", "adoption__charter", "edition__charter__owner").first()
    if found is None:
        raise Http404
    return found
