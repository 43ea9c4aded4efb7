"""The pages of allauth that we use, and only those, each behind our own declaration of who may open it."""

import functools
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from wissel.policies import Action, requires
from wissel.policies.gate import View
from wissel.web.openbaar import forms
from wissel.web.openbaar.qr import qr_code
from wissel.web.openbaar.taal import set_language


def page(view: View, action: Action) -> View:
    """A page of allauth in our house: 422 for a wrong form, and what changes after signing in taken along."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST":
            # Whoever removes a factor is asked for one again, so it is looked up afresh after each change.
            request.session.pop("tweede_factor", None)
            _mark_wrong(response)
            if request.user.is_authenticated and "taal" not in request.COOKIES:
                set_language(response, request.user.taal)  # type: ignore[attr-defined]
        return response

    return requires(action)(inner)


def _mark_wrong(response: HttpResponse) -> None:
    if not isinstance(response, TemplateResponse) or response.status_code != 200:
        return
    context = response.context_data or {}
    bound = [context.get(name) for name in ("form", "webauthn_form")]
    if any(form is not None and form.errors for form in bound):
        response.status_code = 422
        context["fout_titel"] = True


def open_page(view: View) -> View:
    """For everyone, signed in or halfway."""
    return page(view, Action.OPENBAAR)


def own_page(view: View) -> View:
    """For whoever has signed in."""
    return page(view, Action.INGELOGD)


class ActivateTotp(totp.ActivateTOTPView):
    """Shows the secret as a picture that needs no inline image, which the browser would refuse."""

    form_class = forms.AppForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        data: dict[str, Any] = super().get_context_data(**kwargs)
        return {**data, "qr": qr_code(data["totp_url"])}


login = open_page(account.LoginView.as_view(form_class=forms.InlogForm))
logout = open_page(account.logout)
inactive = open_page(account.account_inactive)
reset = open_page(account.PasswordResetView.as_view(form_class=forms.VergetenForm))
reset_done = open_page(account.password_reset_done)
reset_from_key = open_page(account.PasswordResetFromKeyView.as_view(form_class=forms.HerstelForm))
reset_from_key_done = open_page(account.password_reset_from_key_done)
change_password = own_page(account.PasswordChangeView.as_view(form_class=forms.WijzigForm))
reauthenticate = own_page(account.ReauthenticateView.as_view(form_class=forms.BevestigForm))

mfa_authenticate = open_page(mfa.AuthenticateView.as_view(form_class=forms.CodeForm))
mfa_reauthenticate = own_page(mfa.ReauthenticateView.as_view(form_class=forms.BevestigCodeForm))
mfa_index = own_page(mfa.index)
activate_totp = own_page(ActivateTotp.as_view())
deactivate_totp = own_page(totp.deactivate_totp)
view_codes = own_page(codes.view_recovery_codes)
generate_codes = own_page(codes.generate_recovery_codes)
download_codes = own_page(codes.download_recovery_codes)
list_webauthn = own_page(webauthn.list_webauthn)
add_webauthn = own_page(webauthn.AddWebAuthnView.as_view(form_class=forms.SleutelForm))
edit_webauthn = own_page(webauthn.EditWebAuthnView.as_view(form_class=forms.SleutelNaamForm))
remove_webauthn = own_page(webauthn.remove_webauthn)
reauthenticate_webauthn = own_page(webauthn.reauthenticate_webauthn)
