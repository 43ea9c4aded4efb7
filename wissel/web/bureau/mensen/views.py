"""People of the bureau: who works here in which role, who was invited, and taking a role away."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel import klok
from wissel.accounts.models import Lidmaatschap, Persoon, Rol, Uitnodiging
from wissel.dossiers.actions import openen
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.mensen import rollen, uitnodigen
from wissel.policies import Action, Denied, can, get_visible, requires, visible
from wissel.web.bureau.mensen import forms, lijsten
from wissel.web.bureau.mensen.codes import code_of, keep_code
from wissel.web.shared.formulieren import run, status

MAP = "bureau/mensen/"


@requires(Action.MEDEWERKER_LEZEN)
def people(request: Any) -> HttpResponse:
    """Everyone with a role, and the invitations that are out."""
    own = request.GET.get("groep") != "anderen"
    q = request.GET.get("q", "").strip()[:100]
    rows, more = lijsten.people(request.actor, own=own, q=q)
    context = {
        "mensen": rows, "meer": more, "eigen": own, "q": q,
        "uitnodigingen": lijsten.invitations(request.actor, own=own),
        "mag_uitnodigen": can(request.actor, Action.MEDEWERKER_UITNODIGEN),
    }  # fmt: skip
    return page(request, "medewerkers", "medewerkers.html", **context)


@requires(Action.MEDEWERKER_UITNODIGEN)
def invite(request: Any) -> HttpResponse:
    """Invite a colleague; the next page shows the code to tell."""
    form = forms.MedewerkerForm(request.POST or None)
    made: list[Any] = []
    if form.is_valid() and run(form, lambda: made.append(_invite(request.actor, form.cleaned_data))):
        keep_code(request, made[0])
        return redirect("bureau:uitnodiging", made[0].uitnodiging.pk)
    texts = {
        "titel": _("Medewerker uitnodigen"), "knop": _("Uitnodiging sturen"), "terug": reverse("bureau:medewerkers"),
        "uitleg": _("Uw collega krijgt een mail met een link. U ziet hierna een code, die u zelf doorgeeft."),
    }  # fmt: skip
    return form_page(request, "medewerkers", form, **texts)


def _invite(actor: Any, data: dict[str, Any]) -> Any:
    role = data.pop("rol")
    known = visible(actor, Persoon).filter(email__iexact=data["email"], dossiers__isnull=True)
    person = known.filter(organisatie__isnull=True).first()
    if person is not None and person.user_id:
        raise DomainError(
            "bestaat",
            _("%(naam)s heeft dit adres en heeft al een account. Geef een extra rol via Medewerkers.")
            % {"naam": person.naam},
            veld="email",
        )
    return uitnodigen.invite(by=actor, persoon=person or openen.make_persoon(by=actor, **data), rol=role)


@requires(Action.MEDEWERKER_LEZEN)
def invitation(request: Any, uitnodiging_id: uuid.UUID) -> HttpResponse:
    """One invitation, with the code when it was made in this session."""
    row = _invitation(request, uitnodiging_id, Action.MEDEWERKER_LEZEN)
    context = {
        "uitnodiging": lijsten.invitation_row(row), "telefoon": row.persoon.telefoon,
        "code": code_of(request, row.pk), "open": row.gebruikt_op is None and row.ingetrokken_op is None,
        "gebruikt_op": row.gebruikt_op, "mag": can(request.actor, Action.MEDEWERKER_UITNODIGEN),
    }  # fmt: skip
    return page(request, "medewerkers", "uitnodiging.html", **context)


@require_POST
@requires(Action.MEDEWERKER_UITNODIGEN)
def withdraw(request: Any, uitnodiging_id: uuid.UUID) -> HttpResponse:
    """Make the link useless."""
    row = _invitation(request, uitnodiging_id, Action.MEDEWERKER_UITNODIGEN)
    uitnodigen.withdraw(by=request.actor, uitnodiging=row)
    messages.success(request, _("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return redirect("bureau:medewerkers")


@require_POST
@requires(Action.MEDEWERKER_UITNODIGEN)
def invite_again(request: Any, uitnodiging_id: uuid.UUID) -> HttpResponse:
    """A new link and a new code; the old ones stop working."""
    row = _invitation(request, uitnodiging_id, Action.MEDEWERKER_UITNODIGEN)
    made = uitnodigen.invite(by=request.actor, persoon=row.persoon, rol=row.rol, organisatie=row.organisatie)
    keep_code(request, made)
    return redirect("bureau:uitnodiging", made.uitnodiging.pk)


@requires(Action.MEDEWERKER_UITNODIGEN)
def give_role(request: Any, persoon_id: uuid.UUID) -> HttpResponse:
    """One more role for a colleague who has an account."""
    person = get_visible(request.actor, Persoon, Action.MEDEWERKER_UITNODIGEN, pk=persoon_id)
    form = forms.RolForm(request.POST or None)

    def give() -> None:
        rollen.give_role(by=request.actor, persoon=person, rol=form.cleaned_data["rol"])

    if form.is_valid() and run(form, give):
        messages.success(request, _("De rol is gegeven. Die is bij het volgende inloggen te kiezen."))
        return redirect("bureau:medewerkers")
    texts = {
        "titel": _("Extra rol voor %(naam)s") % {"naam": person.naam}, "knop": _("Rol geven"),
        "terug": reverse("bureau:medewerkers"),
        "uitleg": _("Iemand met twee rollen kiest bij het inloggen. Rechten tellen nooit bij elkaar op."),
    }  # fmt: skip
    return form_page(request, "medewerkers", form, **texts)


@requires(Action.MEDEWERKER_UITNODIGEN)
def end_role(request: Any, lidmaatschap_id: uuid.UUID) -> HttpResponse:
    """Say what ending a role means, and end it from the next click of that person on."""
    rows = visible(request.actor, Lidmaatschap, Action.MEDEWERKER_UITNODIGEN).select_related(
        "persoon", "organisatie", "user"
    )
    row = rows.filter(pk=lidmaatschap_id).first()
    if row is None:
        raise Denied(Action.MEDEWERKER_UITNODIGEN, request.actor)
    if row.tot is not None:
        return redirect("bureau:medewerkers")
    if request.method == "POST":
        rollen.end_membership(by=request.actor, lidmaatschap=row, on=klok.today())
        messages.success(request, _("De rol is ingetrokken. Deze persoon komt er met deze rol niet meer in."))
        return redirect("bureau:medewerkers")
    context = {
        "naam": row.persoon.naam, "email": row.user.email, "rol": lijsten.role_label(row),
        "persoon_id": row.persoon_id, "coach": row.rol == Rol.COACH,
        "dossiers": _open_dossiers(request.actor, row), "zelf": row.pk == request.actor.lidmaatschap_id,
    }  # fmt: skip
    return page(request, "medewerkers", "rol_intrekken.html", **context)


def _open_dossiers(actor: Any, row: Lidmaatschap) -> int:
    """How many running dossiers are left without their fixed coach or jobhunter."""
    if row.rol not in {Rol.COACH, Rol.JOBHUNTER}:
        return 0
    mine = visible(actor, Dossier).filter(**{row.rol: row.persoon_id})
    return int(mine.exclude(stand=Dossier.Stand.GESLOTEN).count())


def _invitation(request: Any, pk: uuid.UUID, action: Action) -> Any:
    rows = visible(request.actor, Uitnodiging, action).select_related(
        "persoon", "organisatie", "gemaakt_door__persoon"
    )
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Denied(action, request.actor)
    return row


def page(request: Any, tab: str, template: str, *, status_code: int = 200, **context: Any) -> HttpResponse:
    """A page about the bureau, with the tabs of its neighbours."""
    base = {
        "tabs": lijsten.bureau_tabs(request.actor), "tab": tab, "fout_titel": status_code == 422,
        "actief": "medewerkers" if request.actor.rol == Rol.BUREAUMANAGER else tab,
    }  # fmt: skip
    return render(request, MAP + template, {**base, **context}, status=status_code)


def form_page(request: Any, tab: str, form: Any, **texts: Any) -> HttpResponse:
    """A page with one form."""
    return page(request, tab, "formulier.html", status_code=status(form), form=form, **texts)
