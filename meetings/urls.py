"""Addresses of meetings and their minutes."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from .views import desk, files, media, public


class NumberConverter(IntConverter):
    """A whole number written in the one way that we write it: 011 is no address of meeting 11."""

    regex = "0|[1-9][0-9]*"


register_converter(NumberConverter, "number")

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
    path("reunions/fichiers/photographies/<number:pk>/", media.photograph, name="photograph"),
    path("reunions/fichiers/documents/<number:pk>/", media.document, name="document"),
]
