"""Links for one task: making one, reading out its code, seeing how far it is, withdrawing it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel.betrokkenen.actions.taaklinks import (
    GELDIG_DAGEN,
    GEVRAAGD,
    SOORT,
    make_taaklink,
    withdraw_taaklink,
)
from wissel.betrokkenen.models import Taaklink
from wissel.policies import Action, get_visible, requires, visible
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.bureau.mensen.codes import code_of, keep
from wissel.web.bureau.taaklinks import weergave
from wissel.web.bureau.taaklinks.forms import VraagForm
from wissel.web.shared.formulieren import run

MAKEN = Action.TAAKLINK_MAKEN


@requires(Action.TAAKLINK_LEZEN)
def links(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Everything that was asked by a link, with the codes of this session, and what can be asked."""
    dossier = get_dossier(request, dossier_id, Action.TAAKLINK_LEZEN)
    rows = weergave.links(request.actor, dossier, code_of=lambda pk: code_of(request, pk))
    can_ask = weergave.choices(request.actor, dossier)
    codes = [row for row in rows if row.code]
    context: dict[str, Any] = {"links": rows, "codes": codes, "keuzes": can_ask, "mag": bool(can_ask)}
    return page(request, dossier, "partijen", "bureau/taaklinks/lijst.html", **context)


@requires(MAKEN)
def new(request: Any, dossier_id: uuid.UUID, taak: str) -> HttpResponse:
    """Ask one thing of one person."""
    dossier = get_dossier(request, dossier_id, MAKEN)
    if taak not in GEVRAAGD:
        raise Http404
    back = reverse("bureau:taaklinks", args=[dossier.pk])
    pauze = weergave.running_pause(request.actor, dossier) if taak == SOORT.HERVATTEN else None
    if taak == SOORT.HERVATTEN and pauze is None:
        messages.info(request, _("Er loopt geen pauze waarover de bedrijfsarts iets kan zeggen."))
        return redirect(back)
    people = {rol: weergave.experts(request.actor, dossier, rol) for rol in GEVRAAGD[taak]}
    sent = request.POST if request.method == "POST" else None
    form = VraagForm(sent, soort=taak, mensen=people, initial=_again(request, dossier))
    made: list[Any] = []
    ask = {"dossier": dossier, "soort": taak, "by": request.actor, "onderbreking": pauze}
    if form.is_valid() and run(form, lambda: made.append(make_taaklink(**ask, **form.cleaned_data))):
        if made[0].code:
            keep(request, made[0].taaklink.pk, made[0].code)
        messages.success(request, _("De link is verstuurd. Geef de code hieronder zelf door."))
        return redirect(back)
    words = _(
        "Dit is voor één antwoord. De link werkt %(dagen)d dagen en opent verder niets van het dossier."
    )
    title = str(weergave.VRAGEN[SOORT(taak)])
    button = _("Link versturen")
    return form_page(
        request, dossier, "partijen", form, title, button, back, uitleg=words % {"dagen": GELDIG_DAGEN}
    )


def _again(request: Any, dossier: Any) -> dict[str, Any]:
    """Who was asked before, when somebody asks once more."""
    try:
        before = uuid.UUID(request.GET.get("van", ""))
    except ValueError:
        return {}
    row = visible(request.actor, Taaklink).filter(dossier=dossier, pk=before).first()
    if row is None:
        return {}
    known = {"wie": str(row.persoon_id)} if row.persoon_id else {"wie": "anders", "naam": row.naam}
    return {**known, "rol": row.rol, "email": row.email, **({"publiek": row.publiek} if row.publiek else {})}


@requires(MAKEN)
@require_POST
def withdraw(request: Any, dossier_id: uuid.UUID, taaklink_id: uuid.UUID) -> HttpResponse:
    """Make a link useless."""
    row = get_visible(request.actor, Taaklink, MAKEN, pk=taaklink_id, dossier_id=dossier_id)
    done = withdraw_taaklink(taaklink=row, by=request.actor)
    if done.gebruikt_op is not None:
        messages.info(request, _("Met deze link was al geantwoord. Er is niets veranderd."))
    else:
        messages.success(request, _("De link is ingetrokken en werkt niet meer."))
    return redirect("bureau:taaklinks", dossier_id)
