"""Who may do what with adoptions, as predicates."""

import rules

from members.rules import acts_for, contributes_for, is_secretariat, is_team, leads_delegation_of

for _model in ("adoption", "instrument"):
    rules.add_perm(f"adoptions.view_{_model}", is_team)
rules.add_perm("adoptions.verify_instrument", is_secretariat)
rules.add_perm("adoptions.hide_choice", is_team)
rules.add_perm("adoptions.suspend_adoption", is_secretariat)
rules.add_perm("adoptions", is_team)
# They take the member as their object: ask them by rules.has_perm, as members.rules says.
rules.add_perm("adoptions.see_own", acts_for)
rules.add_perm("adoptions.draft_instrument", contributes_for)
rules.add_perm("adoptions.record_instrument", leads_delegation_of)
