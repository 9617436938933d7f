"""Who may do what with votes, as predicates."""

import rules

from members.rules import is_secretariat, is_team, leads_delegation_of

rules.add_perm("votes.view_round", is_team)
for _action in ("add", "change", "delete"):
    rules.add_perm(f"votes.{_action}_round", is_team)
rules.add_perm("votes.open_round", is_team)
rules.add_perm("votes.prolong_round", is_team)
rules.add_perm("votes.annul_round", is_secretariat)
rules.add_perm("votes.certify_round", is_secretariat)
rules.add_perm("votes.record_letter", is_secretariat)
# It takes the member as its object: ask it by rules.has_perm, as members.rules says.
rules.add_perm("votes.cast_ballot", leads_delegation_of)

rules.add_perm("votes", is_team)
