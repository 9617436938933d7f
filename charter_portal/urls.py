"""Addresses of the portal: the same paths under /fr/, /en/ and /ar/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from meetings.views import media

from . import views
from .workspace import views as workspace_views

urlpatterns = [
    path("", views.choose_language, name="root"),
    path("media/<path:name>", media.stored, name="media"),
    path("sante/", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("aide/", views.page, {"name": "help"}, name="help"),
        path("accessibilite/", views.page, {"name": "accessibility"}, name="accessibility"),
        path("algorithmes/", views.algorithms, name="algorithms"),
        path("algorithmes/<slug:name>/", views.algorithm, name="algorithm"),
        path("algorithmes/<slug:name>.py", views.algorithm_file, name="algorithm_file"),
        path("vie-privee/", views.privacy, name="privacy"),
        path("mentions-legales/", views.page, {"name": "legal"}, name="legal"),
        path("espace/", workspace_views.workspaces, name="workspaces"),
        path("espace/<slug:city>/", workspace_views.workspace, name="workspace"),
        path("", include("charters.urls")),
        path("", include("charters.votes.urls")),
        path("", include("charters.adoptions.urls")),
        path("", include("charters.clauses.urls")),
        path("", include("charters.commitments.urls")),
        path("", include("charters.yearbook.urls")),
        path("", include("members.urls")),
        path("", include("meetings.urls")),
        path("", include("charter_portal.notices.urls")),
        path("", include("charter_portal.register_pages.urls")),
        path("", include("charter_portal.search_pages.urls")),
        path("compte/", include("members.accounts.urls")),
        path("admin/", admin.site.urls),
    ),
]

handler400 = "charter_portal.views.bad_request"
handler403 = "charter_portal.views.forbidden"
handler404 = "charter_portal.views.not_found"
handler500 = "charter_portal.views.server_error"
