"""Addresses of convening, of answers, and of the papers that go with them."""

from django.urls import path

from . import converters  # noqa: F401 (makes <number:…> known)
from .views import calendars, convening, feeds, invitations, of_cities, papers, proposing, replying

_OF_A_CITY = "espace/<slug:city>/reunions/"
_OWN = f"{_OF_A_CITY}<slug:commission>/<number:number>/"
_DESK = "reunions/<slug:commission>/<number:number>/secretariat/"

convening_patterns = [
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
    path(f"{_DESK}convocation.pdf", papers.convocation, name="convocation_pdf"),
    path(f"{_DESK}emargement.pdf", papers.sheet, name="sheet_pdf"),
    path(f"{_DESK}pouvoir.pdf", papers.blank_proxy, name="blank_proxy_pdf"),
    path(f"{_DESK}invitations/<number:pk>/pouvoir-a-signer.pdf", papers.proxy, name="proxy_pdf"),
    path("reunions/reponse/<str:token>/", replying.reply, name="reply"),
    path(
        "reunions/reponse/<str:token>/convocation.pdf",
        papers.by_link,
        {"paper": "convocation"},
        name="reply_convocation_pdf",
    ),
    path("reunions/reponse/<str:token>/pouvoir.pdf", papers.by_link, {"paper": "pouvoir"}, name="reply_proxy_pdf"),
    path("reunions/comptes-rendus.atom", feeds.minutes_feed, name="minutes_feed"),
    path("reunions/<slug:commission>/calendrier.ics", calendars.of_commission, name="calendar"),
    path("reunions/<slug:commission>/<number:number>/reunion.ics", calendars.of_meeting, name="meeting_ics"),
    path("reunions/calendriers/<str:word>.ics", calendars.of_person, name="calendar_of_person"),
    path("compte/calendrier/", calendars.own, name="own_calendar"),
    path(f"{_DESK}propositions/", proposing.proposals, name="proposals"),
    path(f"{_DESK}propositions/<number:pk>/", proposing.proposal, name="proposal"),
    path(f"{_OWN}proposer/", proposing.own_propose, name="own_propose"),
    path(f"{_OWN}propositions/<number:pk>/retirer/", proposing.own_withdraw, name="own_withdraw"),
    path(_OF_A_CITY, of_cities.own_list, name="own_list"),
    path(_OWN, of_cities.own, name="own"),
    path(f"{_OWN}convocation.pdf", papers.own_convocation, name="own_convocation_pdf"),
    path(f"{_OWN}personnes/<number:pk>/pouvoir-a-signer.pdf", papers.own_proxy, name="own_proxy_pdf"),
    path(f"{_OWN}ajouter/", of_cities.add, name="own_add"),
    path(f"{_OWN}personnes/<number:pk>/", of_cities.reply, name="own_reply"),
    path(f"{_OWN}personnes/<number:pk>/retirer/", of_cities.remove, name="own_remove"),
    path(f"{_OWN}personnes/<number:pk>/pouvoir/", of_cities.letter, name="own_letter"),
]
