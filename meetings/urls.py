"""Addresses of meetings and their minutes."""

from django.urls import path

from .views import files, public

app_name = "meetings"

urlpatterns = [
    path("reunions/", public.meeting_list, name="meeting_list"),
    path("reunions/<slug:commission>/<int:number>/", public.meeting, name="meeting"),
    path("reunions/<slug:commission>/<int:number>/compte-rendu/", public.minutes, name="minutes"),
    path("reunions/<slug:commission>/<int:number>/compte-rendu.pdf", files.minutes_pdf, name="minutes_pdf"),
    path("reunions/<slug:commission>/<int:number>/participants.csv", files.participants_csv, name="participants_csv"),
]
