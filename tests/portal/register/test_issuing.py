"""Documents issued on acts: each once, whoever is first."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from charter_portal.register.issuing import issue
from charter_portal.register.models import Entry, IssuedDocument
from charter_portal.register.recording import record, verify_register

AT_ONCE = 4


@pytest.mark.django_db(transaction=True)
def test_of_several_who_issue_at_the_same_moment_one_does_and_all_get_its_document(settings):
    act = record(act=Entry.Act.CARRIED, subject="charters/essai/editions/1.0", content={}, by=None)
    ready = threading.Barrier(AT_ONCE)

    def issue_one(number):
        ready.wait()
        try:
            return issue(act, language="fr", subject="essai/document", content=b"%d" % number).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = set(pool.map(issue_one, range(AT_ONCE)))

    document = IssuedDocument.objects.get()
    assert found == {document.pk}
    assert list(Entry.objects.filter(act="document_issued")) == [document.entry]
    assert [path.name for path in (settings.PRIVATE_ROOT / "issued").rglob("*.pdf")] == [
        f"fr-{document.file_digest}.pdf"
    ]
    assert verify_register().fault is None
