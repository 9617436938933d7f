"""What a meeting still lacks before its convocation can leave."""

from django.utils.translation import gettext as _

from .lacks import Lack


def lacks_of(meeting):
    """What the convocation of a Meeting lacks, a list of Lack in the active language; one query."""
    items = list(meeting.agenda.all())
    checked = (
        (not meeting.starts_on, _("the day"), True),
        (not meeting.starts_at, _("the hour at which it begins"), True),
        (not meeting.ends_at, _("the hour at which it ends"), False),
        (not meeting.format, _("whether it is on site, by video conference or both"), True),
        (meeting.format in {"on_site", "hybrid"} and not meeting.venue_fr, _("the place"), True),
        (meeting.format in {"video", "hybrid"} and not meeting.video_link, _("the link of the video conference"), True),
        (not items, _("the agenda"), True),
        (any(item.minutes_planned is None for item in items), _("the duration of an agenda item"), False),
        (not meeting.chair, _("who chairs it"), False),
        (not meeting.secretary, _("who writes the minutes"), False),
        (not meeting.reply_by, _("the day by which answers are wanted"), False),
    )
    return [Lack(words, is_blocking=is_blocking) for is_lacking, words, is_blocking in checked if is_lacking]
