"""The PDFs that were issued of sealed minutes."""

from charter_portal.register.models import Entry, IssuedDocument


def issued_files(meeting):
    """The IssuedDocuments of the minutes of a Meeting, for everyone first, a list; one query."""
    found = IssuedDocument.objects.filter(of__subject=meeting.subject, of__act=Entry.Act.MINUTES_SEALED)
    return list(found.order_by("readers", "entry"))
