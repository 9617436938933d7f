"""Issuing the certificate of a verified decision: rendered by a worker, outside any transaction."""

from django_tasks import task

from charter_portal.register.issuing import issue, issued_on

from ...domain.words import LANGUAGES
from ..documents.certificate import certificate_manuscript, verification_of
from ..models import Instrument


@task()
def issue_certificates(pk):
    """Issue the certificates of the verified instrument ``pk``, in each language of the portal.

    Each once, however often it is tried. Returns the numbers of their entries in the register.
    """
    instrument = Instrument.objects.with_names().select_related("edition__charter__owner").get(pk=pk)
    verification = verification_of(instrument)
    if verification is None:
        return []
    found = []
    for language in LANGUAGES:
        document = issued_on(verification.entry, language)
        if document is None:
            content = certificate_manuscript(instrument, verification, language).printed()
            subject = f"{instrument.adoption.path}/certificate"
            document = issue(verification.entry, language=language, subject=subject, content=content)
        found.append(document.entry_id)
    return found
