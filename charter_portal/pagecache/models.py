"""The stamp that tells every process whether the pages it remembers are still true."""

from django.db import models


class Stamp(models.Model):
    """One row, counted up by database triggers inside every transaction that changes public data."""

    value = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(name="stamp_is_one_row", condition=models.Q(id=1)),)

    def __str__(self):
        return str(self.value)
