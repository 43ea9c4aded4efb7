"""The pages of allauth that we use, and only those, each behind our own declaration of who may open it."""

import functools
import time
from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from wissel.mensen.tweede_factor import newest_factor, spend_code
from wissel.policies import Action, requires
from wissel.policies.gate import View, shown_factor
from wissel.web.openbaar import forms
from wissel.web.openbaar.qr import qr_code
from wissel.web.openbaar.taal import set_language

# Asking for a new password takes at least this long, so that the time does not tell whether an address is known.
HERSTEL_SECONDEN = 0.4


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
                set_language(response, request.user.taal)
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


def guarded_page(view: View) -> View:
    """For whoever has signed in, with the second factor if there is one: here factors and password are changed."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_mfa_enabled(request.user) and not shown_factor(request):
            return redirect("tweede_factor")
        return view(request, *args, **kwargs)

    return own_page(inner)


def whole_page(view: View) -> View:
    """When the session has ended behind a part of a page, the whole page goes to sign-in."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": request.get_full_path()})
        return view(request, *args, **kwargs)

    return inner


def slow(view: View) -> View:
    """Answer after a fixed time at the least."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        start = time.monotonic()
        response = view(request, *args, **kwargs)
        if request.method == "POST":
            time.sleep(max(0.0, HERSTEL_SECONDEN - (time.monotonic() - start)))
        return response

    return inner


def leave(request: HttpRequest) -> HttpResponse:
    """Sign out: the session is gone here and what the browser kept is gone there.

    Cookies are not named: that would clear those of every site under the same domain. The session cookie is void.
    """
    response = account.logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


class ActivateTotp(totp.ActivateTOTPView):
    """Shows the secret as a picture that needs no inline image, which the browser would refuse."""

    form_class = forms.AppForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        data: dict[str, Any] = super().get_context_data(**kwargs)
        return {**data, "qr": qr_code(data["totp_url"])}

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        factor = _mark_shown(self.request, Authenticator.Type.TOTP)
        spend_code(factor, form.cleaned_data["code"])
        return response


class AddWebAuthn(webauthn.AddWebAuthnView):
    form_class = forms.SleutelForm

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _mark_shown(self.request, Authenticator.Type.WEBAUTHN)
        return response


def _mark_shown(request: HttpRequest, kind: str) -> Authenticator:
    """Setting a factor up shows it, so this session need not show it again."""
    factor = newest_factor(request.user, kind)
    record_authentication(request, request.user, "mfa", id=factor.pk, type=kind)
    return factor


login = open_page(whole_page(account.LoginView.as_view(form_class=forms.InlogForm)))
logout = open_page(leave)
inactive = open_page(account.account_inactive)
reset = open_page(slow(account.PasswordResetView.as_view(form_class=forms.VergetenForm)))
reset_done = open_page(account.password_reset_done)
reset_from_key = open_page(account.PasswordResetFromKeyView.as_view(form_class=forms.HerstelForm))
reset_from_key_done = open_page(account.password_reset_from_key_done)
change_password = guarded_page(account.PasswordChangeView.as_view(form_class=forms.WijzigForm))
reauthenticate = own_page(account.ReauthenticateView.as_view(form_class=forms.BevestigForm))

mfa_authenticate = open_page(mfa.AuthenticateView.as_view(form_class=forms.CodeForm))
mfa_reauthenticate = own_page(mfa.ReauthenticateView.as_view(form_class=forms.BevestigCodeForm))
mfa_index = guarded_page(mfa.index)
activate_totp = guarded_page(ActivateTotp.as_view())
deactivate_totp = guarded_page(totp.deactivate_totp)
view_codes = guarded_page(codes.view_recovery_codes)
generate_codes = guarded_page(codes.generate_recovery_codes)
download_codes = guarded_page(codes.download_recovery_codes)
list_webauthn = guarded_page(webauthn.list_webauthn)
add_webauthn = guarded_page(AddWebAuthn.as_view())
edit_webauthn = guarded_page(webauthn.EditWebAuthnView.as_view(form_class=forms.SleutelNaamForm))
remove_webauthn = guarded_page(webauthn.remove_webauthn)
reauthenticate_webauthn = own_page(webauthn.reauthenticate_webauthn)
