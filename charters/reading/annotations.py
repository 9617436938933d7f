"""What pages, files and reports show of annotations, as plain values: words only for those who may read them."""

import datetime
from collections import Counter, defaultdict
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import pgettext

from charter_portal.text.localized import Localized, columns, localized_in
from charter_portal.text.marking import marked_paragraphs
from charter_portal.text.typography import french
from members.rules import is_administrator, is_team

from ..domain.showing import corrections_of, shown_wording
from ..domain.words import AUTHORITATIVE, LANGUAGES, in_language
from ..models import Annotation, Article, Edition, Placement, PrincipleRevision, Reply
from ..models.revision import written_number
from ..querysets import member_ids_of

ATTACHED = {state.value for state in Placement.ATTACHED}


class Place(NamedTuple):
    """Where an annotation stands in another wording than its own: ``state`` of Placement.State, or "" until carried.

    ``number`` is that of the wording; start and end count code points; ``quote`` are the words that stand there.
    """

    number: str
    state: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""
    is_decided: bool = False


class ReplyRead(NamedTuple):
    """A reply; ``city`` is empty where the commission replies, ``body`` where its words are hidden from the reader."""

    pk: int
    city: Localized
    body: str
    at: datetime.datetime
    is_hidden: bool
    hidden_reason: str


class AnnotationRead(NamedTuple):
    """An annotation as one reader sees it. ``body`` is empty where its words are hidden from the reader.

    ``number`` is that of its wording, ``edition`` that of the edition in whose consultation it was made;
    ``accepted_into`` is the number of the one that takes it up, once that is sealed: until then ``is_accepted_later``.
    ``accepted_address`` leads to what changed in it. ``place`` is None where the wording that readers look at is its
    own. ``replies`` are read one by one only where they are shown.
    """

    pk: int
    principle: str
    title: Localized
    kind: str
    visibility: str
    city: Localized
    city_slug: str
    language: str
    start: int
    end: int
    quote: str
    body: str
    published_at: datetime.datetime | None
    changed_at: datetime.datetime
    number: str
    edition: str
    disposition: str
    reason: str
    accepted_into: str
    is_accepted_later: bool
    accepted_address: str
    is_hidden: bool
    hidden_reason: str
    place: Place | None
    reply_count: int
    replies: tuple[ReplyRead, ...] = ()

    def get_kind_display(self):
        """Its kind, in the reader's language."""
        return Annotation.Kind(self.kind).label

    def get_visibility_display(self):
        """Who can read it, in the reader's language."""
        return Annotation.Visibility(self.visibility).label

    def get_disposition_display(self):
        """What became of it, in the reader's language; where it is hidden, nobody waits for an answer."""
        if self.is_hidden and self.disposition == Annotation.Disposition.NONE:
            return pgettext("annotation", "hidden")
        return Annotation.Disposition(self.disposition).label

    @property
    def passage(self):
        """(start, end) in the wording that readers look at, None where it stands at no passage of it."""
        if self.place is None:
            return (self.start, self.end) if self.quote else None
        return (self.place.start, self.place.end) if self.place.state in ATTACHED and self.place.end else None


class Seen(NamedTuple):
    """The wording that readers look at: that of an edition in French, in a translation its latest correction."""

    revision: PrincipleRevision
    corrected: PrincipleRevision

    @classmethod
    def of(cls, revision):
        """The Seen of a wording that an edition lists."""
        return cls(revision, shown_wording(revision))

    @classmethod
    def of_edition(cls, edition):
        """{principle's key: Seen} of a sealed edition; three queries."""
        articles = Article.objects.filter(edition=edition).select_related("revision__principle")
        revisions = [article.revision for article in articles]
        corrected = corrections_of(revisions)
        return {one.principle.key: cls(one, corrected.get(one.pk, one)) for one in revisions}

    def wording_in(self, language):
        """The wording whose words are read in ``language``."""
        return self.revision if language == AUTHORITATIVE else self.corrected

    @property
    def ids(self):
        """{language: id of the wording whose words are read in it}."""
        return {code: self.wording_in(code).pk for code in LANGUAGES}


_COLUMNS = (
    *("pk", "kind", "visibility", "language", "start", "end", "quote", "body", "published_at", "changed_at"),
    *("revision_id", "revision__principle__key", "revision__major", "revision__minor", "revision__patch"),
    *("edition__number", "edition__charter__slug", "disposition", "disposition_reason"),
    *("accepted_into__number", "accepted_into__sealed_at"),
    *("hidden_at", "hidden_reason", "member_id", "member__slug"),
)


def seen_today(**charter):
    """{principle's key: Seen} of the edition that readers want of a charter, such as ``charter__kind="shared"``.

    None where there is none, or it is not ours to annotate. Four queries at most.
    """
    edition = Edition.objects.public().filter(**charter).to_read()
    return Seen.of_edition(edition) if edition and edition.is_sealed else None


def annotations_read(annotations, *, user, language, seen=None, threads=False):
    """The AnnotationRead of each of ``annotations``, a queryset that ``user`` may read, in its order.

    ``seen``: {principle's key: Seen}, to say where they stand today; ``threads``: with the replies. Three queries.
    """
    rows = list(annotations.values(*_COLUMNS, *columns(language, "member__name", "revision__title")))
    pks = [row["pk"] for row in rows]
    mine, is_of_team = member_ids_of(user), bool(is_team(user) or is_administrator(user))

    def may_read(row):
        return row["hidden_at"] is None or is_of_team or row["member_id"] in mine

    places = _places(pks, seen) if seen else {}
    replies = _replies(pks, language, may_read) if threads else {}
    counts = _counts(pks) if not threads else {pk: len(found) for pk, found in replies.items()}
    return [_annotation_read(row, language, may_read(row), _place(row, seen, places), counts, replies) for row in rows]


def _annotation_read(row, language, may_read, place, counts, replies):
    return AnnotationRead(
        pk=row["pk"],
        principle=row["revision__principle__key"],
        title=localized_in(row, "revision__title", language),
        kind=row["kind"],
        visibility=row["visibility"],
        city=localized_in(row, "member__name", language),
        city_slug=row["member__slug"],
        language=row["language"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        body=row["body"] if may_read else "",
        published_at=row["published_at"],
        changed_at=row["changed_at"],
        number=written_number(row["revision__major"], row["revision__minor"], row["revision__patch"]),
        edition=row["edition__number"],
        disposition=row["disposition"],
        reason=row["disposition_reason"],
        accepted_into=row["accepted_into__number"] if row["accepted_into__sealed_at"] else "",
        is_accepted_later=bool(row["accepted_into__number"]) and not row["accepted_into__sealed_at"],
        accepted_address=_comparison(row) if row["accepted_into__sealed_at"] else "",
        is_hidden=row["hidden_at"] is not None,
        hidden_reason=row["hidden_reason"],
        place=place,
        reply_count=counts.get(row["pk"], 0),
        replies=tuple(replies.get(row["pk"], ())),
    )


def _comparison(row):
    """Address of what changed from the edition that was annotated to the one that takes the annotation up."""
    numbers = (row["accepted_into__number"], row["edition__number"])
    return reverse("charters:compare", args=[row["edition__charter__slug"], *numbers])


def _place(row, seen, places):
    here = (seen or {}).get(row["revision__principle__key"])
    if here is None:
        return None
    wording = here.wording_in(row["language"])
    if row["revision_id"] == wording.pk or not wording.is_sealed:
        return None
    found = (places.get((row["pk"], pk)) for pk in (wording.pk, here.corrected.pk))
    first, corrected = ((place or Place("")) for place in found)
    # The correction of a translation has the same French: what a person decided there holds for readers of the French.
    is_better = row["language"] == AUTHORITATIVE and corrected.is_decided and not first.is_decided
    return (corrected if is_better else first)._replace(number=wording.number)


def _places(pks, seen):
    """{(annotation's id, wording's id): Place} in the wordings that are shown."""
    wordings = {pk for one in seen.values() for pk in one.ids.values()}
    rows = Placement.objects.filter(annotation__in=pks, revision__in=wordings).values_list(
        *("annotation_id", "revision_id", "state", "start", "end", "quote", "decided_at")
    )
    return {
        (annotation, revision): Place("", state, start, end, quote, decided_at is not None)
        for annotation, revision, state, start, end, quote, decided_at in rows
    }


def _counts(pks):
    """{annotation's id: how many replies}."""
    return Counter(Reply.objects.filter(annotation__in=pks).order_by().values_list("annotation_id", flat=True))


def _replies(pks, language, may_read):
    """{annotation's id: [ReplyRead]} in the order in which they were written."""
    found = defaultdict(list)
    rows = Reply.objects.filter(annotation__in=pks).values(
        *("pk", "annotation_id", "member_id", "body", "created_at", "hidden_at", "hidden_reason"),
        *columns(language, "member__name"),
    )
    for row in rows:
        reply = ReplyRead(
            pk=row["pk"],
            city=localized_in(row, "member__name", language),
            body=row["body"] if may_read(row) else "",
            at=row["created_at"],
            is_hidden=row["hidden_at"] is not None,
            hidden_reason=row["hidden_reason"],
        )
        found[row["annotation_id"]].append(reply)
    return found


def statement_marked(revision, language, passages):
    """(language of the words, its paragraphs as tuples of (words, whether marked)) of a wording's statement.

    ``passages``: (language, start, end); those in other languages than that of the words are left out.
    """
    text = in_language(revision, "statement", language)
    shown = language if text else AUTHORITATIVE
    text = text or in_language(revision, "statement", AUTHORITATIVE)
    spans = [(start, end) for code, start, end in passages if code == shown]
    typeset = french if shown == AUTHORITATIVE else str
    marked = marked_paragraphs(text, spans)
    return shown, [tuple((typeset(words), is_marked) for words, is_marked in part) for part in marked]


def passages_of(read):
    """(language, start, end) of each AnnotationRead that stands at a passage of the wording that readers look at."""
    return [(one.language, *one.passage) for one in read if one.passage]
