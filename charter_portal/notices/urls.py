"""Addresses of notices."""

from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("compte/notifications/", views.notice_list, name="list"),
    path("compte/notifications/lues/", views.read, name="read"),
    path("compte/preferences/", views.preferences, name="preferences"),
    path("notifications/desabonnement/<token>/", views.unsubscribe, name="unsubscribe"),
]
