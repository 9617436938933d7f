"""What the tasks themselves need done from time to time."""

from datetime import timedelta

from django.core.management import call_command
from django_tasks import task

from .recurring import recurs


@recurs(every=timedelta(days=1), after=timedelta(hours=2))
@task()
def prune_results():
    """Forget tasks that were done two days ago, and those that failed ninety days ago."""
    call_command("prune_db_task_results", queue_name="*", min_age_days=2, failed_min_age_days=90, verbosity=0)
