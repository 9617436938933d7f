"""Accepting an amendment in the administration: the three-way merge is shown, and clashes are settled by hand."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from charter_portal.editing.exceptions import EditConflict

from ..domain.accepting import accept_amendment, proposal_of
from ..domain.words import AUTHORITATIVE
from ..exceptions import ChartersError, NoNextDraft
from ..forms.judging import AcceptForm, AcceptInPartForm
from ..models import PrincipleRevision
from ..reading.amending import compare_texts, compared
from ..refusals import words_of_refusal
from .judging import check_may, done, page, submitted_or_404, tell_refusal

Change = PrincipleRevision.Change
_TITLES = {
    "accept": gettext_lazy("Accept amendment %(number)s"),
    "accept_in_part": gettext_lazy("Accept amendment %(number)s in part"),
}


def accept_view(model_admin, request, object_id):
    """Read what accepting changes in the draft of the next edition, settle what clashes, then accept."""
    return _merge_view(model_admin, request, object_id, AcceptForm, "accept")


def accept_in_part_view(model_admin, request, object_id):
    """Write other words than those proposed, with the reason, then accept in part."""
    return _merge_view(model_admin, request, object_id, AcceptInPartForm, "accept_in_part")


def _merge_view(model_admin, request, object_id, form_class, template):
    check_may(request, "judge_amendment")
    amendment = submitted_or_404(object_id)
    context = {"title": _TITLES[template] % {"number": amendment.number}, "compared": compared(amendment)}
    try:
        proposal = proposal_of(amendment) if amendment.is_undecided else None
    except ChartersError as refusal:
        context |= {"hindrance": words_of_refusal(refusal), "next_address": _next_address(amendment, refusal)}
        return page(model_admin, request, amendment, template, **context)
    if proposal is None:
        return page(model_admin, request, amendment, template, **context)
    form = form_class(
        request.POST if request.method == "POST" else None,
        proposal=proposal,
        version=amendment.version,
        initial=_declared_before(amendment, proposal),
    )
    if request.method == "POST" and _accepts(form, amendment, request):
        return done(model_admin, request, amendment, _said(submitted_or_404(object_id)))
    return page(model_admin, request, amendment, template, form=form, **context, **_shown(proposal))


def _said(amendment):
    """What was done, as it turned out: a clash settled otherwise than the city proposes makes it a part."""
    if amendment.status == amendment.Status.PARTLY_ACCEPTED:
        return _("The amendment is accepted in part. The words that you settled on stand in the draft.")
    return _("The amendment is accepted. Its words stand in the draft.")


def _shown(proposal):
    """What the page shows of a Proposal: what has changed in the draft, and what accepting a clean one changes."""
    whole, target = proposal.settled([]) if proposal.is_clean else None, proposal.target
    return {
        "proposal": proposal,
        "result": compare_texts(proposal.ours, whole, proposal.language) if whole else None,
        "has_moved": proposal.ours != proposal.base,
        "moved": compare_texts(proposal.base, proposal.ours, proposal.language),
        "accepted_before": [] if target.is_sealed else target.made_of.for_listing().order_by("edition__pk", "number"),
    }


def _accepts(form, amendment, request):
    """Whether the amendment could be accepted as it was read; else the form says why not."""
    if form.data.get("seen") != form.proposal.seen or form.data.get("version") != str(amendment.version):
        _tell_moved(form, amendment)
    if not form.is_valid():
        return False
    try:
        accept_amendment(amendment, by=request.user, at=timezone.now(), **form.words)
    except EditConflict:
        _tell_moved(form, amendment)
    except ChartersError as error:
        tell_refusal(form, error)
    return not form.errors


def _tell_moved(form, amendment):
    """Say that the draft or the amendment moved; what was typed is kept, and what stands now is shown."""
    form.show_afresh(version=amendment.version)
    form.is_valid()
    form.add_error(
        None,
        _(
            "Someone changed the draft or acted on this amendment while you were reading. Nothing was done, and what "
            "you typed is kept: read what stands now, then confirm again."
        ),
    )


def _declared_before(amendment, proposal):
    """What the form proposes to declare: as before, and this amendment named beside it, in French."""
    target = proposal.target
    is_declared = not target.is_sealed and target.change in (Change.EDITORIAL, Change.SUBSTANTIVE)
    with override(AUTHORITATIVE):
        named = _("Amendment %(number)s of %(city)s.") % {"number": amendment.number, "city": amendment.member.name_fr}
    reason = " ".join(filter(None, (target.reason if is_declared else "", named)))
    return {"change": target.change if is_declared else Change.SUBSTANTIVE, "change_reason": reason}


def _next_address(amendment, refusal):
    """Where the next edition is prepared, where none is."""
    if not isinstance(refusal, NoNextDraft):
        return ""
    return reverse("admin:charters_edition_next", args=[amendment.edition_id])
