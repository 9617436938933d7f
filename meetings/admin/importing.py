"""The administration's page that imports a meeting's participants: upload, preview of every row, confirmation.

What was read travels signed in the preview's form, so nothing is kept on the server and nothing is typed twice.
"""

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from .. import import_messages
from ..domain.importing import import_participants
from ..domain.participants.planning import AS_NEW, CHANGED, DOUBTFUL, MATCHED, NEW, UNCHANGED, plan_import
from ..domain.participants.reading import read_table
from ..domain.participants.rows import read_rows
from ..domain.participants.tables import MAX_BYTES, Source, Table
from ..exceptions import PlanOutdated, RowsInError, RowsUndecided, StageForbids, TableRefused
from ..models import Attendance, Meeting
from ..words import words_of_refusal

# A preview can be confirmed during a day.
PREVIEW_SECONDS = 24 * 3600

STATE_NAMES = {
    NEW: gettext_lazy("new"),
    MATCHED: gettext_lazy("matched"),
    CHANGED: gettext_lazy("changed"),
    UNCHANGED: gettext_lazy("unchanged"),
    DOUBTFUL: gettext_lazy("doubtful"),
}


class UploadForm(forms.Form):
    """The table of participants."""

    table = forms.FileField(
        label=gettext_lazy("Table of participants"),
        help_text=gettext_lazy("CSV, XLSX or ODS, 2,000 rows at most, with the columns of the secretariat's table."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.ods"}),
    )

    def clean_table(self):
        """The Table in the file, or an error that says how to mend it."""
        file = self.cleaned_data["table"]
        try:
            # One byte more than the limit is enough to know that it is passed.
            table = read_table(file.read(MAX_BYTES + 1), file.name)
            read_rows(table)
        except TableRefused as error:
            raise forms.ValidationError(import_messages.refusal(error)) from None
        return table


class ParticipantsImportAdmin:
    """Adds ``<meeting>/import/`` (admin:meetings_meeting_import) to the administration of meetings."""

    def get_urls(self):
        """The administration's addresses and ours."""
        ours = path(
            "<int:meeting_id>/import/",
            self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.import_view)),
            name="meetings_meeting_import",
        )
        return [ours, *super().get_urls()]

    def import_view(self, request, meeting_id):
        """Upload, preview or confirmation, for those who may import."""
        if not request.user.has_perm("meetings.import_participants"):
            raise PermissionDenied
        meeting = get_object_or_404(Meeting.objects.visible_to(request.user), pk=meeting_id)
        if "preview" in request.POST:
            return self._confirm(request, meeting)
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        if form.is_valid():
            return self._preview(request, meeting, form.cleaned_data["table"])
        return self._page(request, meeting, form=form)

    def _confirm(self, request, meeting):
        """Write what was previewed; show the preview again, decisions kept, when that can't be done."""
        try:
            table, digest = _unpack(request.POST["preview"], meeting, request.user)
        except signing.BadSignature:
            messages.error(request, _("This preview is too old or is not complete. Choose the file again."))
            return self._page(request, meeting, form=UploadForm())
        rows, problems = read_rows(table)
        decisions = _decisions(request.POST)
        try:
            outcome = import_participants(
                meeting=meeting,
                rows=rows,
                problems=problems,
                decisions=decisions,
                by=request.user,
                source=table.source.name,
                expected=digest,
            )
        except (PlanOutdated, RowsInError, RowsUndecided) as error:
            return self._preview(request, meeting, table, decisions=decisions, error=error)
        except StageForbids as refusal:
            messages.error(request, words_of_refusal(refusal))
            return self._page(request, meeting, form=UploadForm())
        _announce(request, outcome)
        address = reverse("admin:meetings_attendance_changelist")
        return HttpResponseRedirect(f"{address}?meeting__id__exact={meeting.pk}")

    def _preview(self, request, meeting, table, *, decisions=None, error=None):
        rows, problems = read_rows(table)
        plan = plan_import(meeting=meeting, rows=rows, problems=problems)
        decisions = decisions or {}
        found = plan.problems + [p for p in (error.plan.problems if error else []) if p not in plan.problems]
        undecided = [one.row.line for one in plan.doubtful if one.row.line not in decisions]
        context = {
            "source": import_messages.source(table.source, len(table.rows)),
            "file_name": table.source.name,
            "rows": [_shown(one, decisions.get(one.row.line)) for one in plan.rows],
            "problems": [(problem.line, import_messages.problem(problem)) for problem in found],
            "undecided": undecided if isinstance(error, RowsUndecided) else [],
            "outdated": isinstance(error, PlanOutdated),
            "gone": plan.gone,
            "counts": [(state, STATE_NAMES[state], count) for state, count in plan.counts.items() if count],
            "may_confirm": not plan.problems,
            "token": _pack(table, plan.digest, meeting, request.user),
        }
        return self._page(request, meeting, **context)

    def _page(self, request, meeting, **context):
        context |= {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": meeting,
            "title": _("Import participants"),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/meetings/meeting/import.html", context)


def _shown(planned, decision):
    """What the preview says of a row; ``decision`` is the choice already made on it, if any."""
    row = planned.row
    modes = dict(Attendance.Mode.choices)
    return {
        "line": row.line,
        "state": planned.state,
        "state_name": STATE_NAMES[planned.state],
        "name": f"{row.surname} {row.given_name}".strip(),
        "member": planned.member,
        "title": row.title,
        "mode": modes[row.mode],
        "doubt": import_messages.doubt(planned) if planned.doubt and planned.state == DOUBTFUL else "",
        "candidates": [(candidate, decision == candidate.person) for candidate in planned.candidates],
        "as_new": decision == AS_NEW,
        "changes": [
            (import_messages.field(name), modes.get(old, old) or "–", modes.get(new, new) or "–")
            for name, old, new in planned.changes
        ],
    }


def _decisions(posted):
    """{line: AS_NEW or a person's pk} from the radio buttons ``decision-<line>``; others are left out."""
    decisions = {}
    for name, value in posted.items():
        line = name.removeprefix("decision-")
        if name.startswith("decision-") and line.isdecimal() and len(line) < 8:
            if value == AS_NEW:
                decisions[int(line)] = AS_NEW
            elif value.isdecimal() and len(value) < 19:
                decisions[int(line)] = int(value)
    return decisions


def _salt(meeting, user):
    return f"meetings.import/{meeting.pk}/{user.pk}"


def _pack(table, digest, meeting, user):
    """The table and the plan's digest as signed text that only ``user`` can confirm, for ``meeting`` only."""
    read = table.source
    source = [read.name, read.format, read.encoding, read.separator, read.sheet, read.other_sheets, read.reordered]
    return signing.dumps([source, table.header, table.rows, digest], salt=_salt(meeting, user), compress=True)


def _unpack(token, meeting, user):
    """(Table, digest) from ``_pack``. Raises BadSignature."""
    source, header, rows, digest = signing.loads(token, salt=_salt(meeting, user), max_age=PREVIEW_SECONDS)
    source[-2:] = map(tuple, source[-2:])
    return Table(Source(*source), tuple(header), tuple((line, tuple(cells)) for line, cells in rows)), digest


def _announce(request, outcome):
    counts = ", ".join(f"{STATE_NAMES[state]}: {count}" for state, count in outcome.counts.items() if count)
    messages.success(request, _("Participants imported: %(counts)s.") % {"counts": counts})
    if outcome.gone:
        names = ", ".join(str(gone.person) for gone in outcome.gone)
        messages.warning(request, _("Not in the file, left as recorded: %(name)s") % {"name": names})
