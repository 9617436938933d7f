"""Papers of adoptions: the model act that a city takes to its council, and the charter as the city adopted it."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from charter_portal.pdf.serving import file_response, pdf_response
from charter_portal.reading import read_only
from members.views.seating import with_seat

from ...models import Charter
from ..documents.city_edition import city_edition_manuscript
from ..documents.model_act import model_act_docx, model_act_manuscript
from ..domain.deriving import life_of
from ..domain.editions import edition_in_force
from ..models import Adoption, Instrument
from ..standing import Life

# Whose own edition everyone reads: what is withdrawn or not yet decided has none.
_HAVE_ADOPTED = {Life.ADOPTED, Life.SUSPENDED}
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


@read_only
def city_edition(request, slug):
    """The charter as the city adopted it, as PDF in the page's language, today."""
    today = timezone.localdate()
    adoptions = Adoption.objects.select_related("member", "charter__owner").filter(member__slug=slug)
    adoption = get_object_or_404(adoptions, charter__kind=Charter.Kind.SHARED)
    edition = edition_in_force(adoption.charter, on=today)
    has_left = adoption.member.left_on is not None and adoption.member.left_on <= today
    if has_left or edition is None or life_of(adoption, on=today) not in _HAVE_ADOPTED:
        raise Http404
    language = get_language()
    return pdf_response(
        request,
        city_edition_manuscript(adoption, edition, language, on=today),
        document=f"adoptions/{slug}/edition",
        name=f"{slug}-charte-{language}.pdf",
        is_public=True,
    )
