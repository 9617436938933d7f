"""Addresses of the life of minutes and of what becomes of decisions."""

from django.urls import path

from . import converters  # noqa: F401 (makes <number:…> known)
from .views import corrections, decisions, documents, minutes, sealed

_MEETING = "reunions/<slug:commission>/<number:number>"
_MINUTES = f"{_MEETING}/secretariat/compte-rendu"
_DOCUMENTS = f"{_MEETING}/secretariat/documents"
_SEAT = "espace/<slug:city>/reunions/<slug:commission>/<number:number>/corrections"

minutes_patterns = [
    path(f"{_MINUTES}/", minutes.minutes_desk, name="minutes_desk"),
    path(f"{_MINUTES}/commencer/", minutes.begin, name="minutes_begin"),
    path(f"{_MINUTES}/diffuser/", minutes.circulate_minutes, name="minutes_circulate"),
    path(f"{_MINUTES}/prolonger/", minutes.prolong_corrections, name="minutes_prolong"),
    path(f"{_MINUTES}/corrections/<number:pk>/", minutes.decide_correction, name="minutes_correction"),
    path(f"{_MINUTES}/approuver/", minutes.approve_in_silence, name="minutes_approve"),
    path(f"{_MINUTES}/approuver-par-vote/", minutes.approve_with_vote, name="minutes_approve_by_vote"),
    path(f"{_MINUTES}/sceller/", minutes.seal_minutes, name="minutes_seal"),
    path(f"{_MINUTES}/erratum/", sealed.erratum, name="minutes_erratum"),
    path(f"{_MINUTES}/retirer/", sealed.withdraw_minutes, name="minutes_withdraw"),
    path(f"{_MINUTES}/montrer/", sealed.show_minutes_again, name="minutes_show_again"),
    path("reunions/corrections/<str:token>/", corrections.corrections, name="corrections"),
    path("reunions/corrections/<str:token>/<slug:place>/", corrections.correction, name="correction"),
    path(f"{_SEAT}/", corrections.seat_corrections, name="seat_corrections"),
    path(f"{_SEAT}/<slug:place>/", corrections.seat_correction, name="seat_correction"),
    path("reunions/decisions/", decisions.decision_list, name="decision_list"),
    path("reunions/decisions.csv", decisions.decisions_csv, name="decisions_csv"),
    path("reunions/decisions/pieces/<number:pk>/", decisions.evidence, name="evidence"),
    path(f"{_MEETING}/decisions/<number:decision>/", decisions.decision, name="decision"),
    path(f"{_MEETING}/secretariat/decisions/", decisions.decisions_desk, name="decisions_desk"),
    path(f"{_MEETING}/secretariat/decisions/<number:pk>/suivre/", decisions.follow, name="decision_follow"),
    path(f"{_DOCUMENTS}/", documents.documents_desk, name="documents_desk"),
    path(f"{_DOCUMENTS}/<slug:kind>-<str:language>.pdf", documents.document_pdf, name="document_pdf"),
    path(f"{_DOCUMENTS}/tout/", documents.bundle_meeting, name="bundle_meeting"),
    path(f"{_DOCUMENTS}/annee/", documents.bundle_year, name="bundle_year"),
    path(f"{_DOCUMENTS}/<number:pk>.zip", documents.bundle_file, name="bundle_file"),
]
