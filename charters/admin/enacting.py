"""Acts in the life of an edition in the administration: each has a page that says what will happen, and a POST."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy

from charter_portal.register.models import Entry

from ..domain import enacting
from ..domain.comparing import compare_editions
from ..domain.consulting import others_open
from ..domain.readiness import missing_before_sealing
from ..forms import acts as forms_acts
from ..models import Edition
from .acts import act_context, done_by
from .words import RECORDED, field_of_refusal, linked_lack

Act = Entry.Act


@dataclass(frozen=True)
class Step:
    """An act as a page: its address, which acts it can be, its form, its words, and what does it.

    ``do(edition, data, by, today)`` is called with the cleaned data of the form; ``consequences`` are sentences.
    ``seals``: a draft is sealed by it; ``begins``: cities are asked about the edition or governed by it from then on.
    """

    name: str
    acts: tuple
    form: type
    label: str
    title: str
    button: str
    done: str
    consequences: tuple
    do: object
    seals: bool = False
    begins: bool = False


STEPS = (
    Step(
        name="closing",
        acts=(Act.CONSULTATION_CLOSING_SET,),
        form=forms_acts.ClosingForm,
        label=gettext_lazy("Set the last day of the consultation"),
        title=gettext_lazy("Set the last day of the consultation of %(edition)s"),
        button=gettext_lazy("Set this last day"),
        done=gettext_lazy("The last day of the consultation is set."),
        consequences=(
            gettext_lazy("Every city sees the new last day in its workspace."),
            gettext_lazy("No day before today can be set: what a city was promised stays."),
            RECORDED,
        ),
        do=lambda edition, data, by, today: enacting.set_consultation_closing(
            edition, closes_on=data["closes_on"], by=by, on=today
        ),
    ),
    Step(
        name="vote",
        acts=(Act.PUT_TO_VOTE,),
        form=forms_acts.ActForm,
        label=gettext_lazy("Put to the vote"),
        title=gettext_lazy("Put %(edition)s to the vote"),
        button=gettext_lazy("Put this edition to the vote"),
        done=gettext_lazy("The edition is put to the vote."),
        consequences=(
            gettext_lazy("The edition and all its wordings are sealed, if they are not yet: nobody can change them."),
            gettext_lazy(
                "The edition is public, marked “put to the vote”. Its consultation, if there was one, is over."
            ),
            RECORDED,
        ),
        do=lambda edition, data, by, today: enacting.put_to_vote(edition, by=by, on=today),
        seals=True,
        begins=True,
    ),
    Step(
        name="in-force",
        acts=(Act.IN_FORCE_SET,),
        form=forms_acts.InForceForm,
        label=gettext_lazy("Set the entry into force"),
        title=gettext_lazy("Set the entry into force of %(edition)s"),
        button=gettext_lazy("Set this date"),
        done=gettext_lazy("The entry into force is set."),
        consequences=(
            gettext_lazy("From that day the edition is the charter that everyone reads."),
            gettext_lazy("The edition in force before is superseded on that day, and stays readable."),
            RECORDED,
        ),
        do=lambda edition, data, by, today: enacting.set_in_force(edition, on=data["on"], by=by, today=today),
        begins=True,
    ),
    Step(
        name="abandon",
        acts=(Act.ABANDONED,),
        form=forms_acts.ReasonForm,
        label=gettext_lazy("Abandon the edition"),
        title=gettext_lazy("Abandon %(edition)s"),
        button=gettext_lazy("Abandon this edition"),
        done=gettext_lazy("The edition is abandoned."),
        consequences=(
            gettext_lazy(
                "A draft stays with the team, who read the reason in its history. What is sealed stays readable, "
                "marked “abandoned”, and the act is recorded in the register. It cannot be undone."
            ),
            gettext_lazy("The edition in force, if there is one, stays in force."),
        ),
        do=lambda edition, data, by, today: enacting.abandon(edition, reason=data["reason"], by=by, on=today),
    ),
)


def steps_of(edition):
    """The Steps that can be taken with the edition as it stands."""
    possible = set(enacting.acts_possible(edition))
    return [step for step in STEPS if possible.intersection(step.acts)]


def step_address(edition, step):
    """The page of a Step on an edition."""
    return reverse("admin:charters_edition_act", args=[edition.pk, step.name])


def enacting_view(model_admin, request, object_id, name):
    """Read what an act on an edition means, then do it."""
    edition = get_object_or_404(Edition.objects.select_related("charter", "based_on__charter"), pk=object_id)
    step = next((step for step in STEPS if step.name == name), None)
    if step is None:
        raise Http404
    if not request.user.has_perm("charters.enact_edition"):
        raise PermissionDenied
    form = step.form(request.POST or None, initial={"version": edition.version})
    back = done_by(
        model_admin,
        request,
        edition,
        form,
        lambda: step.do(edition, form.cleaned_data, request.user, timezone.localdate()),
        done=step.done,
        field=lambda error: field_of_refusal(error, form),
    )
    if back is not None:
        return back
    context = _context(model_admin, request, edition, step, form)
    return TemplateResponse(request, "admin/charters/enact.html", context)


def _context(model_admin, request, edition, step, form):
    possible = step in steps_of(edition)
    lacks = missing_before_sealing(edition) if step.seals and possible and not edition.is_sealed else []
    blocking = [linked_lack(lack) for lack in lacks if lack.is_blocking]
    return act_context(
        model_admin,
        request,
        edition,
        title=step.title % {"edition": edition},
        step=step,
        form=form,
        media=model_admin.media + form.media,
        is_possible=possible,
        status=edition.get_status_display(),
        blocking=blocking,
        advisable=[linked_lack(lack) for lack in lacks if not lack.is_blocking],
        can_act=possible and not blocking,
        others=others_open(edition) if step.begins else (),
        compared=changes_of(edition) if step.seals else None,
    )


def changes_of(edition):
    """What changed against the edition that ``edition`` was made from, in the page's language; None for a first."""
    return compare_editions(edition.based_on, edition, get_language()) if edition.based_on else None
