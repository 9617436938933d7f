"""What pages show of those who are convened."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, F, Q

from ..models import Invitee


class Tally(NamedTuple):
    """How many were asked and what they answered; ``cities`` that were asked, and ``cities_coming`` or represented."""

    on_site: int
    video: int
    excused: int
    represented: int
    unanswered: int
    not_convened: int
    cities: int
    cities_coming: int

    @property
    def total(self):
        """Everyone on the list."""
        return self.on_site + self.video + self.excused + self.represented + self.unanswered


def tally_of(meeting):
    """The Tally of a Meeting's invitees; one query."""
    coming = Q(reply__in=("on_site", "video", "represented"))
    found = Invitee.objects.filter(meeting=meeting).aggregate(
        on_site=Count("pk", filter=Q(reply="on_site")),
        video=Count("pk", filter=Q(reply="video")),
        excused=Count("pk", filter=Q(reply="excused")),
        represented=Count("pk", filter=Q(reply="represented")),
        unanswered=Count("pk", filter=Q(reply="")),
        not_convened=Count("pk", filter=Q(convened_at=None)),
        cities=Count("member", distinct=True),
        cities_coming=Count("member", distinct=True, filter=coming),
    )
    return Tally(**found)


ANSWERS = {"aucune": "", "sur-place": "on_site", "visio": "video", "excuse": "excused", "represente": "represented"}
"""The answers that a list can be narrowed to, as its address names them."""


def listed(meeting, answer=""):
    """The invitees of a Meeting by city and name, with what a list shows; ``answer`` is a key of ANSWERS, or any."""
    rows = Invitee.objects.filter(meeting=meeting).select_related("person__user", "member", "represented_by__person")
    if answer in ANSWERS:
        rows = rows.filter(reply=ANSWERS[answer])
    city = F("member__name").asc(nulls_last=True)  # the two databases put what is absent at different ends
    rows = rows.order_by(city, "member_id", "person__surname", "person__given_name", "pk")
    return rows.prefetch_related("also_for", "proxies__person")


class Recipients(NamedTuple):
    """To whom mails go: ``by_language`` is [(language, how many)]; ``without_address`` are Invitees who get none."""

    by_language: list
    without_address: list
    mails: int
    zones: list


def recipients_of(meeting):
    """The Recipients of what is sent to the whole list of a Meeting; one query.

    ``zones`` names the time zones of their cities, each with one of the cities.
    """
    rows = list(Invitee.objects.filter(meeting=meeting).select_related("person__user", "member"))
    languages = Counter(row.person.mail_language for row in rows if row.address)
    zones = {row.member.time_zone: row.member for row in rows if row.member}
    return Recipients(
        by_language=sorted(languages.items(), key=lambda pair: (-pair[1], pair[0])),
        without_address=[row for row in rows if not row.address],
        mails=languages.total(),
        zones=[zones[zone] for zone in sorted(zones)],
    )
