"""Who may do what with charters, as predicates."""

import rules

from members.rules import contributes_for, is_commission_staff, is_team, leads_delegation_of

for _model in ("charter", "law", "principle", "source", "principlerevision", "criterion", "edition", "article"):
    rules.add_perm(f"charters.view_{_model}", is_team)
    for _action in ("add", "change", "delete"):
        rules.add_perm(f"charters.{_action}_{_model}", is_commission_staff)
rules.add_perm("charters.open_consultation", is_commission_staff)
rules.add_perm("charters.enact_edition", is_commission_staff)
rules.add_perm("charters.review_translation", is_commission_staff)
rules.add_perm("charters.correct_translation", is_commission_staff)

rules.add_perm("charters.view_annotation", is_team)
rules.add_perm("charters.treat_annotation", is_team)
# These two take the member as their object, as the first two of amendments.
rules.add_perm("charters.draft_annotation", contributes_for)
rules.add_perm("charters.publish_annotation", leads_delegation_of)

# The first two take the member as their object: ask them by rules.has_perm, as members.rules says.
rules.add_perm("charters.draft_amendment", contributes_for)
rules.add_perm("charters.submit_amendment", leads_delegation_of)
rules.add_perm("charters.view_amendment", is_team)
rules.add_perm("charters.admit_amendment", is_team)
rules.add_perm("charters.judge_amendment", is_commission_staff)

rules.add_perm("charters", is_team)
