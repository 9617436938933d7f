"""Who may do what with commitments and reports, as predicates."""

import rules

from members.rules import acts_for, contributes_for, is_secretariat, is_team, leads_delegation_of

# Cities write their own words, and nobody of the team does.
rules.add_perm("commitments.view_commitment", is_team)
for _action in ("add", "change", "delete"):
    rules.add_perm(f"commitments.{_action}_commitment", rules.always_deny)
rules.add_perm("commitments", is_team)
# They take the member as their object: ask them by rules.has_perm, as members.rules says.
rules.add_perm("commitments.see_own", acts_for)
rules.add_perm("commitments.draft", contributes_for)
rules.add_perm("commitments.publish", leads_delegation_of)
rules.add_perm("commitments.view_report", is_team)
for _action in ("add", "change", "delete"):
    rules.add_perm(f"commitments.{_action}_report", rules.always_deny)
rules.add_perm("commitments.hide_words", is_team)
rules.add_perm("commitments.see_report", is_secretariat)
