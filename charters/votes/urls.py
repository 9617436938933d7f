"""Addresses of votes."""

from django.urls import path

from .views import public, voting

app_name = "votes"

urlpatterns = [
    path("votes/", public.round_list, name="round_list"),
    path("votes/<int:number>/", public.round_page, name="round"),
    path("espace/<slug:city>/votes/", voting.own_list, name="own_list"),
    path("espace/<slug:city>/votes/<int:number>/", voting.own, name="own"),
]
