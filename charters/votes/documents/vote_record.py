"""The record of a vote (procès-verbal), in French: what was asked, who said what, and how to check it."""

from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from charter_portal.pdf import Attachment, compose
from charter_portal.register.models import Entry

from ...documents.editions import issuer_of
from ...domain.words import AUTHORITATIVE
from ..domain.counting import result_of
from ..reading.rolls import roll_call
from ..reading.rounds import Counted, acts_of, counted, outcome_of
from ..reading.saying import CHOICES
from .roll_call import table_of
from .vote_json import vote_json

MOST_PRINTED = 250_000
"""Letters of roll calls above which they are attached and not printed: some 1,500 cities on 12 questions."""


class Called(NamedTuple):
    """A question with its roll call: ``voices`` is [(choice, its cities)], ``statements`` are Said with words."""

    one: Counted
    voices: list
    statements: list

    @property
    def length(self):
        """How many letters the roll call takes, as far as it varies."""
        names = sum(len(elector.name) for _choice, electors in self.voices for elector in electors)
        return names + sum(len(said.elector.name) + len(said.statement) for said in self.statements)


def certificate_of(vote):
    """The register's Entry by which a round is certified, or None."""
    return Entry.objects.filter(subject=vote.path, act=Entry.Act.ROUND_CERTIFIED).first()


def record_manuscript(vote, certificate, *, at):
    """The record of a certified Round ready for print; it names the head of the chain as it is now.

    ``certificate`` is its Entry. See templates/pdf/vote_record.html. Raises PhaseForbids before the end.
    """
    with translation.override(AUTHORITATIVE):
        result = result_of(vote, at=at)
        title = gettext("Record of vote %(number)s") % {"number": vote.number}
        issuer = issuer_of(vote.edition.charter)
        electorate = len(result.electors)
        calls = calls_of(vote, result)
        context = {
            "title": title,
            "running": title,
            "author": issuer,
            "description": title,
            "issuer": issuer,
            "dated": certificate.recorded_at,
            "address": settings.PUBLIC_URL + vote.get_absolute_url(),
            "check_address": f"{settings.PUBLIC_URL}/{AUTHORITATIVE}/registre/verifier/",
            "script_address": f"{settings.PUBLIC_URL}/{AUTHORITATIVE}/algorithmes/verify_round.py",
            "vote": vote,
            "outcome": outcome_of(result),
            "calls": calls,
            "prints_voices": can_print(calls),
            "acts": acts_of(vote),
            "took_part": result.took_part,
            "electorate": electorate,
            "needed": vote.quorum.needs(electorate),
            "ballots": len(result.ballots),
            "replaced": len(result.ballots) - result.took_part,
            "certificate": certificate,
            "head": Entry.objects.order_by("-number").first(),
        }
        attached = [
            Attachment("vote.json", gettext("The vote as data"), vote_json(vote, at=at)),
            Attachment("appel-nominal.csv", gettext("Roll call"), table_of(vote, result)),
        ]
        return compose("vote_record.html", context, AUTHORITATIVE, attachments=attached)


def calls_of(vote, result):
    """The Called of each question of a Round, in order; without voices while there is no ``result``. One query."""
    return [_called(one, result) if result else Called(one, [], []) for one in counted(vote, result)]


def can_print(calls):
    """Whether the roll calls of all ``calls`` together are short enough to be printed."""
    return sum(call.length for call in calls) <= MOST_PRINTED


def _called(one, result):
    call = roll_call(result, one.question.position)
    voices = [(choice, [said.elector for said in call if said.choice == choice]) for choice in CHOICES]
    return Called(one, voices, [said for said in call if said.statement])
