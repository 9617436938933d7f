"""Addresses of commitments and reports."""

from django.urls import path

from .views import own, public, publishing, reporting, reports

app_name = "commitments"

_REPORTS = "espace/<slug:city>/bilans/"
_OF_A_CITY = "espace/<slug:city>/engagements/"

urlpatterns = [
    path("engagements/", public.listed, name="list"),
    path("engagements.csv", public.table, name="table"),
    path("engagements/<int:pk>/", public.commitment, name="commitment"),
    path("principes/<slug:key>/engagements/", public.of_principle, name="of_principle"),
    path(_OF_A_CITY, own.own_list, name="own_list"),
    path(f"{_OF_A_CITY}ajouter/", own.add, name="add"),
    path(f"{_OF_A_CITY}<int:pk>/", own.own, name="own"),
    path(f"{_OF_A_CITY}<int:pk>/modifier/", own.edit, name="edit"),
    path(f"{_OF_A_CITY}<int:pk>/nouvelle-version/", own.revise, name="revise"),
    path(f"{_OF_A_CITY}<int:pk>/publier/", publishing.publish_draft, name="publish"),
    path(f"{_OF_A_CITY}<int:pk>/supprimer/", publishing.discard_draft, name="discard"),
    path(f"{_OF_A_CITY}<int:pk>/suite/", publishing.say_outcome, name="outcome"),
    path("bilans/<int:pk>/", reports.report, name="report"),
    path("bilans/pieces/<int:pk>.pdf", reports.evidence, name="evidence"),
    path(_REPORTS, reporting.report_list, name="reports_own"),
    path(f"{_REPORTS}commencer/", reporting.begin, name="report_begin"),
    path(f"{_REPORTS}<int:year>/", reporting.report_own, name="report_own"),
    path(f"{_REPORTS}<int:year>/principes/<slug:key>/", reporting.principle, name="report_principle"),
    path(f"{_REPORTS}<int:year>/engagements/<int:pk>/", reporting.commitment, name="report_commitment"),
    path(f"{_REPORTS}<int:year>/supprimer/", reporting.discard, name="report_discard"),
    path(f"{_REPORTS}<int:year>/deposer/", reporting.submit_report, name="report_submit"),
]
