"""The numbers of one kandidaat over a period, kandidaat and bureau apart; each number opens the lines it counts."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.energie import monitor
from wissel.policies import requires, visible
from wissel.sollicitaties import cijfers
from wissel.sollicitaties.models import Netwerkcontact, Sollicitatie
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.sollicitaties.hulp import LEZEN, MAP, TAB
from wissel.web.shared.velden import DatumVeld

# Six weeks, as the period of a report.
PERIODE = dt.timedelta(days=41)


class PeriodeForm(forms.Form):
    """From which day up to and including which day."""

    van = DatumVeld(label=_("Van"), help_text="")
    tot = DatumVeld(label=_("Tot en met"), help_text="")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("van") and data.get("tot") and data["van"] > data["tot"]:
            self.add_error("tot", _t("De laatste dag ligt voor de eerste. Draai ze om."))
        return data


@dataclass(frozen=True, slots=True)
class Cel:
    """One number, and where its lines are; `gekozen` when they are shown now."""

    aantal: int
    url: str
    gekozen: bool
    naam: str
    partij: str


@dataclass(frozen=True, slots=True)
class Rij:
    naam: str
    deel: bool
    cellen: tuple[Cel, ...]


@dataclass(frozen=True, slots=True)
class Regel:
    """One thing that was counted."""

    titel: str
    sub: str
    dag: dt.date
    url: str


@requires(LEZEN)
def numbers(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The numbers of a period and, of one of them, its lines."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    today = klok.today()
    form = PeriodeForm(request.GET if request.GET.get("van") or request.GET.get("tot") else None,
                       initial={"van": today - PERIODE, "tot": today})  # fmt: skip
    good = form.is_bound and form.is_valid()
    period = (form.cleaned_data["van"], form.cleaned_data["tot"]) if good else (today - PERIODE, today)
    found = cijfers.numbers(
        bureau_id=request.actor.bureau_id, dossier_id=dossier.pk, van=period[0], tot=period[1]
    )
    chosen = request.GET.get("regel", ""), request.GET.get("partij", "")
    row = found.regel(chosen[0])
    lines = _lines(request.actor, dossier, chosen[0], row.rijen.get(chosen[1], ())) if row else None
    context: dict[str, Any] = {
        "form": form, "rijen": tuple(_row(dossier, found, each, chosen) for each in found.regels),
        "partijen": list(cijfers.PARTIJEN.values()), "cijfers": found, "regels": lines,
        "gekozen": f"{row.naam}, {cijfers.PARTIJEN.get(chosen[1], '')}" if row else "",
        **attention(request.actor, dossier, today),
    }  # fmt: skip
    code = 422 if form.is_bound and not good else 200
    return page(request, dossier, TAB, MAP + "cijfers.html", code=code, **context)


def attention(actor: Actor, dossier: Dossier, today: dt.date) -> dict[str, Any]:
    """Aim against done, days silent and what waits too long, with the norms they are held against (S1.31)."""
    found = monitor.monitor(actor.bureau_id, dossier.pk, today)
    return {"monitor": found, "normen": cijfers.norms()}


def _row(dossier: Dossier, found: cijfers.Cijfers, row: cijfers.Cijfer, chosen: tuple[str, str]) -> Rij:
    base = reverse("bureau:sollicitatie_cijfers", args=[dossier.pk])
    cells = []
    for party, label in cijfers.PARTIJEN.items():
        query = urlencode(
            {"van": str(found.van), "tot": str(found.tot), "regel": row.sleutel, "partij": party}
        )
        name = f"{row.naam}, {label}"
        cells.append(
            Cel(row.aantal(party), f"{base}?{query}#regels", chosen == (row.sleutel, party), name, str(label))
        )
    return Rij(row.naam, row.deel, tuple(cells))


def _lines(actor: Actor, dossier: Dossier, key: str, ids: tuple[uuid.UUID, ...]) -> list[Regel]:
    """The rows behind one number, as far as this person may read them."""
    if key in cijfers.CONTACTEN:
        contacts = (
            visible(actor, Netwerkcontact).filter(dossier=dossier, pk__in=ids).order_by("-datum", "-id")
        )
        where = reverse("bureau:sollicitaties", args=[dossier.pk]) + "#netwerk"
        return [Regel(row.wie, str(row.get_kanaal_display()), row.datum, where) for row in contacts]
    rows = visible(actor, Sollicitatie).filter(dossier=dossier, pk__in=ids).order_by("-stand_op", "-id")
    return [
        Regel(
            str(row), f"{row.get_soort_display()} · {row.get_stand_display()}", row.stand_op,
            reverse("bureau:sollicitatie", args=[dossier.pk, row.pk]),
        )
        for row in rows
    ]  # fmt: skip
