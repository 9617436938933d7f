"""Texts that were written to do harm stay texts in every document of a meeting, whatever the field they stand in."""

import io
from html.parser import HTMLParser
from itertools import chain

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection, models
from django.utils import timezone
from PIL import Image

from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.triggers.installing import lift
from charters.models import Charter, PrincipleRevision
from charters.votes.domain.certifying import certify
from charters.votes.models import Ballot, Elector
from meetings.documents.kinds import KINDS, manuscript_of
from meetings.documents.proxy_form import proxy_manuscript
from meetings.models import AgendaItem, Erratum, HandChoice, HandVote, Meeting, MeetingAct, Photograph
from meetings.models.material import Document
from members.models import Member, Person
from tests import factories
from tests.hostile import PRINTED, WORDS
from tests.portal.pdf.reading import failures

from .steps import fresh, voted_on_the_portal

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ELSEWHERE = (Person, Member, Charter, PrincipleRevision, Elector)
# Written by the portal itself, or checked against a list before they are stored.
NOT_TYPED = {"digest", "nonce", "time_zone"}
CHECKED = (models.SlugField, models.URLField, models.EmailField)
MARKDOWN = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "code"}
ATTRIBUTES = {"alt", "charset", "class", "content", "dir", "href", "lang", "name", "rel", "rowspan", "src"}
ATTRIBUTES |= {"data-running", "data-issuer", "data-page", "data-of"}
# Fields whose texts have to be found in the documents: else nothing would be shown by the test.
REACHING = {
    *("Commission.name", "Meeting.theme", "Meeting.venue", "Meeting.practical", "Meeting.parent_event"),
    *("Meeting.parent_event_figures", "Member.name", "AgendaItem.title", "AgendaItem.text", "Minutes.introduction"),
    *("Minutes.conclusion", "Minutes.source_note", "Decision.text", "Decision.dissent", "Decision.owner"),
    *("HandVote.question", "Photograph.caption", "Photograph.alternative", "Document.title", "Erratum.text"),
    *("Charter.title", "PrincipleRevision.title"),
}
REACHING = {f"{name}_fr" for name in REACHING} | {
    *("Person.surname", "Person.given_name", "Attendance.title", "Invitee.title", "Intervention.title"),
    *("Minutes.written_by", "Photograph.credit", "MeetingAct.note", "Elector.name_in_french", "Ballot.choices"),
}


class Elements(HTMLParser):
    """Elements and attributes of a document, as lists."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def picture():
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(file, "JPEG")
    return ContentFile(file.getvalue(), name="salle.jpg")


def full_meeting():
    """A meeting that has something of everything its documents print."""
    vote, meeting = voted_on_the_portal("sobriete")
    certify(vote, by=None)
    person, member = factories.PersonFactory(), factories.MemberFactory()
    Meeting.objects.filter(pk=meeting.pk).update(
        chair=person, secretary=person, host=member, video_link="https://visio.example.org/salle", format="hybrid"
    )
    AgendaItem.objects.filter(meeting=meeting).update(kind=AgendaItem.Kind.FOLLOW_UP)
    item = meeting.agenda.get()
    factories.MinutesFactory(meeting=meeting)
    factories.InterventionFactory(item=item, person=person, member=member)
    factories.AttendanceFactory(meeting=meeting, person=person, member=member).also_for.add(member)
    factories.AttendanceFactory(meeting=meeting, mode="represented", represented_by=person)
    holder = factories.InviteeFactory(meeting=meeting, person=person)
    factories.InviteeFactory(meeting=meeting, reply="represented", represented_by=holder, replied_at=timezone.now())
    factories.DecisionFactory(meeting=meeting, item=item).members.add(member)
    counts = {"entitled": 1, "in_favour": 1, "against": 0, "abstaining": 0}
    by_hand = HandVote.objects.create(meeting=meeting, item=item, number=1, taken_at=timezone.now(), **counts)
    HandChoice.objects.create(vote=by_hand, member=member, choice="for", holder=person)
    Photograph.objects.create(meeting=meeting, image=picture(), alternative_fr="x")
    Document.objects.create(meeting=meeting, title_fr="x", file=ContentFile(b"x", name="x.pdf"))
    entries = [record(act=Entry.Act.MEETING_CHANGED, subject=meeting.subject, content={}, by=None) for _ in range(2)]
    MeetingAct.objects.create(meeting=meeting, entry=entries[0], note="x")
    before = factories.MinutesFactory(meeting=factories.MeetingFactory(number=0)).meeting
    factories.DecisionFactory(meeting=before)
    with lift(connection):
        Erratum.objects.create(minutes=before.minutes, number=1, text_fr="x", at=timezone.now(), entry=entries[1])
        Meeting.objects.filter(pk=meeting.pk).update(convened_at=timezone.now())
    return fresh(meeting)


def typed_fields():
    """(model, field) of each text that someone types and that a document could print."""
    ours = [model for model in apps.get_app_config("meetings").get_models() if not model.__name__.startswith("Hist")]
    for model in (*ours, *ELSEWHERE):
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField) and not isinstance(field, CHECKED)
            if is_text and not field.choices and field.name not in NOT_TYPED and not hasattr(field, "countries"):
                yield model, field


def written_over(pieces):
    """Put the pieces into every field of the rows there are, as many as it holds; {mark: "Model.field"}."""
    marks = {}
    with lift(connection):
        for number, (model, field) in enumerate(typed_fields()):
            mark = f"m{number}n"
            turned = pieces[number % len(pieces) :] + pieces[: number % len(pieces)]
            text, longest = mark, min(field.max_length or 5000, 5000)
            for piece in turned:
                if len(text) + len(piece) < longest:
                    text += f"\n{piece}"
            if model._base_manager.update(**{field.name: text}):
                marks[mark] = f"{model.__name__}.{field.name}"
        for ballot in Ballot.objects.all():
            said = [{**made, "statement": "\n".join(["mballotn", *pieces])} for made in ballot.choices]
            Ballot.objects.filter(pk=ballot.pk).update(choices=said)
    return marks | {"mballotn": "Ballot.choices"}


def test_no_text_becomes_an_element_or_an_address_in_any_document():
    meeting = full_meeting()
    kinds = [(kind, language) for kind in KINDS for language in ("fr", "en", "ar")]
    known = {tag for one in kinds for tag, _ in Elements(manuscript_of(one[0], meeting, one[1]).html).found}
    marks = written_over([*PRINTED, *WORDS])

    pages = [manuscript_of(kind, fresh(meeting), language).html for kind, language in kinds]
    pages.append(proxy_manuscript(fresh(meeting), "fr", meeting.invitees.get(reply="represented")).html)

    found = list(chain.from_iterable(Elements(page).found for page in pages))
    assert {tag for tag, _ in found} <= known | MARKDOWN
    assert {name for _, attributes in found for name in attributes} <= ATTRIBUTES
    assert {attributes["src"] for _, attributes in found if "src" in attributes} == {"media:photographs/salle.jpg"}
    links = {attributes["href"] for _, attributes in found if "href" in attributes}
    assert {link for link in links if not link.startswith(f"{settings.PUBLIC_URL}/")} == {
        "https://visio.example.org/salle"
    }
    assert not any(chr(code) in page for page in pages for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
    reached = {name for mark, name in marks.items() if any(mark in page for page in pages)}
    assert REACHING - reached == set()


@pytest.mark.parametrize("kind", ["minutes", "vote-record", "convocation"])
def test_documents_of_such_texts_are_printed_and_conform(kind):
    meeting = full_meeting()
    written_over([*PRINTED, *WORDS])

    assert failures(manuscript_of(kind, fresh(meeting), "ar").printed()) == []


@pytest.mark.parametrize("text", ["a" * 10_000, "> " * 600 + "x"])
def test_a_text_without_end_or_nested_without_end_is_printed(text):
    meeting = full_meeting()
    AgendaItem.objects.filter(meeting=meeting).update(text_fr=text)

    assert failures(manuscript_of("minutes", fresh(meeting), "fr").printed()) == []
