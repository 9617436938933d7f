"""What the secretariat does with adoptions: each act has a page that says what will happen, and a POST."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from ...admin.acts import act_context, done_by
from ...admin.words import RECORDED
from ...exceptions import ReasonMissing
from ...forms.acts import ActForm, ReasonForm
from ..domain.declaring import reinstate, suspend
from ..domain.deriving import life_of
from ..domain.recording import send_back, verify
from ..models import Adoption, Instrument
from ..standing import Life
from ..words import LIVES, words_of_refusal


@dataclass(frozen=True)
class Act:
    """An act as a page: its permission, form and words, when it is possible, and what does it.

    ``possible(row)``; ``do(row, data, by, on, at)`` with the cleaned data; ``consequences`` are sentences.
    """

    permission: str
    form: type
    label: str
    title: str
    button: str
    done: str
    consequences: tuple
    possible: object
    do: object


def _stands(*lives):
    return lambda adoption: life_of(adoption, on=_day_of(adoption)) in lives


ON_INSTRUMENTS = {
    "verify": Act(
        permission="adoptions.verify_instrument",
        form=ActForm,
        label=gettext_lazy("Verify this decision"),
        title=gettext_lazy("Verify the decision of %(row)s"),
        button=gettext_lazy("Verify: the document says what is recorded"),
        done=gettext_lazy("The decision is verified and public."),
        consequences=(
            gettext_lazy("Compare the signed document with what the city recorded before you go on."),
            gettext_lazy("It counts from its own date, and everyone reads it, the city's words and the document."),
            gettext_lazy("The city is told."),
            RECORDED,
        ),
        possible=lambda instrument: instrument.awaits_verification,
        do=lambda row, data, **act: verify(row, **act),
    ),
    "return": Act(
        permission="adoptions.verify_instrument",
        form=ReasonForm,
        label=gettext_lazy("Return it to the city"),
        title=gettext_lazy("Return the decision of %(row)s"),
        button=gettext_lazy("Return it for this reason"),
        done=gettext_lazy("The decision is returned to its city."),
        consequences=(
            gettext_lazy("The city reads the reason, takes up all that it wrote, and can record it again."),
            gettext_lazy("Nothing of it is shown to anyone else."),
            RECORDED,
        ),
        possible=lambda instrument: instrument.awaits_verification,
        do=lambda row, data, **act: send_back(row, reason=data["reason"], **act),
    ),
}
ON_ADOPTIONS = {
    "suspend": Act(
        permission="adoptions.suspend_adoption",
        form=ReasonForm,
        label=gettext_lazy("Suspend the adoption"),
        title=gettext_lazy("Suspend the adoption of %(row)s"),
        button=gettext_lazy("Suspend it for this reason"),
        done=gettext_lazy("The adoption is suspended."),
        consequences=(
            gettext_lazy("It is shown as suspended, with the reason; what the council decided stays readable."),
            gettext_lazy("The city is told. You can reinstate it at any time."),
            RECORDED,
        ),
        possible=_stands(Life.ADOPTED),
        do=lambda row, data, **act: suspend(row, reason=data["reason"], **act),
    ),
    "reinstate": Act(
        permission="adoptions.suspend_adoption",
        form=ReasonForm,
        label=gettext_lazy("Reinstate the adoption"),
        title=gettext_lazy("Reinstate the adoption of %(row)s"),
        button=gettext_lazy("Reinstate it for this reason"),
        done=gettext_lazy("The adoption is reinstated."),
        consequences=(gettext_lazy("What the council decided counts again; the city is told."), RECORDED),
        possible=_stands(Life.SUSPENDED),
        do=lambda row, data, **act: reinstate(row, reason=data["reason"], **act),
    ),
}
_ACTS = {"instrument": ON_INSTRUMENTS, "adoption": ON_ADOPTIONS}


def acts_on(model_admin):
    """{name: Act} of the model."""
    return _ACTS[model_admin.opts.model_name]


def official_acts(model_admin, request, row):
    """``[(label, address)]`` of the acts that the account can do on ``row`` as it stands."""
    return [
        (act.label, reverse(f"admin:adoptions_{model_admin.opts.model_name}_{name}", args=[row.pk]))
        for name, act in acts_on(model_admin).items()
        if request.user.has_perm(act.permission) and act.possible(row)
    ]


def act_view(model_admin, name, request, object_id):
    """Read what an act means, then do it."""
    act = acts_on(model_admin)[name]
    row = get_object_or_404(_readable(model_admin), pk=object_id)
    if not request.user.has_perm(act.permission):
        raise PermissionDenied
    form = act.form(request.POST or None, initial={"version": row.version})
    back = done_by(
        model_admin,
        request,
        row,
        form,
        lambda: act.do(row, form.cleaned_data, by=request.user, on=_day_of(_adoption(row)), at=timezone.now()),
        done=act.done,
        words=words_of_refusal,
        field=_field_of,
    )
    if back is not None:
        return back
    return TemplateResponse(request, "admin/adoptions/act.html", _context(model_admin, request, row, act, form))


def _adoption(row):
    return row.adoption if isinstance(row, Instrument) else row


def _day_of(adoption):
    """The present date in the city: all that happens to its adoption is dated there."""
    return adoption.member.day_at(timezone.now())


def _field_of(error):
    """The name of the field that a refusal is about, or None where it is about the whole."""
    return "reason" if isinstance(error, ReasonMissing) else None


def _context(model_admin, request, row, act, form):
    adoption = _adoption(row)
    return act_context(
        model_admin,
        request,
        row,
        title=act.title % {"row": adoption.member},
        step=act,
        form=form,
        media=model_admin.media + form.media,
        can_act=act.possible(row),
        instrument=row if row is not adoption else None,
        stands=LIVES[life_of(adoption, on=_day_of(adoption))],
    )


def _readable(model_admin):
    """What the team may read: no draft of a city."""
    if model_admin.model is Adoption:
        return Adoption.objects.with_names()
    return Instrument.objects.recorded().with_names()
