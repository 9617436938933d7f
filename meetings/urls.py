"""Addresses of meetings and their minutes."""

from django.urls import path

from . import converters  # noqa: F401 (makes <number:…> known)
from .convening_urls import convening_patterns
from .minutes_urls import minutes_patterns
from .session_urls import session_patterns
from .views import desk, files, media, public

app_name = "meetings"

urlpatterns = [
    path("reunions/", public.meeting_list, name="meeting_list"),
    path("reunions/<slug:commission>/<number:number>/", public.meeting, name="meeting"),
    path("reunions/<slug:commission>/<number:number>/compte-rendu/", public.minutes, name="minutes"),
    path("reunions/<slug:commission>/<number:number>/compte-rendu.pdf", files.minutes_pdf, name="minutes_pdf"),
    path(
        "reunions/<slug:commission>/<number:number>/participants.csv", files.participants_csv, name="participants_csv"
    ),
    path("reunions/<slug:commission>/preparer/", desk.prepare, name="prepare"),
    path("reunions/<slug:commission>/<number:number>/secretariat/", desk.desk, name="desk"),
    path("reunions/<slug:commission>/<number:number>/secretariat/annoncer/", desk.announce_meeting, name="announce"),
    *convening_patterns,
    *session_patterns,
    path("reunions/fichiers/photographies/<number:pk>/", media.photograph, name="photograph"),
    path("reunions/fichiers/documents/<number:pk>/", media.document, name="document"),
    *minutes_patterns,
]
