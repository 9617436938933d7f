"""Acts on an opened round in the administration: each has a page that says what will happen, and a POST."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy

from ...admin.acts import act_context, done_by
from ...admin.words import RECORDED
from ...exceptions import ReasonMissing
from ...forms.acts import ActForm, ReasonForm
from ..domain.certifying import certify
from ..domain.clock import database_now
from ..domain.moving import annul, is_in_force, prolong
from ..exceptions import InForceAlready, NotLater
from ..forms.acts import ProlongForm
from ..forms.moments import SecretariatMomentField
from ..models import Round
from ..phases import Phase
from ..words import PHASES, words_of_refusal
from .clocks import by_the_secretariats_clocks


@dataclass(frozen=True)
class Act:
    """An act as a page: in which phases and with which permission it can be done, its form and words, what does it.

    ``do(vote, data, by)`` is called with the cleaned data of the form; ``consequences`` are sentences.
    """

    phases: frozenset
    permission: str
    form: type
    label: str
    title: str
    button: str
    done: str
    consequences: tuple
    do: object


ACTS = {
    "prolong": Act(
        phases=frozenset({Phase.SCHEDULED, Phase.OPEN}),
        permission="prolong_round",
        form=ProlongForm,
        label=gettext_lazy("Prolong the vote"),
        title=gettext_lazy("Prolong vote %(vote)s"),
        button=gettext_lazy("Prolong until then"),
        done=gettext_lazy("The vote is prolonged."),
        consequences=(
            gettext_lazy("Every city on the roll is told of the new end, and can vote or change its mind until then."),
            gettext_lazy("The end can only move later, and only before it has come."),
            RECORDED,
        ),
        do=lambda vote, data, by: prolong(vote, closes_at=data["closes_at"], reason=data["reason"], by=by),
    ),
    "certify": Act(
        phases=frozenset({Phase.CLOSED}),
        permission="certify_round",
        form=ActForm,
        label=gettext_lazy("Certify the result"),
        title=gettext_lazy("Certify the result of vote %(vote)s"),
        button=gettext_lazy("Certify this result"),
        done=gettext_lazy("The result is certified."),
        consequences=(
            gettext_lazy("Read the result on the vote's page first: it is computed from the ballots."),
            gettext_lazy(
                "Carried, the edition enters into force by its date, or today if none is set. Carried in part, a new "
                "edition is sealed of what is carried. Rejected, it changes nothing. Without quorum, it stays at the "
                "vote, and a new vote can be opened."
            ),
            gettext_lazy("The vote's record is issued as a PDF, and every city on the roll is told."),
            RECORDED,
        ),
        do=lambda vote, data, by: certify(vote, by=by),
    ),
    "annul": Act(
        phases=frozenset({Phase.SCHEDULED, Phase.OPEN, Phase.CLOSED, Phase.CERTIFIED}),
        permission="annul_round",
        form=ReasonForm,
        label=gettext_lazy("Annul the vote"),
        title=gettext_lazy("Annul vote %(vote)s"),
        button=gettext_lazy("Annul this vote"),
        done=gettext_lazy("The vote is annulled."),
        consequences=(
            gettext_lazy(
                "Nothing is deleted. Annulled before its end, its ballots are never shown to anyone but their own "
                "city; after it, they stay readable and decide nothing."
            ),
            gettext_lazy("The text stays at the vote: a new vote can be opened on it."),
            gettext_lazy("Once the edition is in force, the vote that carried it can't be annulled any more."),
            RECORDED,
        ),
        do=lambda vote, data, by: annul(vote, reason=data["reason"], by=by),
    ),
}


@by_the_secretariats_clocks
def act_view(model_admin, name, request, object_id):
    """Read what an act on a round means, then do it."""
    act, vote = ACTS[name], _opened_or_404(object_id)
    if not request.user.has_perm(f"votes.{act.permission}"):
        raise PermissionDenied
    form = act.form(request.POST or None, initial={"version": vote.version, "closes_at": vote.closes_at})
    back = done_by(
        model_admin,
        request,
        vote,
        form,
        lambda: act.do(vote, form.cleaned_data, request.user),
        done=act.done,
        words=words_of_refusal,
        field=lambda error: _field_of(error, form),
    )
    if back is not None:
        return back
    return TemplateResponse(request, "admin/votes/round/act.html", _context(model_admin, request, vote, name, form))


def _context(model_admin, request, vote, name, form):
    act, phase = ACTS[name], vote.phase(database_now())
    is_past = name == "annul" and is_in_force(vote)
    return act_context(
        model_admin,
        request,
        vote,
        title=act.title % {"vote": vote},
        step=act,
        vote=vote,
        form=form,
        media=model_admin.media + form.media,
        can_act=phase in act.phases and not is_past,
        stands=PHASES[phase],
        past=words_of_refusal(InForceAlready(vote.edition.number)) if is_past else "",
    )


def _opened_or_404(object_id):
    rounds = Round.objects.public().select_related("edition__charter", "amendment__edition")
    return get_object_or_404(rounds, pk=object_id)


def _field_of(error, form):
    """The name of the field that a refusal is about, or None where it is about the whole."""
    kind = {NotLater: SecretariatMomentField, ReasonMissing: forms.CharField}.get(type(error))
    return next((name for name, field in form.fields.items() if kind and isinstance(field, kind)), None)
