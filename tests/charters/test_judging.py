"""What the team does with a submitted amendment, what other cities do, and who is told."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from charter_portal.editing.exceptions import EditConflict
from charter_portal.notices.models import Notice
from charters import exceptions
from charters.domain import cosigning, judging
from charters.domain.amending import Text, withdraw_amendment
from charters.domain.enacting import put_to_vote
from charters.models import Amendment, Edition
from tests.charters.amending_steps import FRENCH, consultation, submitted, wording_of
from tests.factories import MandateFactory, MemberFactory, UserFactory

pytestmark = pytest.mark.django_db


def delegate_of(member):
    return UserFactory(person=MandateFactory(member=member, kind="delegate").person)


def now(amendment, **more):
    return {"version": Amendment.objects.get(pk=amendment.pk).version, "by": None, "at": timezone.now(), **more}


def whats(amendment):
    return list(amendment.events.values_list("what", flat=True))


def test_admissible_then_declined_with_a_reason_it_is_all_on_record():
    made = submitted(consultation())

    admitted = judging.declare_admissible(made, **now(made))
    declined = judging.decline(admitted, reason="Déjà dit ailleurs.", **now(made))

    assert (admitted.status, declined.status, declined.decision) == ("admissible", "declined", "Déjà dit ailleurs.")
    assert whats(made) == ["submitted", "admissible", "declined"]
    assert made.events.last().note == "Déjà dit ailleurs."


def test_it_is_declined_with_a_reason_only_and_once():
    made = submitted(consultation())

    with pytest.raises(exceptions.ReasonMissing):
        judging.decline(made, reason=" \n", **now(made))
    with pytest.raises(exceptions.ReasonMissing):
        judging.decline(made, reason="\u200b", **now(made))
    judging.decline(made, reason="Non.", **now(made))
    with pytest.raises(exceptions.AmendmentForbids):
        judging.decline(made, reason="Non.", **now(made))
    with pytest.raises(exceptions.AmendmentForbids):
        judging.declare_admissible(made, **now(made))


def test_of_two_staff_who_judge_at_once_the_second_is_told():
    made = submitted(consultation())
    judging.declare_admissible(made, **now(made))

    with pytest.raises(EditConflict):
        judging.decline(made, reason="Non.", **now(made, version=made.version))


def test_french_by_the_staff_is_shown_to_the_city_which_agrees():
    edition, member = consultation(), MemberFactory()
    delegate = delegate_of(member)
    made = submitted(edition, member=member, language="ar")
    french = Text(wording_of(edition).title_fr, "Un premier paragraphe neuf.\n\nUn second paragraphe.")

    written = judging.write_french(made, french=french, **now(made))
    assert written.awaits_agreement
    assert list(Notice.objects.filter(recipient=delegate).values_list("kind", flat=True)) == ["amendment_followed"]
    agreed = judging.agree_to_french(written, **now(made))

    assert not agreed.awaits_agreement
    assert whats(made) == ["submitted", "french_written", "french_agreed"]
    with pytest.raises(exceptions.FrenchNotCalledFor):
        judging.agree_to_french(agreed, **now(made))


def test_french_by_the_city_takes_the_place_of_the_staffs_which_stays_on_record():
    edition, staff = consultation(), UserFactory(group="commission-staff")
    made = submitted(edition, language="ar")
    title = wording_of(edition).title_fr

    judging.write_french(made, french=Text(title, "Ce que comprend l'équipe."), **now(made))
    written = judging.write_french(made, french=Text(title, "Ce que veut la ville."), member=made.member, **now(made))

    assert (written.french_statement, written.french_by) == ("Ce que veut la ville.", "city")
    assert not written.awaits_agreement
    assert "Ce que comprend l'équipe." in made.events.filter(what="french_written").first().note
    assert Notice.objects.filter(recipient=staff, context__what="french").exists()


@pytest.mark.parametrize(
    ("draft", "french", "refusal"),
    [
        ({"language": "fr"}, "Autre.", exceptions.FrenchNotCalledFor),
        (
            {"language": "ar", "kind": "translation", "statement": "أ\n\nب"},
            "Autre.",
            exceptions.FrenchNotCalledFor,
        ),
        ({"language": "ar"}, "", exceptions.WordsMissing),
        ({"language": "ar"}, FRENCH, exceptions.NothingAmended),
    ],
)
def test_french_that_is_not_called_for_or_says_nothing_is_refused(draft, french, refusal):
    edition = consultation()
    made = submitted(edition, **draft)

    with pytest.raises(refusal):
        judging.write_french(made, french=Text(wording_of(edition).title_fr, french), **now(made))


def test_a_city_signs_once_and_takes_its_signature_back():
    made, other = submitted(consultation()), MemberFactory()
    act = {"member": other, "by": None, "at": timezone.now()}

    for _again in range(2):
        cosigning.cosign(made, **act)
    assert [row.member for row in made.cosignatures.all()] == [other]
    for _again in range(2):
        cosigning.withdraw_signature(made, **act)

    assert made.cosignatures.count() == 0
    assert whats(made) == ["submitted", "cosigned", "signature_withdrawn"]


def test_a_city_signs_neither_its_own_nor_a_decided_amendment_nor_when_the_consultation_is_over():
    edition = consultation()
    made, withdrawn = submitted(edition), submitted(edition)
    act = {"by": None, "at": timezone.now()}
    cosigning.cosign(withdrawn, member=(signer := MemberFactory()), **act)
    withdraw_amendment(withdrawn, **act)

    with pytest.raises(exceptions.OwnAmendment):
        cosigning.cosign(made, member=made.member, **act)
    with pytest.raises(exceptions.AmendmentForbids):
        cosigning.cosign(withdrawn, member=MemberFactory(), **act)
    with pytest.raises(exceptions.AmendmentForbids):
        cosigning.withdraw_signature(withdrawn, member=signer, **act)
    with pytest.raises(IntegrityError), transaction.atomic():
        withdrawn.cosignatures.all().delete()
    put_to_vote(Edition.objects.get(pk=edition.pk), by=None, on=timezone.localdate())
    with pytest.raises(exceptions.ConsultationClosed):
        cosigning.cosign(made, member=MemberFactory(), **act)


def test_the_city_and_those_that_sign_are_told_what_became_of_it_with_the_reason(deliver):
    edition, member, other = consultation(), MemberFactory(), MemberFactory()
    delegate, signer = delegate_of(member), delegate_of(other)
    contributor = UserFactory(person=MandateFactory(member=member, kind="contributor").person)
    made = submitted(edition, member=member, by=contributor)
    cosigning.cosign(made, member=other, by=signer, at=timezone.now())
    deliver()

    judging.decline(made, reason="La loi le dit déjà.", **now(made))
    mails = deliver()

    assert {mail.to[0] for mail in mails} == {delegate.email, signer.email, contributor.email}
    assert all("La loi le dit déjà." in mail.body for mail in mails)
    assert f"/espace/{member.slug}/amendements/{made.pk}/" in next(
        mail.body for mail in mails if mail.to == [delegate.email]
    )


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_every_notice_of_amendments_is_written_in_each_language(deliver, language):
    UserFactory(group="commission-staff", language=language)
    edition, member, other = consultation(), MemberFactory(), MemberFactory()
    people = [delegate_of(member), delegate_of(other)]
    for person in people:
        person.language = language
        person.save()
    made = submitted(edition, member=member, language="ar")
    cosigning.cosign(made, member=other, by=None, at=timezone.now())
    french = Text(wording_of(edition).title_fr, "Autre chose.")
    judging.declare_admissible(made, **now(made))
    judging.write_french(made, french=french, **now(made))
    judging.write_french(made, french=french._replace(statement="Autre."), member=member, **now(made))
    withdraw_amendment(made, by=None, at=timezone.now())

    mails = deliver()

    said = [
        (notice.recipient_id in [one.pk for one in people], notice.context["what"]) for notice in Notice.objects.all()
    ]
    assert {what for of_city, what in said if not of_city} == {"submitted", "french", "withdrawn"}
    assert {what for of_city, what in said if of_city} == {"cosigned", "admissible", "french", "withdrawn"}
    assert all("%(" not in mail.body + mail.subject and "{{" not in mail.body for mail in mails)
