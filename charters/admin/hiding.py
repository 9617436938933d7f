"""Hiding the words of a city, and showing them again, as a page that says what will happen and a POST that does it."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from ..forms.acts import ActForm
from ..forms.treating import HideForm
from .acts import act_context, done_by

# Unlike what is done for good, it can be undone by another act.
_ENTERED = _("The act is recorded in the register, with its date and your account.")


@dataclass(frozen=True)
class Step:
    """One of the two: its form and its words."""

    form: type
    label: str
    button: str
    done: str
    consequences: tuple


HIDE = Step(
    form=HideForm,
    label=_("Hide its words"),
    button=_("Hide"),
    done=_("The words are hidden."),
    consequences=(
        _("On pages, in documents and in files everyone reads the date and the reason in place of the words."),
        _("Its city and the team go on reading them. Nothing is deleted: it can be shown again."),
        _("The delegates of the city are told, each as they prefer."),
        _ENTERED,
    ),
)
SHOW = Step(
    form=ActForm,
    label=_("Show its words again"),
    button=_("Show again"),
    done=_("The words are shown again."),
    consequences=(_("Everyone reads its words again."), _ENTERED),
)
STEPS = {"hide": HIDE, "show": SHOW}


def step_on(row):
    """(name, Step) of what can be done with a Hideable row."""
    name = "show" if row.is_hidden else "hide"
    return name, STEPS[name]


def hiding_view(model_admin, request, name, *, original, row, permission, acts, words, template):
    """Read what it means to hide a Hideable ``row`` of ``original``, or to show it again, then do it.

    ``acts``: {"hide": act(data), "show": act(data)}, with the form's cleaned data; ``words`` says why a ChartersError
    refuses; ``template`` shows the words.
    """
    if not request.user.has_perm(permission):
        raise PermissionDenied
    possible, step = step_on(row)
    if name != possible:
        raise Http404
    form = step.form(request.POST or None, initial={"version": original.version})
    back = done_by(
        model_admin,
        request,
        original,
        form,
        lambda: acts[name](form.cleaned_data),
        done=step.done,
        words=words,
    )
    if back is not None:
        return back
    more = {"title": step.label, "step": step, "form": form, "hidden": row, "words": template}
    return TemplateResponse(request, "admin/charters/hiding.html", act_context(model_admin, request, original, **more))
