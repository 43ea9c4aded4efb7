"""How an aanmelding stands once it was handed in: the number, what the bureau asks, the offerte, the outcome."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wissel.aanmeldingen import aanmelden, offertes
from wissel.aanmeldingen.models import Aanmelding
from wissel.fouten import DomainError
from wissel.web.openbaar.aanmelden import merk, weergave
from wissel.web.openbaar.aanmelden.forms import AntwoordForm
from wissel.web.shared.formulieren import run


@require_safe
@merk.own_page
def standing(request: Any) -> HttpResponse:
    """The page somebody comes back to."""
    row: Aanmelding = request.aanmelding
    if row.stand == Aanmelding.Stand.CONCEPT:
        return redirect("aanmelding_stap", row.pk, row.stap)
    return _page(request, row)


def _page(request: Any, row: Aanmelding, form: Any = None, code: int = 200) -> HttpResponse:
    offer = weergave.offer(row)
    if form is None:
        name = " ".join(
            str(row.gegevens.get("werkgever", {}).get(part, ""))
            for part in ("contact_voornaam", "contact_achternaam")
        )
        form = AntwoordForm(initial={"naam": name.strip(), "sleutel": offer.id if offer else uuid.uuid4()})
    open_question = row.aanvulling if row.aanvulling_op and not row.aangevuld_op else ""
    return merk.show(
        request, "stand.html", by=request.door, blad=weergave.sheet(row), uiterlijk=row.uiterlijk,
        aanvulling=open_question, reden=row.reden, offerte=offer, form=form, status=code, fout_titel=code == 422,
        dossier=row.dossier_id is not None, ingetrokken=row.stand == Aanmelding.Stand.VERVALLEN,
    )  # fmt: skip


@require_POST
@merk.own_page
def answer(request: Any) -> HttpResponse:
    """Agree with the offerte on this page, or not."""
    row: Aanmelding = request.aanmelding
    form = AntwoordForm(request.POST)
    agreed = request.POST.get("antwoord") == "akkoord"
    if form.is_valid():
        offer = row.offertes.filter(pk=form.cleaned_data["sleutel"]).first()
        if offer is None:
            raise Http404
        data = {"naam": form.cleaned_data["naam"], "reden": form.cleaned_data["reden"], "akkoord": agreed}
        if run(form, lambda: offertes.answer_offerte(offerte=offer, by=request.door, **data)):
            messages.success(request, _("Dank u. Uw antwoord is bewaard."))
            return redirect("aanmelding", row.pk)
    return _page(request, row, form, 422)


@require_POST
@merk.own_page
def withdraw(request: Any) -> HttpResponse:
    """Take the aanmelding back; what was typed goes at once."""
    try:
        aanmelden.withdraw(aanmelding=request.aanmelding, by=request.door)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Uw aanmelding is ingetrokken. Wat u invulde is gewist."))
    return redirect("aanmelding", request.aanmelding.pk)
