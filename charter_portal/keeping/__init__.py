"""Data that can be kept, brought back and moved: backups, their restoring, the move to PostgreSQL, its roles.

Commands are the only faces. The portal's rows and files are taken as they come, by what Django knows of its models:
nothing here knows of charters, cities or meetings.
"""
