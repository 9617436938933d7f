"""Addresses of member cities."""

from django.urls import path

from .views import delegation, invitation, public

app_name = "members"

urlpatterns = [
    path("villes/", public.member_list, name="member_list"),
    path("villes/<slug:slug>/", public.member, name="member"),
    path("compte/invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("espace/<slug:city>/delegation/", delegation.delegation, name="delegation"),
    path("espace/<slug:city>/delegation/ajouter/", delegation.add, name="contributor_add"),
    path("espace/<slug:city>/delegation/<int:pk>/terminer/", delegation.end, name="contributor_end"),
    path("espace/<slug:city>/delegation/<int:pk>/renvoyer/", delegation.send_again, name="invitation_send_again"),
    path("espace/<slug:city>/delegation/<int:pk>/lettre/", delegation.letter, name="letter"),
    path("espace/<slug:city>/delegation/<int:pk>/lettre/deposer/", delegation.file, name="letter_file"),
]
