"""Issuing the record of a vote once it is certified: rendered by a worker, outside any transaction."""

from django_tasks import task

from charter_portal.register.issuing import issue, issued_on

from ...domain.words import AUTHORITATIVE
from ..documents.vote_record import certificate_of, record_manuscript
from ..models import Round
from .clock import database_now


@task()
def issue_vote_record(number):
    """Issue the record of the certified round of this number, once, however often it is tried.

    Nothing is issued of a round that was annulled meanwhile. Returns the number of the entry, or None.
    """
    vote = Round.objects.select_related("edition__charter__owner", "amendment__edition__charter").get(number=number)
    certificate = certificate_of(vote)
    if certificate is None or vote.annulled_at is not None:
        return None
    document = issued_on(certificate, AUTHORITATIVE)
    if document is None:
        content = record_manuscript(vote, certificate, at=database_now()).printed()
        document = issue(certificate, language=AUTHORITATIVE, subject=f"{vote.path}/record", content=content)
    return document.entry_id
