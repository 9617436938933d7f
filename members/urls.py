"""Addresses of member cities, of their delegations, and of what is held about someone."""

from django.urls import path

from .views import delegation, invitation, my_data, public

app_name = "members"

urlpatterns = [
    path("villes/", public.member_list, name="member_list"),
    path("villes/<slug:slug>/", public.member, name="member"),
    path("compte/invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("compte/mes-donnees/", my_data.my_data, name="my_data"),
    path("compte/mes-donnees/export", my_data.my_data_export, name="my_data_export"),
    path("compte/mes-donnees/effacer/", my_data.my_data_erase, name="my_data_erase"),
    path("compte/mes-donnees/efface/", my_data.my_data_erased, name="my_data_erased"),
    path("espace/<slug:city>/delegation/", delegation.delegation, name="delegation"),
    path("espace/<slug:city>/delegation/ajouter/", delegation.add, name="contributor_add"),
    path("espace/<slug:city>/delegation/<int:pk>/terminer/", delegation.end, name="contributor_end"),
    path("espace/<slug:city>/delegation/<int:pk>/renvoyer/", delegation.send_again, name="invitation_send_again"),
    path("espace/<slug:city>/delegation/<int:pk>/lettre/", delegation.letter, name="letter"),
    path("espace/<slug:city>/delegation/<int:pk>/lettre/deposer/", delegation.file, name="letter_file"),
]
