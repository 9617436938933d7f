"""Addresses of meetings and their minutes."""

from django.urls import path

from .views import files, media, public

app_name = "meetings"

urlpatterns = [
    path("reunions/", public.meeting_list, name="meeting_list"),
    path("reunions/<slug:commission>/<int:number>/", public.meeting, name="meeting"),
    path("reunions/<slug:commission>/<int:number>/compte-rendu/", public.minutes, name="minutes"),
    path("reunions/<slug:commission>/<int:number>/compte-rendu.pdf", files.minutes_pdf, name="minutes_pdf"),
    path("reunions/<slug:commission>/<int:number>/participants.csv", files.participants_csv, name="participants_csv"),
    path("reunions/fichiers/photographies/<int:pk>/", media.photograph, name="photograph"),
    path("reunions/fichiers/documents/<int:pk>/", media.document, name="document"),
]
