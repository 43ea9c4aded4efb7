"""The door: where someone starts, in which role, in which language, and the own account."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.policies import Action, requires, visible
from wissel.policies.gate import act_as, load_actor, memberships, needs_factor, shown_factor
from wissel.trajecten.models import Welkom
from wissel.web.openbaar.forms import VoorkeurForm
from wissel.web.openbaar.site.kader import front_door
from wissel.web.openbaar.taak import shared_papers
from wissel.web.openbaar.taal import set_language
from wissel.web.shared.terug import safe_next


def home(actor: Actor) -> str | None:
    """The name of the first page of a role; None for the roles that come for one task only."""
    if actor.is_staff:
        return "bureau:vandaag"
    if actor.is_kandidaat:
        return "kandidaat:vandaag"
    if actor.rol == Rol.SYSTEEMBEHEER:
        return "bureau:medewerkers"
    return "opdrachtgever:medewerkers" if actor.is_opdrachtgever else None


@requires(Action.OPENBAAR)
def begin(request: HttpRequest) -> HttpResponse:
    """Send everyone to their own first page; a visitor to the site of the bureau, or to the list of bureaus."""
    if not request.user.is_authenticated:
        return redirect(front_door())
    actor = load_actor(request)
    request.actor = actor  # type: ignore[attr-defined]
    if actor is None:
        return redirect("kies_rol")
    if needs_factor(request, actor):
        return redirect("tweede_factor")
    name = home(actor)
    if actor.is_kandidaat and _is_new(request, actor):
        name = "kandidaat:welkom"
    if name:
        return redirect(name)
    return render(request, "openbaar/taak.html", {"actief": "taak", "stukken": shared_papers(actor)})


def _is_new(request: HttpRequest, actor: Actor) -> bool:
    """Whether the first steps are still to be done, and not put off in this session."""
    if request.session.get("welkom_later"):
        return False
    mine = visible(actor, Dossier).filter(kandidaat=actor.persoon_id).exclude(stand=Dossier.Stand.GESLOTEN)
    return mine.exists() and not visible(actor, Welkom).filter(dossier__in=mine).exists()


@requires(Action.INGELOGD)
def kies_rol(request: HttpRequest) -> HttpResponse:
    """Choose the bureau and role to act in; rights of several roles never add up."""
    rows = memberships(request)
    if request.method == "POST":
        chosen = next((row for row in rows if str(row.pk) == request.POST.get("lidmaatschap")), None)
        if chosen is not None:
            act_as(request, chosen)
            return redirect(safe_next(request, "begin"))
    context = {
        "lidmaatschappen": rows,
        "next": safe_next(request, "begin"),
        "fout_titel": request.method == "POST",
    }
    return render(request, "openbaar/kies_rol.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@requires(Action.OPENBAAR)
def taal(request: HttpRequest) -> HttpResponse:
    """Show the pages in another language from now on, and remember it with the account."""
    language = request.POST.get("taal", "")
    response = redirect(safe_next(request, "begin"))
    set_language(response, language)
    if request.user.is_authenticated and "taal" in response.cookies:
        request.user.taal = language
        request.user.save(update_fields=["taal"])
    return response


@requires(Action.INGELOGD)
def account(request: HttpRequest) -> HttpResponse:
    """The own account: language, shortcuts, password and second factor."""
    actor = request.actor  # type: ignore[attr-defined]
    form = VoorkeurForm(
        request.POST or None, instance=request.user, toetsen=actor is not None and actor.is_staff
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        with override(form.cleaned_data["taal"]):
            messages.success(request, _("Uw keuzes zijn bewaard."))
        response = redirect("account")
        set_language(response, form.cleaned_data["taal"])
        return response
    wrong = bool(form.errors)
    context = {"form": form, "factor": is_mfa_enabled(request.user), "fout_titel": wrong}
    return render(request, "openbaar/account.html", context, status=422 if wrong else 200)


@requires(Action.INGELOGD)
def tweede_factor(request: HttpRequest) -> HttpResponse:
    """Say why a second factor is needed, or offer it to a kandidaat; ask for it when this session did not show it."""
    actor = request.actor  # type: ignore[attr-defined]
    factor = is_mfa_enabled(request.user)
    if factor and not shown_factor(request):
        return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': reverse('begin')})}")
    context = {"factor": factor, "aanbod": actor is not None and actor.is_kandidaat}
    return render(request, "openbaar/tweede_factor.html", context)
