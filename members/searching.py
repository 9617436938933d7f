"""What searches find of the network: its members, under their present and former names."""

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from charter_portal.search.kinds import Document, Kind, register
from charter_portal.text.localized import localized_on

from .models import Member


def documents(keys=None):
    """A Document of each member, those that have left included: their pages stay."""
    members = Member.objects.prefetch_related("former_names")
    language = get_language()
    for member in members if keys is None else members.filter(pk__in=keys):
        name = localized_on(member, "name", language)
        former = [localized_on(one, "name", language).text for one in member.former_names.all()]
        about = [str(member.get_kind_display()), str(member.country.name), *former]
        yield Document(
            key=member.pk,
            title=name.text,
            language=name.language,
            text=capfirst(", ".join(filter(None, about))),
            address=member.get_absolute_url(),
        )


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
