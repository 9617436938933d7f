"""The administration's pages on what a row was before: who changed what, language by language, to read only."""

import itertools

from django.http import HttpResponseNotAllowed
from simple_history.admin import SimpleHistoryAdmin

from .history import changes_between


class HistoryAdmin(SimpleHistoryAdmin):
    """A page of the administration for a model whose every change is recorded."""

    object_history_list_template = "admin/history_list.html"

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """A former state, to read; putting it back is done by editing, so that versions and guards hold."""
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return super().history_form_view(request, object_id, version_id, extra_context)

    def revert_disabled(self, request, obj=None):
        """Always: see history_form_view."""
        return True

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        """Give each row of history but the oldest its ``changes``, language by language."""
        for newer, older in itertools.pairwise(historical_records):
            newer.changes = changes_between(older, newer)
