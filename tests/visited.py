"""Rows for the test that visits every address; most functions return what fills the blanks of its address."""

from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone

from charter_portal.register.issuing import issue
from charter_portal.register.recording import record
from charters.adoptions.domain.declaring import declare_interest
from charters.adoptions.domain.preparing import Said
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation
from charters.models import Placement
from charters.votes.domain.casting import record_letter, save_draft
from tests import factories
from tests.adoptions.steps import drafted, edition_in_force, recorded, verified
from tests.charters.amending_steps import consultation, submitted
from tests.charters.steps import changed
from tests.clauses.steps import begun, published, used
from tests.commitments.steps import committed, promised, report_begun, report_submitted
from tests.votes.steps import FOR, ballot, city, edition_of, end, opened, prepared


def make_entry():
    return record(act="consultation_opened", subject="charters/exemple", content={}, by=None)


def make_prepared_round():
    city("a")
    return prepared(edition_of("sobriete"))


def make_opened_round():
    city("a")
    return opened(edition_of("sobriete"))


def make_clause():
    return published().clause


def make_use(member=None):
    return used(member or factories.MemberFactory(), published())


def make_begun_use(member):
    return begun(member, published())


def make_commitment(member=None):
    return committed(member or factories.MemberFactory())


def make_begun_commitment(member):
    return promised(member)


def make_begun_report(member):
    return report_begun(member)


def make_report():
    return report_submitted(factories.MemberFactory())


def make_edition(status="reference", **fields):
    edition = factories.EditionFactory(status=status, **fields)
    factories.ArticleFactory(edition=edition)
    return edition


def make_principle(status):
    return (make_edition(status).articles.get().revision.principle.key,)


def make_edition_args(status):
    edition = make_edition(status)
    return (edition.charter.slug, edition.number)


def make_compared(status):
    edition = make_edition(status)
    other = make_edition("reference", charter=edition.charter, number="0.0.1")
    return (edition.charter.slug, edition.number, other.number)


def make_compared_wordings():
    edition = factories.EditionFactory()
    revision = factories.ArticleFactory(edition=edition).revision
    edition = open_consultation(edition, by=None, on=date(2026, 1, 5))
    draft = draft_next_edition(edition, number="0.0.2", by=None)
    changed(revision, "substantive", statement_fr=f"{revision.statement_fr} Plus.")
    open_consultation(draft, by=None, on=date(2026, 2, 5))
    return (revision.principle.key, "1.0", "2.0")


def make_amendment_args():
    made = submitted(consultation())
    return (made.edition.charter.slug, made.edition.number, made.number)


def make_together_args():
    made = submitted(consultation())
    return (made.edition_id, made.revision.principle_id)


def make_annotation(**fields):
    annotation = factories.AnnotationFactory(**fields)
    return (annotation.revision.principle.key, annotation.pk)


def make_draft_of(member):
    return factories.AnnotationFactory(member=member, published_at=None).pk


def make_wording():
    revision = factories.AnnotationFactory().revision
    return (revision.principle.key, revision.number)


def make_document_on_act():
    entry = make_entry()
    return issue(entry, language="fr", subject="essai/document", content=b"%PDF-1.7").of_id


def make_round(*, is_over=False):
    city("z")
    vote = opened(edition_of("sobriete"))
    ballot(vote, "ville-exemple-z", FOR)
    return end(vote) if is_over else vote


def make_consulted_on():
    edition = factories.AnnotationFactory().edition
    return (edition.charter.slug, edition.number)


def make_placement():
    annotation = factories.AnnotationFactory()
    return (Placement.objects.create(annotation=annotation, revision=annotation.revision, state="orphan").pk,)


def make_voting(member):
    """A vote that is open now, with the member on its roll."""
    member.has_voting_right = True
    member.save()
    return opened(edition_of("sobriete"))


def make_prepared(member):
    vote = make_voting(member)
    choices = [{"choice": "for", "statement": ""}]
    save_draft(vote.electors.get(member=member), choices=choices, version=0, by=None)
    return vote


def make_cast(member):
    vote = make_voting(member)
    ballot(vote, member.slug, "for")
    return vote


def make_instrument(how=recorded):
    """A decision of a city: recorded, or made by another of tests.adoptions.steps."""
    return how(factories.MemberFactory(), edition_in_force("sobriete"))


def make_choice():
    """Words of a council on a principle, which can be hidden."""
    stances = {"sobriete": Said("provision", "Ici, deux ans.")}
    instrument = verified(factories.MemberFactory(), edition_in_force("sobriete"), stances)
    return (instrument.pk, instrument.choices.get().pk, "hide")


def make_charter_to_adopt(member):
    """An edition of the shared charter in force, of which the member has said nothing yet."""
    edition_in_force("sobriete")
    return []


def make_interest(member):
    edition = edition_in_force("sobriete")
    declare_interest(member=member, charter=edition.charter, on=timezone.localdate(), by=None, at=timezone.now())
    return []


def make_adoption_draft(member):
    """A decision that the member prepares; nothing more stands in the address."""
    drafted(member, edition_in_force("sobriete"))
    return []


def make_decision_without_number(member):
    return recorded(member, edition_in_force("sobriete"), number="")


def make_letter(*, is_over=False):
    member = factories.MemberFactory()
    vote = make_voting(member)
    scan = ContentFile(b"%PDF-1.7\n%%EOF")
    choices = [{"choice": "for", "statement": ""}]
    record_letter(vote.electors.get(member=member), choices=choices, seen=0, letter=scan, by=None)
    if is_over:
        end(vote)
    return (vote.number, member.slug, 1)


def make_content(row):
    return (ContentType.objects.get_for_model(row).pk, row.pk)
