"""Addresses of clauses and of their uses."""

from django.urls import path

from .views import drafting, own, public, publishing, uses

app_name = "clauses"

urlpatterns = [
    path("clauses/", public.clause_list, name="clause_list"),
    path("clauses/usages/", uses.use_list, name="use_list"),
    path("clauses/usages/usages.csv", uses.uses_csv, name="uses_csv"),
    path("clauses/usages/<int:pk>/", uses.use, name="use"),
    path("clauses/<slug:key>/", public.clause, name="clause"),
    path("clauses/<slug:key>/versions/<int:number>/", public.version, name="version"),
    path("clauses/<slug:key>/versions/<int:number>/clause.txt", public.version_text, name="version_text"),
    path("clauses/<slug:key>/utiliser/", own.choose_city, name="choose_city"),
    path("espace/<slug:city>/clauses/", own.own_list, name="own_list"),
    path("espace/<slug:city>/clauses/ajouter/", drafting.add, name="use_add"),
    path("espace/<slug:city>/clauses/<int:pk>/", own.own, name="own"),
    path("espace/<slug:city>/clauses/<int:pk>/modifier/", drafting.edit, name="use_edit"),
    path("espace/<slug:city>/clauses/<int:pk>/suite/", drafting.next_stage, name="stage_add"),
    path("espace/<slug:city>/clauses/<int:pk>/corriger/<int:row>/", drafting.correct, name="stage_correct"),
    path("espace/<slug:city>/clauses/<int:pk>/publier/", publishing.publish, name="use_publish"),
    path("espace/<slug:city>/clauses/<int:pk>/supprimer/", publishing.discard, name="use_discard"),
]
