"""Addresses of the sitting, under the desk of a meeting."""

from django.urls import path

from . import converters  # noqa: F401 (makes <number:…> known)
from .views import checkin, noting, session

_SITTING = "reunions/<slug:commission>/<number:number>/secretariat/seance/"

session_patterns = [
    path(f"{_SITTING}{place}", view, name=name)
    for place, view, name in (
        ("", session.session, "session"),
        ("ouvrir/", session.open_session, "session_open"),
        ("lever/", session.close_session, "session_close"),
        ("etat.json", session.state, "session_state"),
        ("points/<number:pk>/appeler/", session.begin, "item_begin"),
        ("points/<number:pk>/texte/", session.text, "item_text"),
        ("points/<number:pk>/decision/", noting.decision_add, "decision_add"),
        ("points/<number:pk>/vote/", noting.hand_vote_add, "hand_vote_add"),
        ("points/<number:pk>/photographie/", noting.photograph_add, "photograph_add"),
        ("points/<number:pk>/intervenants/", noting.speakers, "speakers"),
        ("decisions/<number:pk>/", noting.decision_change, "decision_change"),
        ("votes/<number:pk>/", noting.hand_vote, "hand_vote"),
        ("presences/", checkin.checkin, "checkin"),
        ("presences/convoques/", checkin.take_over, "invitees_take_over"),
        ("presences/ajouter/", checkin.add, "participant_add"),
        ("presences/<number:pk>/noter/", checkin.note, "presence_note"),
        ("presences/<number:pk>/", checkin.spans, "presence_spans"),
    )
]
