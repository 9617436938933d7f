"""What the team does with an annotation: each act has a page that says what will happen, and a POST."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy

from ..domain import answering
from ..forms.acts import ActForm
from ..forms.treating import AnswerForm, DecideForm, HideForm
from ..models import Annotation, Reply
from ..reading.annotations import annotations_read
from .acts import act_context, done_by


@dataclass(frozen=True)
class Step:
    """An act as a page: its form, its words, and what does it, ``do(row, data, by, at)`` with the form's data."""

    name: str
    form: type
    label: str
    button: str
    done: str
    consequences: tuple
    do: object


_TOLD = gettext_lazy("The delegates of the city are told, each as they prefer.")

ANSWER = Step(
    name="answer",
    form=AnswerForm,
    label=gettext_lazy("Reply"),
    button=gettext_lazy("Publish the reply"),
    done=gettext_lazy("The reply is published."),
    consequences=(
        gettext_lazy("Everyone who may read the annotation reads the reply, in the name of the commission."),
        gettext_lazy("It can't be changed or deleted, only hidden with a reason."),
        _TOLD,
    ),
    do=lambda row, data, by, at: answering.reply_to(row, body=data["body"], member=None, by=by, at=at),
)
DECIDE = Step(
    name="decide",
    form=DecideForm,
    label=gettext_lazy("Say what becomes of it"),
    button=gettext_lazy("Record this decision"),
    done=gettext_lazy("The decision is recorded."),
    consequences=(
        gettext_lazy("The decision and its reason stand beside the annotation and in the report on the edition."),
        gettext_lazy("A later decision replaces it."),
        _TOLD,
    ),
    do=lambda row, data, by, at: answering.decide(
        row,
        disposition=data["disposition"],
        reason=data["reason"],
        accepted_into=data["accepted_into"],
        by=by,
        at=at,
    ),
)
HIDE = Step(
    name="hide",
    form=HideForm,
    label=gettext_lazy("Hide its words"),
    button=gettext_lazy("Hide"),
    done=gettext_lazy("The words are hidden."),
    consequences=(
        gettext_lazy("Readers find the reason in place of the words. Its city and the team go on reading them."),
        gettext_lazy("Nothing is deleted: it can be shown again."),
        _TOLD,
    ),
    do=lambda row, data, by, at: answering.hide(row, reason=data["reason"], by=by, at=at),
)
SHOW = Step(
    name="show",
    form=ActForm,
    label=gettext_lazy("Show its words again"),
    button=gettext_lazy("Show again"),
    done=gettext_lazy("The words are shown again."),
    consequences=(gettext_lazy("Everyone who may read it reads its words again."),),
    do=lambda row, data, by, at: answering.show_again(row),
)


def steps_of(row):
    """The Steps that can be taken with an Annotation or a Reply."""
    moderation = [SHOW if row.is_hidden else HIDE]
    return moderation if isinstance(row, Reply) else [ANSWER, DECIDE, *moderation]


def step_view(model_admin, request, pk, name):
    """Read an annotation and what an act on it means, then do it."""
    return _act(model_admin, request, _annotation(request, pk), name)


def reply_step_view(model_admin, request, pk, reply, name):
    """Hide a reply, or show it again."""
    annotation = _annotation(request, pk)
    row = get_object_or_404(Reply.objects.select_related("annotation", "member"), pk=reply, annotation=annotation)
    return _act(model_admin, request, annotation, name, reply=row)


def _annotation(request, pk):
    rows = Annotation.objects.shared().select_related("member", "edition__charter", "revision__principle")
    annotation = get_object_or_404(rows, pk=pk)
    if not request.user.has_perm("charters.treat_annotation"):
        raise PermissionDenied
    return annotation


def _act(model_admin, request, annotation, name, reply=None):
    row = reply or annotation
    step = next((step for step in steps_of(row) if step.name == name), None)
    if step is None:
        raise Http404
    form = _form(step, request, annotation)
    back = done_by(
        model_admin,
        request,
        annotation,
        form,
        lambda: step.do(row, form.cleaned_data, request.user, timezone.now()),
        done=step.done,
    )
    if back is not None:
        return back
    [read] = annotations_read(
        Annotation.objects.filter(pk=annotation.pk), user=request.user, language=get_language(), threads=True
    )
    context = act_context(
        model_admin, request, annotation, title=step.label, step=step, form=form, annotation=read, reply=reply
    )
    return TemplateResponse(request, "admin/charters/treat.html", context)


def _form(step, request, annotation):
    initial = {"version": annotation.version}
    if step is not DECIDE:
        return step.form(request.POST or None, initial=initial)
    if annotation.disposition != Annotation.Disposition.NONE:
        initial |= {
            "disposition": annotation.disposition,
            "reason": annotation.disposition_reason,
            "accepted_into": annotation.accepted_into_id,
        }
    return DecideForm(request.POST or None, initial=initial, annotation=annotation)
