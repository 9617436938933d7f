"""What this application holds about people, and what accounts, sessions and logs hold (see docs/decisions/053)."""

import datetime

from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from charter_portal.personal_data.erasing import Delete, Keep, Overwrite
from charter_portal.personal_data.inventory import (
    Holding,
    by_account,
    by_actor_number,
    by_address,
    by_person,
    either,
    inventory,
)
from charter_portal.personal_data.retention import Rule, retain

from .domain.erasing import erase_data, erased_address
from .models import Invitation, Mandate, Person, User
from .models.person import ERASED_SURNAME

AS_LONG_AS_THE_ACCOUNT = _("As long as the account.")
A_YEAR = _("One year.")
WITH_THE_ACTS = _("As long as the acts of the commission, which are archives of a public body.")
OFFICIAL_ACT = _("Acts of officials in their function are kept in the public interest.")


def _their_rows(subject):
    """Entries of the administration's log on the subject's account and person, whoever made them."""
    of_model = {"user": subject.accounts, "person": subject.people}
    found = Q(pk__in=())
    for name, numbers in of_model.items():
        rows = Q(content_type__app_label="members", content_type__model=name)
        found |= rows & Q(object_id__in=[str(number) for number in numbers])
    return found


inventory.nothing_about_people(
    "auth.Group",
    "auth.Permission",
    "contenttypes.ContentType",
    "sessions.Session",  # opaque; the rows of an account are ended with it
    "members.FormerName",
    "members.Member",
    "members.Spelling",
    "members.Succession",
    "pagecache.Stamp",
    "register.IssuedDocument",
)

inventory.hold(
    Holding(
        model="members.User",
        about=by_account("id"),
        personal=("email", "language", "last_login", "joined_at"),
        other=("id", "password", "is_superuser", "is_staff", "is_active", "actor_number", "person"),
        purpose=_("To sign in, to be written to in one's language, and to know who did what in the portal."),
        kept=_("Until the account is erased; a year after the last mandate at most."),
        erasure=Overwrite(
            {
                "email": erased_address,
                "language": "fr",
                "last_login": None,
                "password": lambda user: make_password(None),
                "is_active": False,
                "is_staff": False,
                "is_superuser": False,
                "person": None,
            }
        ),
    ),
    Holding(
        model="account.EmailAddress",
        about=by_account("user"),
        personal=("email", "verified", "primary"),
        other=("id", "user"),
        purpose=_("To confirm a new address before one signs in with it."),
        kept=AS_LONG_AS_THE_ACCOUNT,
        what=_("addresses to sign in with"),
        erasure=Delete(),
    ),
    Holding(
        model="account.EmailConfirmation",
        about=by_account("email_address__user"),
        personal=("created", "sent"),
        other=("id", "email_address", "key"),
        purpose=_("Never filled: links that confirm an address are signed, not stored."),
        kept=AS_LONG_AS_THE_ACCOUNT,
        what=_("confirmations of addresses"),
        erasure=Delete(),
    ),
    Holding(
        model="mfa.Authenticator",
        about=by_account("user"),
        personal=("type", "created_at", "last_used_at"),
        other=("id", "user", "data"),
        purpose=_("To know someone who signs in by more than a password: keys of apps and passkeys."),
        kept=AS_LONG_AS_THE_ACCOUNT,
        what=_("second factors"),
        erasure=Delete(),
    ),
    Holding(
        model="usersessions.UserSession",
        about=by_account("user"),
        personal=("created_at", "last_seen_at", "ip", "user_agent"),
        other=("id", "user", "session_key", "data"),
        purpose=_("To show people where they are signed in, so that they can end what they don't know."),
        kept=_("As long as the session, a week at most after it was last used."),
        what=_("sessions"),
        erasure=Delete(),
    ),
    Holding(
        model="members.Person",
        about=by_person("id"),
        personal=("surname", "given_name", "civility", "language", "email", "phone"),
        other=("id", "version"),
        purpose=_("To name who acts for a member city, and to reach them."),
        kept=_("Contacts: until a year after the last mandate. Names: as long as the acts in which they stand."),
        # The name goes too, unless it stands in the records: see members.domain.erasing.
        erasure=Overwrite({"civility": "", "language": "", "email": "", "phone": "", "version": F("version") + 1}),
    ),
    Holding(
        model="members.PersonSpelling",
        about=by_person("person"),
        personal=("surname", "given_name", "seen_in"),
        other=("id", "person"),
        purpose=_("To recognise a person whose name a source spells otherwise."),
        kept=_("As long as the person is on file."),
        erasure=Delete(),
    ),
    Holding(
        model="members.PersonMerge",
        about=by_person("kept"),
        personal=("merged_name",),
        other=("id", "kept", "merged_number", "moved", "by", "at"),
        purpose=_("To know that two entries were one person, and who said so."),
        kept=_("As long as the person is on file."),
        erasure=Overwrite({"merged_name": ERASED_SURNAME}),
    ),
    Holding(
        model="members.DistinctPeople",
        about=either(by_person("person_a"), by_person("person_b")),
        personal=("person_a", "person_b"),
        other=("id", "by", "at"),
        purpose=_("To leave apart two people whose names are alike."),
        kept=_("As long as both are on file."),
        erasure=Delete(),
    ),
    Holding(
        model="members.Invitation",
        about=either(by_person("person"), by_address("email")),
        personal=("person", "email", "language", "mandate", "team_role", "created_at", "accepted_at", "revoked_at"),
        other=("id", "nonce", "sendings", "invited_by", "expires_at"),
        purpose=_("To bring someone in by a link that only their address receives."),
        kept=_("Three months after it was answered, withdrawn or has expired."),
        erasure=Delete(),
    ),
    Holding(
        model="members.InvitationAct",
        about=by_account("by"),
        personal=("what", "at"),
        other=("id", "invitation", "by"),
        purpose=_("To know who sent an invitation again or withdrew it."),
        kept=_("As long as the invitation."),
        erasure=Overwrite({"by": None}),
    ),
    Holding(
        model="members.Mandate",
        about=by_person("person"),
        personal=(
            *("member", "kind", "title", "starts_on", "ends_on", "ended_at"),
            *("accreditation", "accreditation_number", "accreditation_date"),
        ),
        other=("id", "version", "person"),
        purpose=_("To know who may act for which city, and from when to when."),
        kept=WITH_THE_ACTS,
        erasure=Keep(OFFICIAL_ACT),
    ),
    Holding(
        model="register.Entry",
        about=by_actor_number("actor"),
        personal=("number", "act", "subject", "recorded_at"),
        other=("actor", "content", "previous_hash", "hash"),
        purpose=_("To prove the acts of the network: the register holds a number, never a name."),
        kept=WITH_THE_ACTS,
        erasure=Keep(OFFICIAL_ACT),
    ),
    Holding(
        model="admin.LogEntry",
        about=by_account("user"),
        personal=("action_time", "content_type", "object_repr", "change_message"),
        other=("id", "user", "object_id", "action_flag"),
        purpose=_("To know who changed what in the administration."),
        kept=A_YEAR,
        erasure=Delete(),
    ),
    Holding(
        model="admin.LogEntry",
        about=_their_rows,
        personal=("object_repr", "change_message"),
        other=(),
        purpose=_("To know what was changed of an account or a person."),
        kept=A_YEAR,
        erasure=Overwrite({"object_repr": ERASED_SURNAME, "change_message": ""}),
    ),
)


def _invitations_long_past(at):
    before = at - datetime.timedelta(days=90)
    return Invitation.objects.filter(
        Q(accepted_at__lt=before)
        | Q(revoked_at__lt=before)
        | Q(accepted_at=None, revoked_at=None, expires_at__lt=before)
    )


def _accounts_without_a_mandate(at):
    """Accounts outside the team whose last mandate ended a year ago, or that never had one and are a year old."""
    before = at - datetime.timedelta(days=365)
    still = Mandate.objects.filter(Q(ends_on=None) | Q(ends_on__gte=before.date())).values("person")
    return User.objects.filter(
        is_active=True, is_staff=False, is_superuser=False, groups=None, joined_at__lt=before
    ).exclude(person__in=still)


def _people_with_contacts_and_past_mandates(at):
    still = Mandate.objects.filter(Q(ends_on=None) | Q(ends_on__gte=(at - datetime.timedelta(days=365)).date()))
    return (Person.objects.exclude(email="", phone="").filter(mandates__isnull=False, user=None).distinct()).exclude(
        pk__in=still.values("person")
    )


def _clear_contacts(people):
    for person in people:
        Person.objects.filter(pk=person.pk).update(email="", phone="", version=F("version") + 1)
        Person.history.filter(id=person.pk).update(email="", phone="")


def _erase(accounts):
    for account in accounts:
        erase_data(user=account, by=None, at=timezone.now())


retain(
    Rule(
        "invitations-long-past",
        _("Invitations go three months after they were answered, withdrawn or expired."),
        due=_invitations_long_past,
    ),
    Rule(
        "accounts-without-a-mandate",
        _("An account outside the team goes a year after its last mandate."),
        due=_accounts_without_a_mandate,
        end=_erase,
    ),
    Rule(
        "contacts-without-a-mandate",
        _("The address and telephone of a person without an account go a year after the last mandate."),
        due=_people_with_contacts_and_past_mandates,
        end=_clear_contacts,
    ),
    Rule(
        "old-invitations",
        _("Invitations go a year after they were sent."),
        due=lambda at: Invitation.objects.filter(created_at__lt=at - datetime.timedelta(days=365)),
    ),
    Rule(
        "ended-sessions",
        _("Sessions go when they have ended."),
        due=lambda at: Session.objects.filter(expire_date__lt=at),
    ),
    Rule(
        "traces-of-ended-sessions",
        _("Where one signed in is forgotten when the session has ended."),
        due=lambda at: UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")),
    ),
    Rule(
        "old-entries-of-the-log",
        _("The log of the administration goes after a year."),
        due=lambda at: LogEntry.objects.filter(action_time__lt=at - datetime.timedelta(days=365)),
    ),
)
