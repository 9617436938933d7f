"""Addresses of notices."""

from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("notifications/desabonnement/<token>/", views.unsubscribe, name="unsubscribe"),
]
