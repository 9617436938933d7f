"""Who may do what with charters, as predicates."""

import rules

from members.rules import is_commission_staff, is_team

for _model in ("charter", "law", "principle", "source", "principlerevision", "criterion", "edition", "article"):
    rules.add_perm(f"charters.view_{_model}", is_team)
    for _action in ("add", "change", "delete"):
        rules.add_perm(f"charters.{_action}_{_model}", is_commission_staff)
rules.add_perm("charters.open_consultation", is_commission_staff)
rules.add_perm("charters.enact_edition", is_commission_staff)
rules.add_perm("charters.review_translation", is_commission_staff)
rules.add_perm("charters.correct_translation", is_commission_staff)

rules.add_perm("charters", is_team)
