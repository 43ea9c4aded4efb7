"""Own papers of the kandidaat, with the envelope that nobody else opens."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.dossiers.models import Dossier
from wissel.policies import Action, get_visible, visible
from wissel.regie.actions import eigenstukken
from wissel.regie.models import EigenStuk
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.bestandsvorm import EenBestand
from wissel.web.shared.bestandswoorden import kind, size
from wissel.web.shared.formulieren import run, status

LEZEN, SCHRIJVEN = Action.EIGEN_STUK_LEZEN, Action.EIGEN_STUK_SCHRIJVEN


@dataclass(frozen=True, slots=True)
class Eigenblad:
    """One own paper."""

    id: uuid.UUID
    titel: str
    op: dt.datetime
    soort: str
    grootte: str
    gedeeld: bool


class EigenForm(EenBestand, forms.Form):
    """A file with a name, and where it goes. Words about health are free here: the envelope is nobody else's."""

    bestand = forms.FileField(
        label=_("Bestand"), help_text=_("Een pdf of foto (PNG of JPEG) van hoogstens 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
        error_messages={"required": _("Kies een bestand.")},
    )  # fmt: skip
    titel = forms.CharField(
        label=_("Hoe noemt u het?"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    plek = forms.ChoiceField(
        label=_("Waar komt het?"), widget=forms.RadioSelect, initial="eigen",
        choices=[
            ("eigen", _("Bij mijn stukken. Ik kies later of mijn coach het leest.")),
            ("envelop", _("In mijn envelop voor UWV. Niemand anders ziet het, ook mijn coach niet.")),
        ],
        error_messages={"required": _("Kies waar het komt.")},
    )  # fmt: skip


@own_page(LEZEN, actief="documenten")
def papers(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Own papers and the envelope, with the form to add one."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = EigenForm(*sent, te_groot=getattr(request, "te_groot", ()))

    def keep() -> None:
        own = get_visible(request.actor, Dossier, SCHRIJVEN, pk=dossier.id)
        data = form.cleaned_data
        closed = data["plek"] == "envelop"
        eigenstukken.add_stuk(
            dossier=own, titel=data["titel"], bestand=data["bestand"], envelop=closed, by=request.actor
        )

    if form.is_valid() and run(form, keep):
        messages.success(request, _t("Bewaard. Alleen u kunt dit zien."))
        return redirect("kandidaat:eigen")
    rows = list(visible(request.actor, EigenStuk).filter(dossier_id=dossier.id).order_by("-toegevoegd_op"))
    context: dict[str, Any] = {
        "stukken": [_sheet(row) for row in rows if not row.envelop],
        "envelop": [_sheet(row) for row in rows if row.envelop], "form": form, "code": status(form),
    }  # fmt: skip
    return show(request, dossier, "eigen.html", **context)


def _sheet(row: EigenStuk) -> Eigenblad:
    return Eigenblad(
        row.pk, row.titel, row.toegevoegd_op, kind(row.mime), size(row.grootte), row.gedeeld_op is not None
    )


@own_page(SCHRIJVEN, actief="documenten", intrekken=True)
def share(request: Any, dossier: MijnDossier, eigenstuk_id: uuid.UUID) -> HttpResponse:
    """Let the coach read an own paper, or no longer."""
    row = get_visible(request.actor, EigenStuk, SCHRIJVEN, dossier_id=dossier.id, pk=eigenstuk_id)
    if request.method == "POST":
        wanted = request.POST.get("deel") == "ja"
        eigenstukken.share_stuk(stuk=row, deel=wanted, by=request.actor)
        said = _t("Uw coach kan dit nu lezen."), _t("Uw coach kan dit niet meer lezen.")
        messages.success(request, said[0] if wanted else said[1])
    return redirect("kandidaat:eigen")


@own_page(SCHRIJVEN, actief="documenten", intrekken=True)
def remove(request: Any, dossier: MijnDossier, eigenstuk_id: uuid.UUID) -> HttpResponse:
    """Ask once, then take the paper away for good."""
    row = get_visible(request.actor, EigenStuk, SCHRIJVEN, dossier_id=dossier.id, pk=eigenstuk_id)
    if request.method == "POST":
        eigenstukken.remove_stuk(stuk=row, by=request.actor)
        messages.success(request, _t("Weg. Het bestand is ook verwijderd."))
        return redirect("kandidaat:eigen")
    return show(request, dossier, "eigen_weg.html", stuk=_sheet(row))


paden = [
    path("eigen/", papers, name="eigen"),
    path("eigen/<uuid:eigenstuk_id>/delen/", share, name="eigen_delen"),
    path("eigen/<uuid:eigenstuk_id>/weghalen/", remove, name="eigen_weghalen"),
]
