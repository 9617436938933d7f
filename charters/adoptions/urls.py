"""Addresses of adoptions."""

from django.urls import path

from .views import documents, own

app_name = "adoptions"

urlpatterns = [
    path("espace/<slug:city>/adoption/", own.own, name="own"),
    path("adoption/actes/<int:pk>.pdf", documents.document, name="document"),
]
