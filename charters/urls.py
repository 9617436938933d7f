"""Addresses of charters, editions and principles."""

from django.urls import path

from .views import files, public

app_name = "charters"

urlpatterns = [
    path("charte/", public.shared, name="shared"),
    path("chartes/", public.charter_list, name="charter_list"),
    path("chartes/<slug:slug>/", public.charter, name="charter"),
    path("chartes/<slug:slug>/editions/<str:number>.pdf", files.edition_pdf, name="edition_pdf"),
    path("chartes/<slug:slug>/editions/<str:number>.json", files.edition_json, name="edition_json"),
    path("chartes/<slug:slug>/editions/<str:number>.md", files.edition_markdown, name="edition_markdown"),
    path("chartes/<slug:slug>/editions/<str:number>.docx", files.edition_docx, name="edition_docx"),
    path("chartes/<slug:slug>/editions/<str:number>/", public.edition, name="edition"),
    path("principes/<slug:key>/", public.principle, name="principle"),
]
