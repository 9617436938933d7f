"""Addresses of the network's reports."""

from django.urls import path

from .views import public

app_name = "yearbook"

urlpatterns = [path("adoption/bilan/<int:year>.pdf", public.yearbook, name="yearbook")]
