"""What was received on an edition and what became of it, as documents: on paper, and as a table."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from charter_portal.pdf import compose
from charter_portal.text.csv_cells import to_csv

from ..models import Annotation, Placement
from ..reading.amending import amendments_in_report, status_counts
from ..reading.contributions import annotation_rows, annotation_summary, annotations_in_report
from .editions import issuer_of


def contributions_table(edition, language):
    """Every contribution to ``edition`` as CSV text, headed in ``language``; one line each, whatever its kind."""
    with translation.override(language):
        header = [
            gettext("Contribution"),
            gettext("Principle"),
            gettext("Wording"),
            gettext("City"),
            gettext("Kind"),
            gettext("Language"),
            gettext("Passage"),
            gettext("Text"),
            gettext("Published on"),
            gettext("What became of it"),
            gettext("Reason"),
            gettext("Accepted into edition"),
            gettext("Replies"),
            gettext("Where it stands today"),
            gettext("Address"),
        ]
        rows = annotations_in_report(annotation_rows(edition), edition, language)
        amendments = amendments_in_report(edition, language)
        return to_csv(header, [*map(_annotation_row, rows), *map(_amendment_row, amendments)])


def _annotation_row(annotation):
    return [
        gettext("annotation %(number)s") % {"number": annotation.pk},
        annotation.principle,
        annotation.number,
        annotation.city.text,
        annotation.get_kind_display(),
        annotation.language,
        annotation.quote,
        _words(annotation),
        timezone.localtime(annotation.published_at).date().isoformat(),
        annotation.get_disposition_display(),
        annotation.reason,
        gettext("the next edition") if annotation.is_accepted_later else annotation.accepted_into,
        "\n\n".join(map(_said, annotation.replies)),
        _standing(annotation),
        settings.PUBLIC_URL + reverse("charters:annotation", args=[annotation.principle, annotation.pk]),
    ]


def _amendment_row(reported):
    row = reported.amendment
    return [
        gettext("amendment %(number)s") % {"number": row.number},
        row.revision.principle.key,
        row.revision.number,
        reported.city.text,
        row.get_kind_display(),
        row.language,
        "",
        "\n\n".join((row.title, row.statement, row.justification)),
        timezone.localtime(row.submitted_at).date().isoformat(),
        row.get_status_display(),
        row.decision,
        "",
        "",
        gettext("wording %(number)s") % {"number": reported.result} if reported.result else "",
        settings.PUBLIC_URL + row.get_absolute_url(),
    ]


def _words(row):
    """The words of an annotation or a reply, or why nobody reads them."""
    if row.is_hidden:
        return gettext("[hidden by the team: %(reason)s]") % {"reason": row.hidden_reason}
    return row.body


def _said(reply):
    who = reply.city.text or gettext("The commission")
    return gettext("%(who)s: %(words)s") % {"who": who, "words": _words(reply)}


def _standing(annotation):
    """Where it stands today, in a few words."""
    place = annotation.place
    if place is None:
        return gettext("wording %(number)s") % {"number": annotation.number}
    if not place.state:
        return gettext("wording %(number)s: not looked for yet") % {"number": place.number}
    state = Placement.State(place.state).label
    return gettext("wording %(number)s: %(state)s") % {"number": place.number, "state": state}


def contributions_manuscript(edition, language):
    """The report on ``edition`` ready for print in ``language``: see templates/pdf/contributions.html."""
    with translation.override(language):
        charter = edition.charter
        title = gettext("%(charter)s, edition %(number)s: contributions") % {
            "charter": charter.title,
            "number": edition.number,
        }
        issuer = issuer_of(charter)
        summary, amendments = annotation_summary(edition, language), amendments_in_report(edition, language)
        context = {
            "title": title,
            "running": title,
            "author": issuer,
            "description": title,
            "issuer": issuer,
            "dated": edition.consultation_opened_on,
            "address": settings.PUBLIC_URL + reverse("charters:contributions", args=[charter.slug, edition.number]),
            "edition": edition,
            "charter": charter,
            "summary": summary,
            "cities": len({row.slug for row in summary.cities} | {one.amendment.member.slug for one in amendments}),
            "annotations": annotations_in_report(annotation_rows(edition), edition, language),
            "statuses": status_counts(edition),
            "amendments": amendments,
            "kinds": Annotation.Kind.choices,
        }
        return compose("contributions.html", context, language)
