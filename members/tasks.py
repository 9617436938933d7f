"""What members need done from time to time."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from charter_portal.tasks.recurring import recurs

from .domain.telling_the_head import tell_the_head


# An hour before the daily mails, which take it along.
@recurs(every=timedelta(days=1), after=timedelta(hours=5))
@task()
def mail_the_head_of_the_register():
    """Tell the delegates who asked for it where the register stands; returns how many."""
    return tell_the_head(at=timezone.now())
