"""For whom minutes are printed and shown: items of the agenda can be for members only. Pure."""

EVERYONE = ""
MEMBERS = "members"
"""Those who act for a member, and the team."""
