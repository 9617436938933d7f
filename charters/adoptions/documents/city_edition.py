"""The charter as a city adopted it: the edition in force, with what its council decided beside each principle."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from charter_portal.pdf import compose

from ...documents.editions import issuer_of
from ...domain.showing import corrections_of
from ...domain.words import AUTHORITATIVE, in_language
from ..domain.editions import listed_in
from ..domain.reckoning import standing_of
from ..models import Choice, Instrument
from ..reading.hiding import veiled_choice
from ..words import STATES


def city_edition_manuscript(adoption, edition, language, *, on):
    """The city's own edition on the date ``on``, ready for print in ``language``: templates/pdf/city_edition.html.

    ``edition`` is the one in force then. A principle to be confirmed is shown with what was decided before.
    """
    member = adoption.member
    with translation.override(language):
        city = in_language(member, "name", language) or in_language(member, "name", AUTHORITATIVE)
        charter = in_language(edition.charter, "title", language) or in_language(edition.charter, "title", "fr")
        title = gettext("%(charter)s, as adopted by %(city)s") % {"charter": charter, "city": city}
        context = {
            "title": title,
            "running": title,
            "author": city,
            "description": title,
            "issuer": f"{city} – {issuer_of(edition.charter)}",
            "dated": on,
            "city": city,
            "member": member,
            "charter": edition.charter,
            "edition": edition,
            "rows": _rows(adoption, edition, on=on),
            "instruments": Instrument.objects.verified().filter(adoption=adoption).select_related("edition"),
            "address": settings.PUBLIC_URL + member.get_absolute_url(),
        }
        return compose("city_edition.html", context, language)


def _rows(adoption, edition, *, on):
    """[(Article, wording to read, state, its words, Choice or None)] in the edition's order."""
    listed = listed_in(edition)
    states = standing_of(adoption, edition, on=on)
    corrections = corrections_of([article.revision for article in listed.values()])
    held = [holding.choice_id for _state, holding in states.values() if holding]
    choices = Choice.objects.select_related("instrument", "revision").in_bulk(held)
    choices = {pk: veiled_choice(choice) for pk, choice in choices.items()}
    rows = []
    for key, article in listed.items():
        state, holding = states[key]
        shown = corrections.get(article.revision_id, article.revision)
        rows.append((article, shown, state, STATES[state], choices[holding.choice_id] if holding else None))
    return rows
