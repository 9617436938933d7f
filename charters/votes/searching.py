"""Votes that were opened, with what they ask about."""

from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from charter_portal.search.kinds import WHOLE, Document, Kind, register
from charter_portal.text.localized import localized_on

from .models import Round


def documents(keys=None):
    """A Document of each round that everyone may know of."""
    language = get_language()
    rounds = Round.objects.public().select_related("edition__charter", "amendment")
    rounds = rounds.prefetch_related("questions__revision", "questions__amendment__revision")
    for vote in rounds if keys is None else rounds.filter(pk__in=keys):
        charter = localized_on(vote.edition.charter, "title", language)
        about = [question.revision or (question.amendment and question.amendment.revision) for question in _asked(vote)]
        titles = [localized_on(revision, "title", language) for revision in filter(None, about)]
        yield Document(
            key=vote.pk,
            title=_called(vote),
            text="\n\n".join(one.text for one in (charter, *titles) if one.language == language),
            address=vote.get_absolute_url(),
            day=localdate(vote.opens_at),
        )


def _asked(vote):
    return sorted(vote.questions.all(), key=lambda question: question.position)


def _called(vote):
    numbers = {"number": vote.number, "edition": vote.edition.number}
    if vote.amendment_id:
        told = {**numbers, "amendment": vote.amendment.number}
        return gettext("Vote %(number)s: amendment %(amendment)s to edition %(edition)s") % told
    if vote.mode == Round.Mode.EN_BLOC:
        return gettext("Vote %(number)s: edition %(edition)s, as a whole") % numbers
    return gettext("Vote %(number)s: edition %(edition)s, principle by principle") % numbers


register(
    Kind(
        name="vote",
        label=pgettext_lazy("kind of text", "Vote"),
        plural=_("Votes"),
        documents=documents,
        watches={"votes.Round": "id", "votes.Question": "round", "charters.Charter": WHOLE},
        place=60,
    )
)
