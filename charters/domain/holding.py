"""Who says that an edition or an amendment must stay as it is for now. Votes say so, of which this knows nothing."""

_asked = []


def holds(ask):
    """Decorator: have ``ask(subject)`` asked whether the Edition or the Amendment ``subject`` is held."""
    _asked.append(ask)
    return ask


def is_held(subject):
    """Whether something holds the subject, such as a vote on it that is not over."""
    return any(ask(subject) for ask in _asked)
