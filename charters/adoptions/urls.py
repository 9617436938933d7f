"""Addresses of adoptions."""

from django.urls import path

from .views import documents, own, papers, principles, public

app_name = "adoptions"

urlpatterns = [
    path("adoption/", public.picture, name="picture"),
    path("principes/<slug:key>/adoption/", principles.principle, name="principle"),
    path("espace/<slug:city>/adoption/", own.own, name="own"),
    path("espace/<slug:city>/adoption/acte-type.pdf", papers.model_act_pdf, name="model_act_pdf"),
    path("espace/<slug:city>/adoption/acte-type.docx", papers.model_act_as_docx, name="model_act_docx"),
    path("adoption/actes/<int:pk>.pdf", documents.document, name="document"),
]
