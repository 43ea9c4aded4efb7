"""Addresses at the door. Names of allauth are kept, since it looks its own pages up by name."""

from django.urls import path, re_path

from wissel.web.openbaar import agenda, inloggen, meldingen, uitnodiging, views
from wissel.web.openbaar.aanmelden.urls import urlpatterns as aanmelden
from wissel.web.openbaar.site.urls import urlpatterns as site

urlpatterns = [
    path("", views.begin, name="begin"),
    *site,
    *aanmelden,
    path("rol/", views.kies_rol, name="kies_rol"),
    path("taal/", views.taal, name="taal"),
    path("account/", views.account, name="account"),
    path("account/agenda/", agenda.settings_page, name="agenda"),
    path("account/meldingen/", meldingen.choices, name="meldingen"),
    path("agenda/<str:token>.ics", agenda.feed, name="agenda_feed"),
    path("account/tweede-factor/", views.tweede_factor, name="tweede_factor"),
    path("u/<str:token>/", uitnodiging.invitation, name="uitnodiging"),
    path("inloggen/", inloggen.login, name="account_login"),
    path("inloggen/code/", inloggen.mfa_authenticate, name="mfa_authenticate"),
    path("inloggen/gesloten/", inloggen.inactive, name="account_inactive"),
    path("uitloggen/", inloggen.logout, name="account_logout"),
    path("wachtwoord/vergeten/", inloggen.reset, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", inloggen.reset_done, name="account_reset_password_done"),
    path(
        "wachtwoord/nieuw/klaar/", inloggen.reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        inloggen.reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("account/wachtwoord/", inloggen.change_password, name="account_change_password"),
    path("account/bevestigen/", inloggen.reauthenticate, name="account_reauthenticate"),
    path("account/bevestigen/code/", inloggen.mfa_reauthenticate, name="mfa_reauthenticate"),
    path("account/bevestigen/passkey/", inloggen.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/tweede-factor/overzicht/", inloggen.mfa_index, name="mfa_index"),
    path("account/tweede-factor/app/", inloggen.activate_totp, name="mfa_activate_totp"),
    path("account/tweede-factor/app/uitzetten/", inloggen.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/tweede-factor/herstelcodes/", inloggen.view_codes, name="mfa_view_recovery_codes"),
    path(
        "account/tweede-factor/herstelcodes/nieuw/",
        inloggen.generate_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/tweede-factor/herstelcodes/bestand/",
        inloggen.download_codes,
        name="mfa_download_recovery_codes",
    ),
    path("account/tweede-factor/passkeys/", inloggen.list_webauthn, name="mfa_list_webauthn"),
    path("account/tweede-factor/passkeys/nieuw/", inloggen.add_webauthn, name="mfa_add_webauthn"),
    path("account/tweede-factor/passkeys/<int:pk>/naam/", inloggen.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        "account/tweede-factor/passkeys/<int:pk>/weg/", inloggen.remove_webauthn, name="mfa_remove_webauthn"
    ),
]
