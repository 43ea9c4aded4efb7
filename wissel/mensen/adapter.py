"""How the sign-in library fits our own accounts: by invitation only, mail through the outbox, secrets encrypted."""

import time
import unicodedata
from typing import Any
from urllib.parse import quote

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import live_memberships
from wissel.accounts.models import Lidmaatschap, User
from wissel.accounts.sleutels import decrypt_text, encrypt_text
from wissel.database.context import als
from wissel.outbox.actions import queue_mail
from wissel.talen import whole

# What somebody is told by mail after a change of the own account, by the library's name for it.
WIJZIGINGEN = {
    "password_changed": _("Uw wachtwoord is gewijzigd."),
    "password_reset": _("Uw wachtwoord is gewijzigd."),
    "totp_activated": _("De app met codes staat aan."),
    "totp_deactivated": _("De app met codes staat uit."),
    "webauthn_added": _("Er is een passkey toegevoegd."),
    "webauthn_removed": _("Er is een passkey verwijderd."),
    "recovery_codes_generated": _("Er zijn nieuwe herstelcodes gemaakt."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; mail of the account goes through our own outbox."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw."
        ),
        "too_many_login_attempts": _(
            "Er is te vaak een verkeerd wachtwoord ingevuld. Wacht 5 minuten, of kies een nieuw wachtwoord."
        ),
        "incorrect_password": _("Dit wachtwoord klopt niet. Probeer het opnieuw."),
        "enter_current_password": _("Dit is niet uw wachtwoord van nu. Probeer het opnieuw."),
        "rate_limited": _("Er zijn te veel pogingen achter elkaar gedaan. Wacht 5 minuten."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_reset_password_from_key_done")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of the mail, on our own address: what a visitor sends as host does not get into it."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return str(settings.ADRES) + path.replace("UID-KEY", quote(key))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": _("Met uw wachtwoord"),
            "mfa_reauthenticate": _("Met een code uit uw app"),
            "mfa_reauthenticate:webauthn": _("Met een passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        # Whoever has a second factor confirms with that: the password alone would make it worth nothing.
        strong = [method for method in methods if method["id"] != "reauthenticate"]
        return [
            {**method, "description": words.get(method["id"], method["description"])}
            for method in strong or methods
        ]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Signing in just now counts as confirming, so that nobody types the password twice in a row."""
        records = get_authentication_records(self.request, self.request.user)
        # The library stamps these records with the real clock, so they are read with that clock.
        recent = (
            bool(records) and 0 <= time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        )
        return not recent and bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: Any = None, email: str | None = None
    ) -> None:
        """Tell somebody that the own account changed, so that a stranger's change does not stay hidden."""
        what = WIJZIGINGEN.get(template_prefix.rsplit("/", 1)[-1])
        if what is not None:
            self.send_mail("account/email/melding", user.email, {"user": user, "wat": what})

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail in the outbox of the user's bureau; to nobody when the user is in no bureau."""
        user = context.get("user")
        bureau_id = bureau_of(user) if user is not None else None
        if user is None or bureau_id is None:
            return
        context = {**context, "adres": settings.ADRES, "nu": klok.now()}
        with override(whole(user.taal)):
            subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
            text = render_to_string(f"{template_prefix}_message.txt", context).strip()
        with als(bureau_id, user):
            queue_mail(
                bureau_id=bureau_id, naar=user.email, onderwerp=subject, tekst=text, soort="wachtwoord"
            )

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Attempts count per address however it is spelled and whichever host name was used."""
        login = credentials.get("email") or credentials.get("username") or ""
        return unicodedata.normalize("NFKC", login).upper().lower()


def bureau_of(user: User) -> Any:
    """The bureau of the user's first live membership, or None."""
    with als(None, user):
        rows = Lidmaatschap.objects.filter(live_memberships(klok.today()), user=user).order_by("van", "pk")
        return rows.values_list("bureau_id", flat=True).first()


class MFAAdapter(DefaultMFAAdapter):
    """Factor secrets are encrypted with the keys of WISSEL_SLEUTELS."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Deze code klopt niet. Wacht op de volgende code en probeer het opnieuw."),
        "cannot_generate_recovery_codes": _("Stel eerst een app met codes of een passkey in."),
    }

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        return not settings.TWEEDE_FACTOR_UIT and bool(super().is_mfa_enabled(user, types))

    def encrypt(self, text: str) -> str:
        return encrypt_text(text, context="mfa")

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt_text(encrypted_text, context="mfa")

    def get_totp_label(self, user: Any) -> str:
        return str(user.email)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return str(_("Mijn passkey"))
