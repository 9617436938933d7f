"""What the home page of the administration tells staff: what waits for them, what is under way, and where to work."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from charter_portal.notices.models import Mail
from charter_portal.tasks.models import Job
from charters.adoptions.models import Instrument
from charters.models import Amendment, Annotation, Edition, Placement, PrincipleRevision
from charters.votes.models import Round
from meetings.models import Meeting
from meetings.readers import MEMBERS
from meetings.reading.decisions import open_decisions

# Groups of the home page by what one does: heading, then the models as ``application.model``.
GROUPS = (
    (
        _("Write the charter"),
        ("charters.edition", "charters.principlerevision", "charters.principle", "charters.charter", "charters.law"),
    ),
    (_("Follow the consultation"), ("charters.annotation", "charters.amendment")),
    (_("Have the cities vote"), ("votes.round",)),
    (_("Follow the adoptions"), ("adoptions.instrument", "adoptions.adoption")),
    (
        _("Prepare and report a meeting"),
        (
            "meetings.meeting",
            "meetings.agendaitem",
            "meetings.attendance",
            "meetings.decision",
            "meetings.minutes",
            "meetings.commission",
        ),
    ),
    (_("Keep cities and people up to date"), ("members.member", "members.person", "members.mandate")),
)

_LACKS = {
    "en": _("Draft wordings whose English is not complete"),
    "ar": _("Draft wordings whose Arabic is not complete"),
}


def groups_of(app_list):
    """``[(heading, models)]`` of what the user may see, from the admin site's list; what is in no group comes last."""
    found = {
        f"{application['app_label']}.{model['object_name'].lower()}": model
        for application in app_list
        for model in application["models"]
    }
    groups = [(heading, [found.pop(name) for name in names if name in found]) for heading, names in GROUPS]
    groups.append((_("Run the portal"), list(found.values())))
    return [(heading, models) for heading, models in groups if models]


def waiting_for(user):
    """``[(sentence, count, address)]`` that wait for ``user``; fourteen queries at most, nothing where all is done."""
    waiting = []

    def add(sentence, count, name, query=""):
        if count:
            waiting.append((sentence, count, reverse(name) + query))

    if user.has_perm("charters.change_principlerevision"):
        drafts = PrincipleRevision.objects.drafts_of_ours()
        page = "admin:charters_principlerevision_changelist"
        ours = "&sealed_at__isempty=1&principle__charter__kind__exact=shared"
        for language, sentence in _LACKS.items():
            add(sentence, drafts.lacking(language).count(), page, f"?missing={language}{ours}")
        editions = Edition.objects.filter(status=Edition.Status.DRAFT).count()
        add(_("Editions in draft"), editions, "admin:charters_edition_changelist", "?status__exact=draft")
    if user.has_perm("charters.treat_annotation"):
        page = "admin:charters_annotation_changelist"
        unanswered = Annotation.objects.to_answer().order_by().count()
        add(_("Annotations to answer"), unanswered, page, "?disposition__exact=none&hidden_at__isempty=1")
        places = Placement.objects.to_decide().order_by().count()
        add(_("Annotations that wait for their place"), places, "admin:charters_annotation_places")
    if user.has_perm("charters.admit_amendment"):
        page = "admin:charters_amendment_changelist"
        admissible = Amendment.objects.filter(status=Amendment.Status.SUBMITTED).order_by().count()
        add(_("Amendments to declare admissible or to decline"), admissible, page, "?status__exact=submitted")
    if user.has_perm("charters.judge_amendment"):
        admitted = Amendment.objects.filter(status=Amendment.Status.ADMISSIBLE).order_by().count()
        add(_("Amendments to accept or to decline"), admitted, page, "?status__exact=admissible")
    if user.has_perm("votes.certify_round"):
        over = Round.objects.to_certify(timezone.now()).count()
        add(_("Votes that are over, to certify"), over, "admin:votes_round_changelist")
    if user.has_perm("adoptions.verify_instrument"):
        recorded = Instrument.objects.to_verify().order_by().count()
        page = "admin:adoptions_instrument_changelist"
        add(_("Decisions of cities' councils to verify"), recorded, page, "?state=waits")
    if user.has_perm("meetings.change_minutes"):
        held = Meeting.objects.filter(status=Meeting.Status.HELD, minutes__isnull=True).count()
        add(
            _("Meetings held without minutes"),
            held,
            "admin:meetings_meeting_changelist",
            "?status__exact=held&minutes=none",
        )
        late = open_decisions(MEMBERS).filter(awaited_on__lt=timezone.localdate()).order_by().count()
        add(_("Decisions of meetings that are late"), late, "meetings:decision_list")
    if user.has_perm("notices.view_mail"):
        mails, page = Mail.objects.order_by(), "admin:notices_mail_changelist"
        failed = mails.filter(status=Mail.Status.FAILED).count()
        add(_("Mails that could not be sent"), failed, page, "?status__exact=failed")
        put_off = mails.filter(status=Mail.Status.WAITING, attempts__gt=0).count()
        add(_("Mails that wait for a mail server to answer"), put_off, page, "?status__exact=waiting&attempts__gt=0")
    if user.has_perm("tasks.view_task"):
        failed = DBTaskResult.objects.order_by().failed().count()
        add(
            _("Tasks that failed"),
            failed,
            "admin:tasks_task_changelist",
            "?status__exact=FAILED",
        )
    return waiting


def under_way_for(user, *, at, limit=10):
    """``[(Job, address)]``: long work that is being done or has failed lately; one query."""
    if not user.has_perm("tasks.view_job"):
        return []
    jobs = Job.objects.to_watch(at=at)[:limit]
    return [(job, reverse("admin:tasks_job_change", args=[job.pk])) for job in jobs]
