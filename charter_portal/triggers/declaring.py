"""What the applications declare."""

_declared = []


def declare(source):
    """Have the triggers of ``source`` kept in the database; ``source.triggers(connection)`` lists them. Returns it."""
    _declared.append(source)
    return source


def declared():
    """What was declared, in order."""
    return tuple(_declared)


def wanted(connection):
    """{name: Trigger} of everything declared, for the tables and columns that the database has now.

    Raises ValueError where two triggers bear one name.
    """
    found = {}
    for source in _declared:
        for trigger in source.triggers(connection):
            if trigger.name in found:
                raise ValueError(f"two triggers are called {trigger.name}")
            found[trigger.name] = trigger
    return found
