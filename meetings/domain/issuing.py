"""Issuing sealed minutes as PDF, rendered by a worker outside any transaction, and finding what was issued."""

from django.db.models import Exists
from django_tasks import task

from charter_portal.register.issuing import issue, issued_on
from charter_portal.register.models import Entry, IssuedDocument
from charters.domain.words import LANGUAGES

from ..documents.minutes import minutes_manuscript
from ..models import AgendaItem, Meeting, Minutes
from ..readers import EVERYONE, MEMBERS


@task()
def issue_minutes(pk):
    """Issue the sealed minutes of the meeting ``pk`` in each language, each once, however often it is tried.

    One for everyone, and one for members where an item is for them alone. Returns the numbers of the entries.
    """
    meeting = Meeting.objects.select_related("commission", "host", "minutes").get(pk=pk)
    act = seal_of(meeting)
    if act is None:
        return []
    has_private = meeting.agenda.filter(audience=AgendaItem.Audience.MEMBERS).exists()
    entries = []
    for readers in (EVERYONE, MEMBERS) if has_private else (EVERYONE,):
        for language in LANGUAGES:
            document = issued_on(act, language, readers)
            if document is None:
                content = minutes_manuscript(meeting, language, readers=readers).printed()
                subject = f"{meeting.subject}/minutes"
                document = issue(act, language=language, subject=subject, content=content, readers=readers)
            entries.append(document.entry_id)
    return entries


def seal_of(meeting):
    """The register's Entry by which the minutes of a Meeting were sealed, or None; one query."""
    return Entry.objects.filter(subject=meeting.subject, act=Entry.Act.MINUTES_SEALED).first()


def issued_minutes(meeting, language, readers):
    """The IssuedDocument of sealed minutes in a language for those readers, or None; one query.

    Members read what everyone does where nothing was for them alone.
    """
    found = IssuedDocument.objects.filter(
        of__subject=meeting.subject,
        of__act=Entry.Act.MINUTES_SEALED,
        language=language,
        readers__in={EVERYONE, readers},
    )
    return found.order_by("-readers").first()


def issued_in_view(commission, number, language, readers):
    """The same of the meeting of that address, None where they are out of view; one query."""
    sealed = Minutes.objects.filter(
        meeting__commission__slug=commission,
        meeting__number=number,
        sealed_at__isnull=False,
        withdrawn_at=None,
    )
    found = IssuedDocument.objects.filter(
        Exists(sealed),
        of__subject=f"meetings/{commission}/{number}",
        of__act=Entry.Act.MINUTES_SEALED,
        language=language,
        readers__in={EVERYONE, readers},
    )
    return found.only("file", "file_digest", "readers").order_by("-readers").first()
