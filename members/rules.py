"""Who may do what with members, people and mandates, as predicates.

Roles of those who run the portal are groups, made by a migration: see docs/roles.md.
"""

import rules

COMMISSION_STAFF = "commission-staff"
SECRETARIAT = "secretariat"

is_commission_staff = rules.is_active & rules.is_group_member(COMMISSION_STAFF)
is_secretariat = rules.is_active & rules.is_group_member(SECRETARIAT)
is_team = is_commission_staff | is_secretariat

for _model in ("member", "formername", "spelling", "succession", "person", "personspelling", "mandate"):
    rules.add_perm(f"members.view_{_model}", is_team)
    for _action in ("add", "change", "delete"):
        rules.add_perm(f"members.{_action}_{_model}", is_secretariat)
rules.add_perm("members.view_personmerge", is_team)
rules.add_perm("members.merge_person", is_secretariat)
rules.add_perm("members.tell_people_apart", is_secretariat)

rules.add_perm("members", is_team)
