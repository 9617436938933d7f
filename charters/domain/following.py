"""Who does something once an edition enters into force. Adoptions do, of which this knows nothing."""

_asked = []


def follows_entry_into_force(do):
    """Decorator: have ``do(edition)`` called, in the transaction in which the Edition enters into force."""
    _asked.append(do)
    return do


def follow(edition):
    """Have everyone who asked for it do what follows the entry into force of the Edition."""
    for do in _asked:
        do(edition)
