"""Addresses of member cities."""

from django.urls import path

from .views import public

app_name = "members"

urlpatterns = [
    path("villes/", public.member_list, name="member_list"),
    path("villes/<slug:slug>/", public.member, name="member"),
]
