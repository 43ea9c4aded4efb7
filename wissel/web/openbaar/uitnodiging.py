"""Using an invitation: opening the link shows who invites and changes nothing, sending the form makes the account."""

from dataclasses import dataclass
from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import activate, ngettext
from django.utils.translation import gettext as _

from wissel.accounts.models import Rol, Uitnodiging
from wissel.database.context import set_context
from wissel.fouten import DomainError
from wissel.mensen import uitnodigen
from wissel.mensen.geheim import bureau_of
from wissel.policies import Action, requires
from wissel.policies.gate import act_as, memberships
from wissel.web.openbaar.forms import CodeVraagForm, UitnodigingForm
from wissel.web.openbaar.taal import set_language
from wissel.web.shared.formulieren import run, status


@dataclass(frozen=True, slots=True)
class Welkom:
    """What the page says about an invitation."""

    naam: str
    wie: str
    bureau: str
    rol: str
    organisatie: str
    email: str
    geldig_tot: Any
    kandidaat: bool

    @classmethod
    def of(cls, row: Uitnodiging) -> "Welkom":
        inviter = row.gemaakt_door.persoon.naam if row.gemaakt_door else ""
        return cls(
            naam=row.persoon.naam, wie=inviter, bureau=row.bureau.naam, rol=str(row.get_rol_display()),
            organisatie=row.organisatie.naam if row.organisatie else "", email=row.email, geldig_tot=row.verloopt_op,
            kandidaat=row.rol == Rol.KANDIDAAT,
        )  # fmt: skip


@requires(Action.OPENBAAR)
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites, for which bureau and role; choose a password, or use the account one has."""
    set_context(bureau_id=bureau_of(token))
    row = uitnodigen.find(token)
    if row is None:
        return _gone(request)
    if "taal" not in request.COOKIES:
        activate(row.persoon.taal)
    known = uitnodigen.account_of(row)
    user: Any = request.user
    if user.is_authenticated and user != known:
        return _page(request, row, "anders", status=409 if request.method == "POST" else 200)
    if known is not None and not user.is_authenticated:
        address = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
        code = 409 if request.method == "POST" else 200
        return _page(request, row, "inloggen", status=code, inloggen=address)
    form: Any = (
        CodeVraagForm(request.POST or None) if known else UitnodigingForm(request.POST or None, row=row)
    )
    if form.is_valid():
        return _use(request, row, token, form)
    return _page(request, row, "formulier", status=status(form), form=form)


def _use(request: HttpRequest, row: Uitnodiging, token: str, form: Any) -> HttpResponse:
    """Try the code, then join."""
    data = form.cleaned_data
    try:
        left = uitnodigen.try_code(token=token, code=data["code"])
    except DomainError:
        return _gone(request)
    if left == 0:
        return _gone(request, blocked=True)
    made: list[Any] = []
    velden = {
        "token": token, "code": data["code"], "wachtwoord": data.get("wachtwoord"), "gebruiker": request.user,
        "taal": data.get("taal") or row.persoon.taal,
    }  # fmt: skip
    if left is not None:
        form.add_error("code", _tries_left(left))
    elif run(form, lambda: made.append(uitnodigen.accept(**velden))):
        return _enter(request, made[0], new="wachtwoord" in data)
    return _page(request, row, "formulier", status=422, form=form)


def _tries_left(left: int) -> str:
    words = ngettext(
        "Deze code klopt niet. U heeft nog %(aantal)d poging.",
        "Deze code klopt niet. U heeft nog %(aantal)d pogingen.",
        left,
    )
    return words % {"aantal": left}


def _enter(request: HttpRequest, membership: Any, *, new: bool) -> HttpResponse:
    """Go on in the new role; a new account is signed in and asked for a second factor."""
    user = membership.user
    if new:
        perform_password_login(request, {"email": user.email}, Login(user=user, email=user.email))
    act_as(request, membership)
    request.session["meer_rollen"] = len(memberships(request)) > 1
    response = redirect("tweede_factor" if new else "begin")
    if new:
        set_language(response, user.taal)
    return response


def _page(
    request: HttpRequest, row: Uitnodiging, variant: str, *, status: int, **context: Any
) -> HttpResponse:
    context = {"welkom": Welkom.of(row), "variant": variant, "fout_titel": status == 422, **context}
    return render(request, "openbaar/uitnodiging.html", context, status=status)


def _gone(request: HttpRequest, *, blocked: bool = False) -> HttpResponse:
    """One page for every link that does not work, whatever the reason."""
    title = _("Deze uitnodiging werkt niet meer")
    return render(
        request, "openbaar/uitnodiging_weg.html", {"titel": title, "geblokkeerd": blocked}, status=404
    )
