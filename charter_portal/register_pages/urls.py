"""Addresses of the register of acts."""

from django.urls import path

from . import views

app_name = "register"

urlpatterns = [
    path("registre/", views.entries, name="entries"),
    path("registre/verifier/", views.check, name="check"),
    path("registre/registre.json", views.export, name="export"),
    path("registre/<int:number>/", views.entry, name="entry"),
    path("registre/<int:number>/document.pdf", views.document, name="document"),
]
