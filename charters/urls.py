"""Addresses of charters, editions and principles."""

from django.urls import path

from .views import (
    agreeing,
    amending,
    amendments,
    annotating,
    annotations,
    comparing,
    contributions,
    cosigning,
    files,
    public,
)

app_name = "charters"

_AMENDMENTS = "chartes/<slug:slug>/editions/<str:number>/amendements/"
_OF_A_CITY = "espace/<slug:city>/amendements/"
_COMPARISON = "chartes/<slug:slug>/editions/<str:number>/comparer/"

urlpatterns = [
    path("charte/", public.shared, name="shared"),
    path("chartes/", public.charter_list, name="charter_list"),
    path("chartes/<slug:slug>/", public.charter, name="charter"),
    path("chartes/<slug:slug>/editions/<str:number>.pdf", files.edition_pdf, name="edition_pdf"),
    path("chartes/<slug:slug>/editions/<str:number>.json", files.edition_json, name="edition_json"),
    path("chartes/<slug:slug>/editions/<str:number>.md", files.edition_markdown, name="edition_markdown"),
    path("chartes/<slug:slug>/editions/<str:number>.docx", files.edition_docx, name="edition_docx"),
    path("chartes/<slug:slug>/editions/<str:number>/", public.edition, name="edition"),
    path(_COMPARISON, comparing.choose, name="compare_choose"),
    path(
        "chartes/<slug:slug>/editions/<str:number>/comparer/<str:old>.json", comparing.compare_json, name="compare_json"
    ),
    path("chartes/<slug:slug>/editions/<str:number>/comparer/<str:old>.pdf", comparing.compare_pdf, name="compare_pdf"),
    path("chartes/<slug:slug>/editions/<str:number>/comparer/<str:old>/", comparing.compare, name="compare"),
    path(
        "principes/<slug:key>/comparer/<str:old>/<str:new>.json",
        comparing.compare_principle_json,
        name="compare_principle_json",
    ),
    path(
        "principes/<slug:key>/comparer/<str:old>/<str:new>.pdf",
        comparing.compare_principle_pdf,
        name="compare_principle_pdf",
    ),
    path("principes/<slug:key>/comparer/<str:old>/<str:new>/", comparing.compare_principle, name="compare_principle"),
    path("principes/<slug:key>/", public.principle, name="principle"),
    path("chartes/<slug:slug>/editions/<str:number>/amendements.csv", amendments.amendments_csv, name="amendments_csv"),
    path(_AMENDMENTS, amendments.amendment_list, name="amendment_list"),
    path(f"{_AMENDMENTS}<int:amendment>/", amendments.amendment, name="amendment"),
    path("principes/<slug:key>/amender/", amending.choose_city, name="choose_city_to_amend"),
    path(_OF_A_CITY, amending.own_list, name="amendments_own"),
    path("espace/<slug:city>/principes/<slug:key>/amender/", amending.begin, name="amendment_begin"),
    path(f"{_OF_A_CITY}<int:pk>/", amending.own, name="amendment_own"),
    path(f"{_OF_A_CITY}<int:pk>/modifier/", amending.edit, name="amendment_edit"),
    path(f"{_OF_A_CITY}<int:pk>/deposer/", amending.submit, name="amendment_submit"),
    path(f"{_OF_A_CITY}<int:pk>/supprimer/", amending.discard, name="amendment_discard"),
    path(f"{_OF_A_CITY}<int:pk>/retirer/", amending.withdraw, name="amendment_withdraw"),
    path(f"{_OF_A_CITY}<int:pk>/francais/", agreeing.french, name="amendment_french"),
    path(f"{_OF_A_CITY}<int:pk>/accord/", agreeing.agree, name="amendment_agree"),
    path(f"{_OF_A_CITY}autres/", cosigning.others, name="amendments_others"),
    path(f"{_OF_A_CITY}<int:pk>/cosigner/", cosigning.cosign, name="amendment_cosign"),
    path(f"{_OF_A_CITY}<int:pk>/retirer-signature/", cosigning.withdraw_signature, name="amendment_unsign"),
    # annotations
    path("principes/<slug:key>/annotations/", annotations.annotation_list, name="annotation_list"),
    path("principes/<slug:key>/annotations/<int:pk>/", annotations.annotation, name="annotation"),
    path("principes/<slug:key>/annotations/<int:pk>/repondre/", annotating.choose_city, name="choose_city_to_reply"),
    path("principes/<slug:key>/annoter/", annotating.choose_city, name="choose_city"),
    path("principes/<slug:key>/formulations/<str:number>/", annotations.wording, name="wording"),
    path(
        "principes/<slug:key>/formulations/<str:number>/annotations.json",
        annotations.wording_annotations_json,
        name="wording_annotations_json",
    ),
    path("chartes/<slug:slug>/editions/<str:number>/contributions/", contributions.contributions, name="contributions"),
    path(
        "chartes/<slug:slug>/editions/<str:number>/contributions.pdf",
        contributions.contributions_pdf,
        name="contributions_pdf",
    ),
    path(
        "chartes/<slug:slug>/editions/<str:number>/contributions.csv",
        contributions.contributions_csv,
        name="contributions_csv",
    ),
    path("espace/<slug:city>/annotations/", annotating.city_annotations, name="city_annotations"),
    path("espace/<slug:city>/principes/<slug:key>/annoter/", annotating.add, name="annotation_add"),
    path("espace/<slug:city>/annotations/<int:pk>/modifier/", annotating.edit, name="annotation_edit"),
    path("espace/<slug:city>/annotations/<int:pk>/supprimer/", annotating.discard, name="annotation_discard"),
    path("espace/<slug:city>/annotations/<int:pk>/publier/", annotating.publish, name="annotation_publish"),
    path("espace/<slug:city>/annotations/<int:pk>/repondre/", annotating.reply, name="annotation_reply"),
]
