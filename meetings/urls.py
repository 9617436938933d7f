"""Addresses of meetings and their minutes."""

from django.urls import path

from . import converters  # noqa: F401 (makes <number:…> known)
from .minutes_urls import minutes_patterns
from .session_urls import session_patterns
from .views import convening, desk, files, invitations, media, of_cities, public, replying

app_name = "meetings"

_OF_A_CITY = "espace/<slug:city>/reunions/"
_OWN = f"{_OF_A_CITY}<slug:commission>/<number:number>/"
_DESK = "reunions/<slug:commission>/<number:number>/secretariat/"

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
    path(f"{_DESK}invitations/", invitations.invitations, name="invitations"),
    path(f"{_DESK}invitations/ajouter/", invitations.invite, name="invite"),
    path(f"{_DESK}invitations/reprendre/<slug:source>/", invitations.take_over, name="invitations_take_over"),
    path(f"{_DESK}invitations/<number:pk>/", invitations.invitee, name="invitee"),
    path(f"{_DESK}invitations/<number:pk>/retirer/", invitations.remove, name="invitee_remove"),
    path(f"{_DESK}invitations/<number:pk>/pouvoir/", invitations.proxy_letter, name="proxy_letter"),
    path(f"{_DESK}convoquer/", convening.review, name="convene"),
    path(f"{_DESK}convoquer/nouveaux/", convening.rest, name="convene_rest"),
    path(f"{_DESK}modifications/", convening.changed, name="changed"),
    path(f"{_DESK}annuler/", convening.cancelled, name="cancel"),
    path("reunions/reponse/<str:token>/", replying.reply, name="reply"),
    path(_OF_A_CITY, of_cities.own_list, name="own_list"),
    path(_OWN, of_cities.own, name="own"),
    path(f"{_OWN}ajouter/", of_cities.add, name="own_add"),
    path(f"{_OWN}personnes/<number:pk>/", of_cities.reply, name="own_reply"),
    path(f"{_OWN}personnes/<number:pk>/retirer/", of_cities.remove, name="own_remove"),
    path(f"{_OWN}personnes/<number:pk>/pouvoir/", of_cities.letter, name="own_letter"),
    *session_patterns,
    path("reunions/fichiers/photographies/<number:pk>/", media.photograph, name="photograph"),
    path("reunions/fichiers/documents/<number:pk>/", media.document, name="document"),
    *minutes_patterns,
]
