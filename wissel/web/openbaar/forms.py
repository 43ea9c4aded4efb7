"""Forms at the door. Those of allauth, with our words and without placeholders."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from wissel.accounts.models import Uitnodiging, User
from wissel.mensen.tweede_factor import lock_factors, spend_code
from wissel.mensen.uitnodigen import new_user

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
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = gettext("Vul dit in.")
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


class OnceOnly:
    """A code of the app counts once, also when it is sent twice at the same moment."""

    def clean_code(self) -> str:
        lock_factors(self.user)  # type: ignore[attr-defined]
        code: str = super().clean_code()  # type: ignore[misc]
        factor = self.authenticator  # type: ignore[attr-defined]
        if factor.type == Authenticator.Type.TOTP and not spend_code(factor, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(OnceOnly, PlainWords, mfa.AuthenticateForm):
    woorden = {"code": _("Code uit uw app, of een herstelcode")}


class BevestigCodeForm(OnceOnly, PlainWords, mfa.ReauthenticateForm):
    woorden = {"code": _("Code uit uw app, of een herstelcode")}


class AppForm(PlainWords, ActivateTOTPForm):
    woorden = {"code": _("Code van 6 cijfers uit de app")}
    only_digits = True


class SleutelForm(PlainWords, AddWebAuthnForm):
    woorden = {"name": _("Naam van deze passkey")}
    uitleg = {"name": _("Bijvoorbeeld: mijn telefoon")}


class SleutelNaamForm(PlainWords, EditWebAuthnForm):
    woorden = {"name": _("Naam van deze passkey")}


class CodeVraagForm(forms.Form):
    """The code that came by phone, for someone who has an account already."""

    code = forms.CharField(
        label=_("Code van 8 tekens"),
        max_length=40,
        error_messages={"required": _("Vul de code in.")},
        help_text=_("Deze code kreeg u apart van de mail, bijvoorbeeld via de telefoon."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "short"}
        ),
    )


class UitnodigingForm(CodeVraagForm):
    """The code, a password and the language of a new account."""

    wachtwoord = forms.CharField(
        label=_("Kies een wachtwoord"),
        max_length=200,
        strip=False,
        help_text=NIEUW,
        error_messages={"required": _("Kies een wachtwoord.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    nog_een_keer = forms.CharField(
        label=_("Uw wachtwoord, nog een keer"),
        max_length=200,
        strip=False,
        error_messages={"required": _("Typ uw wachtwoord nog een keer.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    taal = forms.ChoiceField(label=_("Taal van de pagina's"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, row: Uitnodiging, **kwargs: Any) -> None:
        kwargs["initial"] = {"taal": get_language() or row.persoon.taal}
        super().__init__(*args, **kwargs)
        self.row = row

    def clean_wachtwoord(self) -> str:
        password: str = self.cleaned_data["wachtwoord"]
        validate_password(password, new_user(self.row))
        return password

    def clean_nog_een_keer(self) -> str:
        again: str = self.cleaned_data["nog_een_keer"]
        if "wachtwoord" in self.cleaned_data and again != self.cleaned_data["wachtwoord"]:
            raise forms.ValidationError(
                gettext("Dit is niet hetzelfde wachtwoord. Typ hier precies wat u hierboven koos.")
            )
        return again


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
