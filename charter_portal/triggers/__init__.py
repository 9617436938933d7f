"""Guards that the database itself keeps, and other triggers of ours, on SQLite and PostgreSQL.

An application declares its triggers in ``<app>/guards.py``, which is imported at start::

    from charter_portal.triggers.declaring import declare
    from charter_portal.triggers.guard import ALWAYS, Guard

    declare(Guard(Entry, sealed_when=ALWAYS))
    declare(Guard(Edition, sealed_when="{row}.sealed_at IS NOT NULL", mutable=("status", "version")))
    declare(Guard(Article, parent="edition", sealed_when="{row}.sealed_at IS NOT NULL"))

Anything else that lives in triggers is declared the same way, as an object with a method ``triggers(connection)`` that
returns Trigger values (see ``trigger.py``) for the tables that exist. The list is made afresh at every installation.

``installing.install(connection)`` puts them in place (after every ``migrate``, and after every schema change on
SQLite), ``installing.missing(connection)`` names those that are not, ``installing.lift(connection)`` is for the
migration that must change a sealed row.
"""
