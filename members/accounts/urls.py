"""Addresses of signing in and of one's account: allauth's views under allauth's names, at French paths.

Signing up is not bound. What is ours is in ``views``.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path
from django.views.decorators.http import require_http_methods

from . import views
from .pacing import at_a_steady_pace

urlpatterns = [
    path("", views.account, name="account"),
    path("connexion/", account.login, name="account_login"),
    path("connexion/code/", at_a_steady_pace(account.request_login_code), name="account_request_login_code"),
    path("connexion/code/saisie/", views.confirm_code, name="account_confirm_login_code"),
    path("connexion/second-facteur/", mfa.authenticate, name="mfa_authenticate"),
    path("connexion/cle/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("deconnexion/", account.logout, name="account_logout"),
    path("ferme/", account.account_inactive, name="account_inactive"),
    path("confirmation/", account.reauthenticate, name="account_reauthenticate"),
    path("confirmation/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("confirmation/cle/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("adresse/", account.email, name="account_email"),
    path("adresse/a-confirmer/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^adresse/confirmer/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
    path("mot-de-passe/", account.password_change, name="account_change_password"),
    path("mot-de-passe/choisir/", account.password_set, name="account_set_password"),
    path("mot-de-passe/oublie/", at_a_steady_pace(account.password_reset), name="account_reset_password"),
    path("mot-de-passe/oublie/envoye/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mot-de-passe/nouveau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "mot-de-passe/nouveau/fait/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    path("securite/", views.second_factor, name="mfa_index"),
    path("securite/application/", totp.activate_totp, name="mfa_activate_totp"),
    path("securite/application/retirer/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("securite/codes/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path("securite/codes/nouveaux/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("securite/codes/fichier/", views.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("securite/cles/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("securite/cles/ajouter/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("securite/cles/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("securite/cles/<int:pk>/retirer/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("sessions/", views.sessions, name="usersessions_list"),
]

# allauth's views also take PUT and DELETE, which would go round the forms.
for _pattern in urlpatterns:
    _pattern.callback = require_http_methods(["GET", "HEAD", "POST"])(_pattern.callback)
