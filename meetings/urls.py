"""Addresses of meetings and their minutes."""

from django.urls import path

from .views import public

app_name = "meetings"

urlpatterns = [
    path("reunions/", public.meeting_list, name="meeting_list"),
    path("reunions/<slug:commission>/<int:number>/", public.meeting, name="meeting"),
    path("reunions/<slug:commission>/<int:number>/compte-rendu/", public.minutes, name="minutes"),
]
