"""Who may do what with meetings, as predicates."""

import rules

from members.rules import (
    acts_for_a_member,
    contributes_for,
    is_of_team,
    is_secretariat,
    is_team,
    leads_delegation_of,
)

_MODELS = (
    "commission",
    "meeting",
    "agendaitem",
    "intervention",
    "attendance",
    "photograph",
    "document",
    "decision",
    "minutes",
)
for _model in _MODELS:
    rules.add_perm(f"meetings.view_{_model}", is_team)
    for _action in ("add", "change", "delete"):
        rules.add_perm(f"meetings.{_action}_{_model}", is_secretariat)
rules.add_perm("meetings.import_participants", is_secretariat)
# The secretariat's pages of a meeting: all of the team reads them, the secretariat acts there.
rules.add_perm("meetings.view_desk", is_team)
rules.add_perm("meetings.run_meeting", is_secretariat)
# What is for members only: items of an agenda, and what was decided under them.
rules.add_perm("meetings.read_for_members", is_of_team | acts_for_a_member)

# Who comes for a city is said by those who lead its delegation; whoever writes for it proposes items for the agenda.
rules.add_perm("meetings.compose_delegation", leads_delegation_of)
rules.add_perm("meetings.propose_item", contributes_for)

rules.add_perm("meetings", is_team)
