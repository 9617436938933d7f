"""What searches find of the network: its members, under their present and former names."""

from collections import defaultdict

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from charter_portal.search.kinds import Document, Kind, register
from charter_portal.text.localized import columns, localized_in

from .models import FormerName, Member


def documents(keys=None):
    """A Document of each member, those that have left included: their pages stay.

    From the columns that are shown, as there can be thousands.
    """
    language, names = get_language(), dict(countries)
    kinds = {kind.value: str(kind.label) for kind in Member.Kind}
    members = Member.objects.rewrite(False) if keys is None else Member.objects.rewrite(False).filter(pk__in=keys)
    former = _former_names(keys, language)
    for row in members.order_by("pk").values("pk", "slug", "kind", "country", *columns(language, "name")):
        name = localized_in(row, "name", language)
        about = [kinds[row["kind"]], names.get(row["country"], ""), *former[row["pk"]]]
        yield Document(
            key=row["pk"],
            title=name.text,
            language=name.language,
            text=capfirst(", ".join(filter(None, about))),
            address=reverse("members:member", args=[row["slug"]]),
        )


def _former_names(keys, language):
    """{member's id: [name]}, the oldest first."""
    found, rows = defaultdict(list), FormerName.objects.rewrite(False)
    rows = rows if keys is None else rows.filter(member__in=keys)
    for row in rows.order_by("until", "pk").values("member_id", *columns(language, "name")):
        found[row["member_id"]].append(localized_in(row, "name", language).text)
    return found


register(
    Kind(
        name="ville",
        label=_("City"),
        plural=_("Cities"),
        documents=documents,
        watches={"members.Member": "id", "members.FormerName": "member"},
        place=20,
    )
)
