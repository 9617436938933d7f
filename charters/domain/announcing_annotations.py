"""Who is told of annotations and of what became of them. Called inside the transaction in which it happens.

What is stored with a notice names cities and principles, never people.
"""

from charter_portal.notices.paths import path_to
from charter_portal.notices.telling import tell
from members.domain.acting import leaders_of, seats_of
from members.domain.announcing import names_of
from members.models import User
from members.rules import COMMISSION_STAFF, SECRETARIAT

from ..models import Annotation, Placement
from .words import LANGUAGES, in_language


def announce_annotation(annotation, *, at):
    """Tell the team that an annotation waits for an answer; nobody where a city wrote it for itself."""
    if annotation.visibility == Annotation.Visibility.CITY:
        return
    path = path_to("admin:charters_annotation_change", annotation.pk)
    about = f"annotation:{annotation.pk}"
    tell("annotation_published", to=_team(), about=about, context=_facts(annotation), path=path, at=at)


def announce_reply(reply, *, by, at):
    """Tell the city whose annotation it is that it was answered, but the account ``by``."""
    annotation = reply.annotation
    context = _facts(annotation) | {"by": names_of(reply.member) if reply.member else {}}
    about = f"reply:{reply.pk}"
    tell(
        "annotation_replied", to=_city(annotation, by, at), about=about, context=context, path=_page(annotation), at=at
    )


def announce_decision(annotation, *, by, at):
    """Tell the city whose annotation it is what became of it."""
    context = _facts(annotation) | {"disposition": annotation.disposition}
    about = f"annotation:{annotation.pk}:decided:{annotation.version}"
    tell(
        "annotation_decided", to=_city(annotation, by, at), about=about, context=context, path=_page(annotation), at=at
    )


def announce_hiding(row, *, by, at):
    """Tell the city that wrote an annotation or a reply that it is hidden, and why."""
    annotation = getattr(row, "annotation", row)
    if row.member_id is None:
        return
    context = _facts(annotation) | {"is_reply": row is not annotation}
    about = f"{row._meta.model_name}:{row.pk}:hidden:{at.isoformat()}"
    tell("annotation_hidden", to=_city(row, by, at), about=about, context=context, path=_page(annotation), at=at)


def announce_places(revision_ids, *, about):
    """Tell the commission's staff how many annotations wait for someone to say where they stand in new wordings."""
    number = Placement.objects.to_decide().filter(revision__in=revision_ids).count()
    if number:
        path = path_to("admin:charters_annotation_places")
        staff = User.objects.filter(groups__name=COMMISSION_STAFF, is_active=True)
        tell("places_to_decide", to=staff, about=f"job:{about}", context={"number": number}, path=path)


def _team():
    return User.objects.filter(groups__name__in=(COMMISSION_STAFF, SECRETARIAT), is_active=True).distinct()


def _city(row, by, at):
    """Who leads the city that wrote ``row``, and its author while acting for it; but the account ``by``."""
    told = {user.pk: user for user in leaders_of(row.member, at=at)}
    if row.author and any(seat.member.pk == row.member_id for seat in seats_of(row.author, at=at)):
        told[row.author.pk] = row.author
    return [user for pk, user in told.items() if by is None or pk != by.pk]


def _facts(annotation):
    return {
        "city": names_of(annotation.member),
        "kind": annotation.kind,
        "principle": {code: in_language(annotation.revision, "title", code) for code in LANGUAGES},
    }


def _page(annotation):
    return path_to("charters:annotation", annotation.revision.principle.key, annotation.pk)
