"""Addresses of adoptions."""

from django.urls import path

from .views import declaring, documents, drafting, files, own, papers, principles, public, recording

app_name = "adoptions"

_OWN = "espace/<slug:city>/adoption"

urlpatterns = [
    path("adoption/", public.picture, name="picture"),
    path("adoption.csv", files.adoption_csv, name="adoption_csv"),
    path("adoption.ods", files.adoption_ods, name="adoption_ods"),
    path("adoption.json", files.adoption_json, name="adoption_json"),
    path("principes/<slug:key>/adoption/", principles.principle, name="principle"),
    path("villes/<slug:slug>/charte.pdf", papers.city_edition, name="city_edition"),
    path(f"{_OWN}/acte-type.pdf", papers.model_act_pdf, name="model_act_pdf"),
    path(f"{_OWN}/acte-type.docx", papers.model_act_as_docx, name="model_act_docx"),
    path(f"{_OWN}/", own.own, name="own"),
    path(f"{_OWN}/preparer/", drafting.begin, name="begin"),
    path(f"{_OWN}/brouillon/", drafting.draft, name="draft"),
    path(f"{_OWN}/acte/", drafting.act, name="act"),
    path(f"{_OWN}/relire/", recording.review, name="review"),
    path(f"{_OWN}/enregistrer/", recording.record, name="record"),
    path(f"{_OWN}/abandonner/", drafting.discard, name="discard"),
    path(f"{_OWN}/interet/", declaring.interest, name="interest"),
    path(f"{_OWN}/intention/", declaring.intention, name="intention"),
    path(f"{_OWN}/retrait/", declaring.withdraw, name="withdraw"),
    path(f"{_OWN}/completer/<int:pk>/", declaring.complete, name="complete"),
    path("adoption/actes/<int:pk>.pdf", documents.document, name="document"),
]
