"""Addresses of votes."""

from django.urls import path

from .views import casting, letters, public, roll_calls, voting

app_name = "votes"

urlpatterns = [
    path("votes/", public.round_list, name="round_list"),
    path("votes/<int:number>/", public.round_page, name="round"),
    path("votes/<int:number>/questions/<int:position>/", roll_calls.question, name="question"),
    path("votes/<int:number>/appel-nominal.csv", roll_calls.roll_call_csv, name="roll_call_csv"),
    path("votes/<int:number>/vote.json", roll_calls.vote_json, name="vote_json"),
    path("espace/<slug:city>/votes/", voting.own_list, name="own_list"),
    path("votes/<int:number>/voter/", voting.choose_city, name="choose_city"),
    path("votes/<int:number>/lettres/<slug:slug>/<int:sequence>.pdf", letters.letter, name="letter"),
    path("espace/<slug:city>/votes/<int:number>/", voting.own, name="own"),
    path("espace/<slug:city>/votes/<int:number>/bulletin/", casting.ballot, name="ballot"),
    path("espace/<slug:city>/votes/<int:number>/relire/", casting.review, name="review"),
    path("espace/<slug:city>/votes/<int:number>/abandonner/", casting.discard, name="discard"),
    path("espace/<slug:city>/votes/<int:number>/voter/", casting.cast, name="cast"),
    path("espace/<slug:city>/votes/<int:number>/recu/<int:sequence>/", voting.receipt, name="receipt"),
]
