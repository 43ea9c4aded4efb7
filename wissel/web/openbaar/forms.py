"""Forms at the door. Those of allauth, with our words and without placeholders."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wissel.accounts.models import User

NIEUW = _("Minstens 12 tekens. Een korte zin die alleen u kent, werkt goed.")


class PlainWords:
    """Give the fields of a library's form our labels and hints."""

    woorden: dict[str, Any] = {}
    uitleg: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            field.label = self.woorden.get(name, field.label)
            field.help_text = self.uitleg.get(name, "")
            if name == "code":
                field.widget.attrs["inputmode"] = "numeric" if self.only_digits else "text"

    only_digits = False


class InlogForm(PlainWords, account.LoginForm):
    woorden = {"login": _("E-mailadres"), "password": _("Wachtwoord")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class VergetenForm(PlainWords, account.ResetPasswordForm):
    woorden = {"email": _("E-mailadres")}


class HerstelForm(PlainWords, account.ResetPasswordKeyForm):
    woorden = {"password1": _("Nieuw wachtwoord"), "password2": _("Nieuw wachtwoord, nog een keer")}
    uitleg = {"password1": NIEUW}


class WijzigForm(PlainWords, account.ChangePasswordForm):
    woorden = {
        "oldpassword": _("Uw wachtwoord van nu"),
        "password1": _("Nieuw wachtwoord"),
        "password2": _("Nieuw wachtwoord, nog een keer"),
    }
    uitleg = {"password1": NIEUW}


class BevestigForm(PlainWords, account.ReauthenticateForm):
    woorden = {"password": _("Wachtwoord")}


class CodeForm(PlainWords, mfa.AuthenticateForm):
    woorden = {"code": _("Code uit uw app, of een herstelcode")}


class BevestigCodeForm(PlainWords, mfa.ReauthenticateForm):
    woorden = {"code": _("Code uit uw app, of een herstelcode")}


class AppForm(PlainWords, ActivateTOTPForm):
    woorden = {"code": _("Code van 6 cijfers uit de app")}
    only_digits = True


class SleutelForm(PlainWords, AddWebAuthnForm):
    woorden = {"name": _("Naam van deze passkey")}
    uitleg = {"name": _("Bijvoorbeeld: mijn telefoon")}


class SleutelNaamForm(PlainWords, EditWebAuthnForm):
    woorden = {"name": _("Naam van deze passkey")}


class VoorkeurForm(forms.ModelForm):
    """Language and shortcuts of the own account."""

    taal = forms.ChoiceField(label=_("Taal van de pagina's"), choices=settings.LANGUAGES)

    class Meta:
        model = User
        fields = ("taal", "sneltoetsen")
        labels = {"sneltoetsen": _("Sneltoetsen gebruiken")}

    def __init__(self, *args: Any, toetsen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not toetsen:
            del self.fields["sneltoetsen"]
