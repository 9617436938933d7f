"""All documents of a meeting, or of a year's meetings, in one ZIP, made by a worker and handed to the one who asked.

Each document is a file of its own until the last is printed: a worker that takes over from a killed one goes on.
"""

import datetime
import shutil
import zipfile
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from charter_portal.pdf.exporting import write_whole
from charter_portal.tasks.naming import shows_progress
from charter_portal.tasks.progress import advance, ask_for, begin, finish
from charters.domain.words import LANGUAGES

from ..documents.kinds import KINDS, manuscript_of
from ..exceptions import NothingToPrint
from ..models import AgendaItem, Bundle, Meeting
from ..readers import EVERYONE, MEMBERS
from .issuing import issued_minutes

KEPT = datetime.timedelta(days=7)
FOLDER = "bundles"


def ask_for_bundle(*, meeting=None, year=None, owner, path):
    """Have the documents of a Meeting, or of the meetings of a ``year``, put into one file; returns the Bundle."""
    bundle = Bundle.objects.create(meeting=meeting, year=year, owner=owner, asked_at=timezone.now())
    about = str(meeting or year)
    bundle.job = ask_for(make_bundle, bundle.pk, owner=owner, about=about, path=path)
    bundle.save(update_fields=["job"])
    return bundle


@shows_progress(_("Documents of meetings put into one file"))
@task()
def make_bundle(job_id, pk):
    """Print what is not printed yet of the Bundle ``pk`` and put all into its file; returns how many documents."""
    bundle = Bundle.objects.filter(pk=pk).first()
    if bundle is None:  # forgotten meanwhile
        finish(begin(job_id))
        return 0
    steps = _steps(bundle)
    job = begin(job_id, total=len(steps) + 1)
    folder = _folder(bundle)
    folder.mkdir(parents=True, exist_ok=True)
    for done, step in enumerate(steps, 1):
        _print(folder, *step)
        advance(job, done=done)
    count = _pack(bundle, folder)
    finish(job)
    return count


def forget_bundles(*, at=None):
    """Let go of bundles that were asked for more than a week ago, with their files; returns how many."""
    old = Bundle.objects.filter(asked_at__lt=(at or timezone.now()) - KEPT)
    for bundle in (found := list(old)):
        shutil.rmtree(_folder(bundle), ignore_errors=True)
        bundle.file.delete(save=False)
        bundle.delete()
    return len(found)


def _steps(bundle):
    """[(meeting, kind, language, readers)] in a fixed order, of meetings that the one who asked may see."""
    meetings = Meeting.objects.visible_to(bundle.owner)
    meetings = meetings.select_related("commission", "host", "minutes", "chair", "secretary")
    if bundle.year:
        meetings = meetings.filter(starts_on__year=bundle.year).order_by("commission__slug", "number")
    else:
        meetings = meetings.filter(pk=bundle.meeting_id)
    return [
        (meeting, kind, language, readers)
        for meeting in meetings
        for readers in _readers(meeting)
        for kind in KINDS
        for language in LANGUAGES
    ]


def _readers(meeting):
    has_private = meeting.agenda.filter(audience=AgendaItem.Audience.MEMBERS).exists()
    return (EVERYONE, MEMBERS) if has_private else (EVERYONE,)


def _folder(bundle):
    return Path(settings.PRIVATE_ROOT) / FOLDER / f"{bundle.pk}.d"


def _print(folder, meeting, kind, language, readers):
    """Print one document, unless it is there; nothing where a meeting gives no such document."""
    name = f"{meeting.commission.slug}-{meeting.number}-{kind}{'-members' if readers else ''}-{language}.pdf"
    if (folder / name).exists():
        return
    issued = issued_minutes(meeting, language, readers) if kind == "minutes" else None
    try:
        content = issued.file.read() if issued else manuscript_of(kind, meeting, language, readers=readers).printed()
    except NothingToPrint:
        return
    write_whole(folder / name, content)


def _pack(bundle, folder):
    """Put the printed documents into the file of a Bundle; returns how many. The folder goes."""
    printed, packed = sorted(folder.glob("*.pdf")), folder / "all.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in printed:
            archive.write(path, path.name)
    with packed.open("rb") as stream:
        bundle.file.save(f"{bundle.pk}.zip", File(stream), save=False)
    bundle.save(update_fields=["file"])
    shutil.rmtree(folder)
    return len(printed)
