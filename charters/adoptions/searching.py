"""What cities decided in words of their own: the provisions, reservations and deferrals that they hold today."""

from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from charter_portal.search.kinds import WHOLE, Document, Kind, register
from charter_portal.text.localized import localized_on
from members.models import Member

from .models import Choice, Holding
from .querysets import on_day
from .reading.hiding import veiled_choice


def decisions(keys=None):
    """A Document of each principle on which a present city holds words of its own today; the key is its adoption."""
    language, today = get_language(), localdate()
    rows = Holding.objects.filter(on_day(today), adoption__member__in=Member.objects.present())
    rows = rows.exclude(choice__text="").select_related("choice__instrument", "choice__revision", "adoption__member")
    for row in rows if keys is None else rows.filter(adoption__in=keys):
        city, choice = localized_on(row.adoption.member, "name", language), veiled_choice(row.choice)
        title = localized_on(row.choice.revision, "title", language)
        yield Document(
            key=row.adoption_id,
            part=str(row.principle_id),
            title=f"{city.text} · {title.text} · {Choice.Stance(row.stance).label}",
            text="\n\n".join(filter(None, (choice.quote, choice.text))),
            text_language=choice.instrument.language,
            address=row.adoption.get_absolute_url(),
            day=row.since,
        )


register(
    Kind(
        name="decision",
        label=_("City's own words on a principle"),
        plural=_("Cities' own words on principles"),
        documents=decisions,
        watches={"adoptions.Holding": "adoption", "members.Member": WHOLE},
        place=25,
    )
)
