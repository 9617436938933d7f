"""What many stories of adoptions do: an edition in force, a city's draft, recorded and verified. Plainly invented."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from charter_portal.register.models import Entry
from charter_portal.triggers.installing import lift
from charters.adoptions.domain.deriving import life_of
from charters.adoptions.domain.editions import edition_in_force as find_edition_in_force
from charters.adoptions.domain.preparing import Said, begin, save_choices, save_facts
from charters.adoptions.domain.reckoning import standing_of
from charters.adoptions.domain.recording import record, verify
from charters.adoptions.models import Adoption
from charters.domain.declaring import declare_change
from charters.domain.drafting import draft_next_edition, draft_wording
from charters.domain.enacting import put_to_vote
from charters.models import Edition
from tests.factories import MandateFactory, MemberFactory, UserFactory
from tests.votes.steps import edition_of, put_in_force

PDF = b"%PDF-1.7\nan act of an invented council\n%%EOF\n"


def city(letter="a", **fields):
    """A city with a delegate who has an account: (Member, User)."""
    member = MemberFactory(slug=f"ville-exemple-{letter}", **fields)
    return member, UserFactory(person=MandateFactory(member=member).person)


def in_force(edition, *, on=None):
    """The draft edition, put to the vote, carried and in force; ``on`` moves the day on which it entered into force."""
    put_to_vote(edition, by=None, on=timezone.localdate())
    edition = put_in_force(edition)
    if on is not None:
        with lift(connection):
            Edition.objects.filter(pk=edition.pk).update(in_force_on=on)
        edition.refresh_from_db()
    return edition


def edition_in_force(*keys, on=datetime.date(2026, 1, 1)):
    """An edition of principles with these keys, in force since ``on``."""
    return in_force(edition_of(*keys), on=on)


def facts(**fields):
    """Facts of an act of a council, all of them known."""
    known = {
        "language": "fr",
        "kind": "deliberation",
        "number": "2026-17",
        "body": "Conseil municipal de Ville-Exemple A",
        "decided_on": datetime.date(2026, 3, 2),
        "effective_on": None,
        "votes_for": 30,
        "votes_against": 2,
        "votes_abstaining": 1,
        "signatory_name": "Prénom NOM-EXEMPLE",
        "signatory_title": "Maire",
        "focal_name": "",
        "focal_title": "",
    }
    return known | fields


def document(content=PDF):
    """A signed document as it is uploaded."""
    return SimpleUploadedFile("délibération ../../signée.pdf", content, content_type="application/pdf")


def drafted(member, edition, stances=None, *, by=None, **known):
    """A draft of the city on the edition in force: ``stances`` is {key: Said or stance}, else adopted."""
    draft = begin(member=member, charter=edition.charter, on=timezone.localdate(), by=by, at=timezone.now())
    return filled(draft, stances, by=by, **known)


def filled(draft, stances=None, *, by=None, **known):
    """The draft with its choices and facts."""
    said = {}
    for article in draft.edition.articles.select_related("revision__principle"):
        principle = article.revision.principle
        one = (stances or {}).get(principle.key, "adopted" if draft.purpose == "adoption" else "")
        said[principle.pk] = one if isinstance(one, Said) else Said(one)
    draft = save_choices(draft, said, version=draft.version, by=by, at=timezone.now())
    return save_facts(draft, facts(**known), version=draft.version, by=by, at=timezone.now(), file=document())


def recorded(member, edition, stances=None, *, by=None, **known):
    """An instrument that waits for the secretariat."""
    draft = drafted(member, edition, stances, by=by, **known)
    return record(draft, version=draft.version, on=timezone.localdate(), by=by, at=timezone.now())


def verified(member, edition, stances=None, *, by=None, **known):
    """An instrument that counts."""
    made = recorded(member, edition, stances, by=by, **known)
    return verify(made, on=timezone.localdate(), by=None, at=timezone.now())


def next_edition(edition, number, **changes):
    """The edition that follows, in force from today: ``changes`` is {key: a PrincipleRevision.Change}."""
    draft = draft_next_edition(Edition.objects.get(pk=edition.pk), number=number, by=None)
    for key, change in changes.items():
        article = draft.articles.select_related("revision__principle").get(revision__principle__key=key)
        wording, _drafts = draft_wording(article.revision, change=change, by=None)
        wording.statement_fr += " Et plus encore."
        wording.save()
        declare_change(wording, change=change, reason="Pour l'exemple.", by=None)
    return in_force(draft)


def today():
    """The day on which the story is told."""
    return timezone.localdate()


def states(member, *, on=None):
    """{key: state} of the city on a date, today if none is given."""
    on = on or today()
    adoption = Adoption.objects.get(member=member)
    edition = find_edition_in_force(adoption.charter, on=on)
    keys = dict(edition.articles.values_list("revision__principle", "revision__principle__key"))
    return {keys[pk]: str(state) for pk, (state, _held) in standing_of(adoption, edition, on=on).items()}


def life(member, *, on=None):
    """The Life of the city's adoption on a date, today if none is given."""
    return life_of(Adoption.objects.get(member=member), on=on or today())


def acts(member):
    """The acts that the register holds of the city, in order."""
    return list(Entry.objects.filter(subject__startswith=f"members/{member.slug}/").values_list("act", flat=True))
