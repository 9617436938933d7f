"""What is indexed, and what has changed since. Derived rows: ``manage.py rebuild_search`` makes them anew."""

from django.conf import settings
from django.db import models


class Indexed(models.Model):
    """A document as readers in ``language`` see it; the words are in the language of the title or of the text.

    ``words`` are its tokens, of which the database keeps a full text index: see ``charter_portal.search.words``. Rows
    are made and deleted, never changed.
    """

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=100)
    part = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    title = models.TextField()
    title_language = models.CharField(max_length=2)
    text = models.TextField(blank=True)
    text_language = models.CharField(max_length=2)
    address = models.CharField(max_length=500)
    day = models.DateField(null=True)
    sorting = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    words = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "key", "part", "language"), name="indexed_once_a_language"),
        )
        indexes = (models.Index(name="indexed_by_language", fields=("language", "kind")),)

    def __str__(self):
        return f"{self.kind} {self.key} {self.part} ({self.language})"


class Change(models.Model):
    """A note of a trigger: documents of ``kind`` about ``key``, all of them where it is empty, are to be looked at."""

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = (models.Index(name="change_of_a_kind", fields=("kind", "key")),)

    def __str__(self):
        return f"{self.kind} {self.key}".strip()
