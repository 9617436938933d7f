"""Which models keep a history of every change. None has texts in several languages."""

from simple_history import register as keep_history

from .models import Round

keep_history(Round, app="charters.votes")
