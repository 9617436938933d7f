"""Who may do what with clauses, as predicates."""

import rules

from members.rules import contributes_for, is_commission_staff, is_team, leads_delegation_of

for _model in ("clause", "clauseversion", "report"):
    rules.add_perm(f"clauses.view_{_model}", is_team)
    for _action in ("add", "change", "delete"):
        rules.add_perm(f"clauses.{_action}_{_model}", is_commission_staff)
rules.add_perm("clauses.publish_clauseversion", is_commission_staff)
rules.add_perm("clauses.review_translation", is_commission_staff)

rules.add_perm("clauses.view_use", is_team)
rules.add_perm("clauses.hide_use", is_team)
# These take the member as their object: ask them by rules.has_perm, as members.rules says.
rules.add_perm("clauses.draft_use", contributes_for)
rules.add_perm("clauses.publish_use", leads_delegation_of)

rules.add_perm("clauses", is_team)
