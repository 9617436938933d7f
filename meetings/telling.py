"""Sentences of minutes, made of what was noted in session: who came and left, votes, decisions. In the active language.

Minutes are written in French, the authoritative language; ``of_item`` is called under it.
"""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from charter_portal.templatetags.dates import written_out
from charters.domain.tallying import Outcome

from .domain.hands import outcome_of


def hour(moment, zone):
    """A moment by the clocks at the place: ``10 h 12`` in French."""
    return date_format(moment.astimezone(zone), _("G:i"))


def called(person):
    """``Mme Prénom NOM``, as prose names someone."""
    return (
        f"{person.get_civility_display()} {person.name_in_prose}".strip() if person.civility else person.name_in_prose
    )


def coming_and_going(attendance, spans, zone, *, begins=None, ends=None):
    """Sentences on who arrives, leaves, or goes on in the other mode within [begins, ends), in the order of time.

    ``spans`` are those of the Attendance, in order.
    """
    found, before = [], None
    for span in spans:
        continues = before is not None and before.until == span.since
        if _within(span.since, begins, ends):
            found.append((span.since, _arrival(attendance, span, zone, continues)))
        if span.until is not None and _within(span.until, begins, ends) and not _goes_on(span, spans):
            words = _("%(name)s leaves at %(hour)s.") % {
                "name": called(attendance.person),
                "hour": hour(span.until, zone),
            }
            found.append((span.until, words))
        before = span
    return found


def _within(moment, begins, ends):
    return (begins is None or moment >= begins) and (ends is None or moment < ends)


def _goes_on(span, spans):
    return any(other.since == span.until for other in spans)


def _arrival(attendance, span, zone, continues):
    said = {"name": called(attendance.person), "hour": hour(span.since, zone)}
    if continues:
        if span.mode == "video":
            return _("%(name)s goes on by video conference from %(hour)s.") % said
        return _("%(name)s joins in the room at %(hour)s.") % said
    if span.mode == "video":
        return _("%(name)s joins by video conference at %(hour)s.") % said
    return _("%(name)s arrives at %(hour)s.") % said


def quorum_sentence(standing):
    """How many cities are there, of how many, and whether that is enough."""
    said = {
        "present": ngettext("%(n)s city present", "%(n)s cities present", len(standing.present))
        % {"n": len(standing.present)},
        "represented": ngettext("%(n)s represented", "%(n)s represented", len(standing.represented))
        % {"n": len(standing.represented)},
        "convened": len(standing.convened),
        "needed": standing.needed,
    }
    if standing.needed is None:
        return _("%(present)s and %(represented)s, of %(convened)s convened; no quorum is asked for.") % said
    if standing.is_met:
        return _("%(present)s and %(represented)s, of %(convened)s convened: the quorum of %(needed)s is met.") % said
    return _("%(present)s and %(represented)s, of %(convened)s convened: the quorum of %(needed)s is not met.") % said


def vote_sentence(vote, question):
    """The result of a HandVote in a sentence; ``question`` in the active language."""
    counts = [
        ngettext("%(n)s vote for", "%(n)s votes for", vote.in_favour) % {"n": vote.in_favour},
        ngettext("%(n)s against", "%(n)s against", vote.against) % {"n": vote.against},
        ngettext("%(n)s abstention", "%(n)s abstentions", vote.abstaining) % {"n": vote.abstaining},
    ]
    said = {"question": question, "for": counts[0], "against": counts[1], "abstaining": counts[2]}
    if outcome_of(vote).outcome == Outcome.CARRIED:
        if not vote.against and not vote.abstaining:
            return _("“%(question)s”: adopted unanimously, by %(for)s.") % said
        return _("“%(question)s”: adopted by %(for)s, %(against)s and %(abstaining)s.") % said
    return _("“%(question)s”: not adopted, with %(for)s, %(against)s and %(abstaining)s.") % said


def decision_sentence(decision, text, owner):
    """A Decision in a sentence, with who sees to it by when."""
    said = {"number": decision.number, "text": text.rstrip(".")}
    if owner and decision.due_on:
        said |= {"owner": owner, "date": written_out(decision.due_on)}
        return _("Decision %(number)s: %(text)s (%(owner)s, by %(date)s).") % said
    if owner:
        return _("Decision %(number)s: %(text)s (%(owner)s).") % (said | {"owner": owner})
    return _("Decision %(number)s: %(text)s.") % said


def outcome_in_words(vote, tally):
    """How a HandVote ended: ``adopted: 12 for, 3 against, 2 abstentions``."""
    said = {"for": tally.in_favour, "against": tally.against, "abstaining": tally.abstaining}
    if tally.outcome == Outcome.CARRIED:
        return _("Adopted: %(for)s for, %(against)s against, %(abstaining)s abstaining.") % said
    return _("Not adopted: %(for)s for, %(against)s against, %(abstaining)s abstaining.") % said
