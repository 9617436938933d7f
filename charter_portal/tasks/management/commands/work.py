"""``manage.py work``: does what waits as tasks, until it is told to stop."""

import threading

import structlog
from django.core.management.base import BaseCommand
from django.db import Error, InterfaceError, OperationalError, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from charter_portal.tasks.reaping import beat, leave, reap
from charter_portal.tasks.recurring import enqueue_due

log = structlog.get_logger(__name__)

# Seconds between two signs of life, several to a lease; and before another try when the database is gone.
BEAT = 10
PAUSE = 5


class Caretaker(threading.Thread):
    """Beside a worker: shows that it lives, takes back the tasks of dead ones, asks for what recurs."""

    def __init__(self, worker_id):
        super().__init__(name="caretaker", daemon=True)
        self.worker_id = worker_id
        self._stop_asked = threading.Event()

    def __enter__(self):
        beat(self.worker_id, at=timezone.now())
        self.start()
        return self

    def __exit__(self, *_reason):
        self._stop_asked.set()
        self.join()

    def run(self):
        """Care until told to stop; a database that is out of reach is tried again at the next beat."""
        try:
            while not self._stop_asked.is_set():
                self._care()
                self._stop_asked.wait(BEAT)
            leave(self.worker_id)
        except Error:
            log.exception("caretaker_left_untidily")
        finally:
            connection.close()

    def _care(self):
        try:
            now = timezone.now()
            beat(self.worker_id, at=now)
            again, failed = reap(at=now)
            enqueue_due(at=now)
        except Error:
            log.warning("caretaker_out_of_reach_of_the_database", exc_info=True)
            connection.close()
        else:
            if again or failed:
                log.warning("tasks_of_dead_workers", tried_again=again, failed=failed)


def new_worker():
    """A worker of all queues, with a name that no other has."""
    return Worker(
        queue_names=["*"],
        interval=1,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


class Command(BaseCommand):
    """Run a worker."""

    help = "Does what waits as tasks: mail, digests, what recurs. Stops on SIGTERM or Ctrl-C, after the present task."

    def handle(self, **options):
        """Work until told to stop; when the database goes away, begin again as another worker."""
        while True:
            worker = new_worker()
            try:
                with Caretaker(worker.worker_id):
                    worker.configure_signals()
                    worker.run()
            except (OperationalError, InterfaceError):
                log.warning("worker_out_of_reach_of_the_database", exc_info=True)
                connection.close()
                worker.reset_signals()
                threading.Event().wait(PAUSE)
            else:
                return
