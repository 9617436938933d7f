"""Reading the secretariat's table of participants, and finding who and where each row is about.

``reading`` turns a file into a Table, ``rows`` a Table into rows (both pure), ``planning`` rows into a plan against
what is on file. ``meetings.domain.importing`` writes it.
"""
