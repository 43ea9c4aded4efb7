"""Giving people around one dossier access to it: invite, withdraw, and the relation of a bedrijfsarts."""

import uuid
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel.accounts.models import Rol
from wissel.dossiers.actions import openen, partijen
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.mensen import uitnodigen
from wissel.mensen.toegang import access_of
from wissel.policies import Action, can, requires, visible
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.mensen.codes import code_of, keep_code
from wissel.web.bureau.mensen.forms import ContactForm
from wissel.web.bureau.mensen.genodigden import MET_RELATIE, Genodigde, access_rows, guests
from wissel.web.shared.formulieren import run, status


@requires(Action.KANDIDAAT_UITNODIGEN)
def access(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Everyone around the dossier with their access, and a form for someone new."""
    dossier = get_dossier(request, dossier_id, Action.KANDIDAAT_UITNODIGEN)
    what = request.POST.get("wat", "")
    new = what == "nieuw"
    form = ContactForm(request.POST if new else None, soorten=kinds(dossier))
    if request.method == "POST" and not new:
        return _do(request, dossier, what, request.POST.get("wie", ""))
    made: list[Any] = []
    if form.is_valid() and run(form, lambda: made.append(_add(request.actor, dossier, form.cleaned_data))):
        keep_code(request, made[0])
        messages.success(request, _("De uitnodiging is verstuurd. Geef de code hieronder zelf door."))
        return redirect("bureau:uitnodiging_dossier", dossier.pk)
    rows = access_rows(request.actor, guests(request.actor, dossier), lambda pk: code_of(request, pk))
    context = {
        "rijen": rows, "codes": [row for row in rows if row.code], "form": form,
        "mag_intrekken": can(request.actor, Action.MEDEWERKER_UITNODIGEN),
        "mag_persoon": can(request.actor, Action.PERSOON_WIJZIGEN),
    }  # fmt: skip
    return page(request, dossier, "partijen", "bureau/mensen/toegang.html", code=status(form), **context)


def _do(request: Any, dossier: Dossier, what: str, who: str) -> HttpResponse:
    """One button of the list. Person and role are looked up in the dossier, the form only says which line."""
    guest = next((each for each in guests(request.actor, dossier) if each.sleutel == who), None)
    verb = {"uitnodigen": _invite, "intrekken": _withdraw, "relatie": _relate, "relatie_stop": _unrelate}.get(
        what
    )
    if guest is None or verb is None:
        messages.warning(request, _("Deze regel is net veranderd. Bekijk wat er nu staat."))
        return redirect("bureau:uitnodiging_dossier", dossier.pk)
    try:
        with transaction.atomic():
            words = verb(request, dossier, guest)
        messages.success(request, words)
    except DomainError as error:
        messages.warning(request, error.message)
    return redirect("bureau:uitnodiging_dossier", dossier.pk)


def _invite(request: Any, dossier: Dossier, guest: Genodigde) -> str:
    made = uitnodigen.invite(
        by=request.actor, persoon=guest.persoon, rol=guest.rol, organisatie=guest.organisatie
    )
    if guest.rol in MET_RELATIE:
        _relate(request, dossier, guest)
    keep_code(request, made)
    return _("De uitnodiging is verstuurd. Geef de code hieronder zelf door.")


def _withdraw(request: Any, dossier: Dossier, guest: Genodigde) -> str:
    found = access_of(request.actor, [(guest.persoon, guest.rol)])[guest.persoon.pk, guest.rol]
    row = uitnodigen.open_invitations(request.actor.bureau_id).filter(pk=found.uitnodiging_id).first()
    if row is not None:
        uitnodigen.withdraw(by=request.actor, uitnodiging=row)
    return _("De uitnodiging is ingetrokken. De link werkt niet meer.")


def _relate(request: Any, dossier: Dossier, guest: Genodigde) -> str:
    partijen.add_partij(
        dossier=dossier, persoon=guest.persoon, rol=guest.rol, by=request.actor, organisatie=guest.organisatie
    )
    return _("%(naam)s kan dit dossier nu zien.") % {"naam": guest.persoon.naam}


def _unrelate(request: Any, dossier: Dossier, guest: Genodigde) -> str:
    partijen.end_partij(dossier=dossier, persoon=guest.persoon, rol=guest.rol, by=request.actor)
    return _("%(naam)s ziet dit dossier niet meer.") % {"naam": guest.persoon.naam}


def kinds(dossier: Dossier) -> list[tuple[str, str]]:
    """Whom one can add here, in words."""
    words = _("Contactpersoon van %(naam)s")
    found = [("opdrachtgever", words % {"naam": dossier.opdrachtgever.naam})]
    if dossier.werkgever_id != dossier.opdrachtgever_id:
        found.append(("werkgever", words % {"naam": dossier.werkgever.naam}))
    if dossier.arbodienst is not None:
        found.append(("bedrijfsarts", _("Bedrijfsarts van %(naam)s") % {"naam": dossier.arbodienst.naam}))
    return [*found, ("arbeidsdeskundige", _("Arbeidsdeskundige"))]


def _add(actor: Any, dossier: Dossier, data: dict[str, Any]) -> Any:
    """Make the person, give the task in the dossier and invite, all or nothing."""
    data = dict(data)
    # Held, so that the same form sent twice meets the person that the first one made.
    rows = visible(actor, Dossier, Action.KANDIDAAT_UITNODIGEN).select_for_update(of=("self",))
    dossier = rows.get(pk=dossier.pk)
    kind = data.pop("soort")
    contact = kind in {"opdrachtgever", "werkgever"}
    organisation = (
        getattr(dossier, kind) if contact else dossier.arbodienst if kind == "bedrijfsarts" else None
    )
    _refuse_known(actor, dossier, data["email"])
    person = openen.make_persoon(by=actor, organisatie=organisation, **data)
    field = {"opdrachtgever": "casemanager", "bedrijfsarts": "bedrijfsarts"}.get(kind)
    if field and getattr(dossier, field) is None and can(actor, Action.DOSSIER_WIJZIGEN, dossier):
        openen.change_dossier(dossier=dossier, by=actor, versie=dossier.versie, **{field: person})
    role = Rol.OPDRACHTGEVER if contact else Rol(kind)
    if role in MET_RELATIE:
        partijen.add_partij(dossier=dossier, persoon=person, rol=role, by=actor, organisatie=organisation)
    return uitnodigen.invite(by=actor, persoon=person, rol=role, organisatie=organisation)


def _refuse_known(actor: Any, dossier: Dossier, email: str) -> None:
    known = {guest.persoon.email.lower() for guest in guests(actor, dossier)}
    if email in known:
        raise DomainError(
            "bestaat",
            _("Iemand met dit adres staat al in de lijst hierboven. Gebruik die regel."),
            veld="email",
        )
