"""Who may do what with members, people and mandates, as predicates.

Roles of those who run the portal are groups, made by a migration: see docs/roles.md. Roles of those who act for a
member are dated mandates, read afresh at each request: nothing posted, and no mark on the account, stands for one.

Permissions over a member's own pages take the member as their object. Ask them by ``rules.has_perm``: unlike
``user.has_perm`` it grants an administrator nothing, who acts for no city.
"""

import rules
from django.utils import timezone

COMMISSION_STAFF = "commission-staff"
SECRETARIAT = "secretariat"

is_commission_staff = rules.is_active & rules.is_group_member(COMMISSION_STAFF)
is_secretariat = rules.is_active & rules.is_group_member(SECRETARIAT)
is_team = is_commission_staff | is_secretariat
# The team in the wide sense: both groups, administrators, and anyone who may enter the administration. They act for no
# city, whatever mandate is on file, and could do harm to all: they show a second factor.
is_of_team = rules.is_staff | rules.is_superuser | is_team
must_use_second_factor = is_of_team


def _kinds(user, member):
    """Kinds of the mandates by which ``user`` acts for ``member`` at this moment, as a set."""
    mandates = user.mandates_at(timezone.now()) if user.is_authenticated and member is not None else ()
    return {mandate.kind for mandate in mandates if mandate.member_id == member.pk}


@rules.predicate
def acts_for(user, member):
    """Whoever has a mandate for the member, of any kind."""
    return bool(_kinds(user, member))


@rules.predicate
def leads_delegation_of(user, member):
    """The member's delegates and alternates."""
    return not {"delegate", "alternate"}.isdisjoint(_kinds(user, member))


@rules.predicate
def contributes_for(user, member):
    """Whoever writes for the member: its delegates, alternates and contributors, and not its observers."""
    return not {"delegate", "alternate", "contributor"}.isdisjoint(_kinds(user, member))


@rules.predicate
def acts_for_a_member(user):
    """Whoever has a mandate that holds at this moment, for whichever member."""
    return user.is_authenticated and bool(user.mandates_at(timezone.now()))


is_administrator = rules.is_active & rules.is_superuser

rules.add_perm("members.enter_workspace", acts_for)
rules.add_perm("members.see_delegation", acts_for)
rules.add_perm("members.manage_contributors", leads_delegation_of)
rules.add_perm("members.file_accreditation", leads_delegation_of | is_secretariat | is_administrator)
rules.add_perm("members.read_accreditation", acts_for | is_secretariat | is_administrator)

rules.add_perm("members.view_invitation", is_team)
rules.add_perm("members.invite", is_secretariat)
rules.add_perm("members.invite_to_team", is_administrator)

for _model in ("member", "formername", "spelling", "succession", "person", "personspelling", "mandate"):
    rules.add_perm(f"members.view_{_model}", is_team)
    for _action in ("add", "change", "delete"):
        rules.add_perm(f"members.{_action}_{_model}", is_secretariat)
rules.add_perm("members.view_personmerge", is_team)
rules.add_perm("members.merge_person", is_secretariat)
rules.add_perm("members.tell_people_apart", is_secretariat)

# What the notices, which know no role, ask about those who look after their mail.
rules.add_perm("notices.view_mail", is_secretariat)
rules.add_perm("notices.send_again", is_secretariat)
rules.add_perm("notices", is_secretariat)

# Long work is done for all of the team, whoever asked; nobody writes its progress by hand.
rules.add_perm("tasks.view_job", is_team)
rules.add_perm("tasks", is_team)

rules.add_perm("members", is_team)
