"""Who may do what with meetings, as predicates."""

import rules

from members.rules import is_secretariat, is_team

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

rules.add_perm("meetings", is_team)
