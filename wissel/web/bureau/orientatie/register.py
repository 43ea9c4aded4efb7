"""The register: which tests, questionnaires and own measurements the bureau works with, and how good they are."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.fouten import Changed
from wissel.orientatie import meegeleverd
from wissel.orientatie.actions import register
from wissel.orientatie.etiket import is_test, label
from wissel.orientatie.models import Instrument, Soort, Validatiebewijs, Vragenlijstversie
from wissel.policies import Action, can, get_visible, requires, visible
from wissel.web.bureau.orientatie.registervormen import InstrumentForm
from wissel.web.shared.formulieren import run, status

MAP = "bureau/orientatie/"
WARN_DAYS = 90
LEZEN, WIJZIGEN = Action.INSTRUMENT_LEZEN, Action.INSTRUMENT_WIJZIGEN


@dataclass(frozen=True, slots=True)
class Rij:
    """One instrument as it may be called today."""

    id: uuid.UUID | None
    naam: str
    label: str
    test: bool
    meet: str
    leverancier: str
    versie: str
    normgroep: str
    geldig_tot: dt.date | None
    loopt_af: bool
    meegeleverd: bool
    gearchiveerd: bool


def row_of(row: Instrument, today: dt.date) -> Rij:
    soon = row.geldig_tot is not None and 0 <= (row.geldig_tot - today).days <= WARN_DAYS
    return Rij(
        row.pk, row.naam, label(row.soort, row.geldig_tot, today), is_test(row.soort, row.geldig_tot, today), row.meet,
        row.leverancier, row.versie, row.normgroep, row.geldig_tot, soon and row.soort == Soort.TEST, row.meegeleverd,
        row.gearchiveerd_op is not None,
    )  # fmt: skip


def rows(actor: Any, today: dt.date) -> list[Rij]:
    """The register with what comes with Wissel, also before that was used; archived ones last."""
    own = list(visible(actor, Instrument).order_by("naam"))
    known = {row.sleutel for row in own}
    shown = [row_of(row, today) for row in own]
    for key, lijst in meegeleverd.lists().items():
        if key not in known:
            kind = label(Soort.VRAGENLIJST, None, today)
            version = str(meegeleverd.contents()[key]["versie"])
            shown.append(
                Rij(
                    None,
                    lijst.naam,
                    kind,
                    False,
                    lijst.meet,
                    meegeleverd.LEVERANCIER,
                    version,
                    "",
                    None,
                    False,
                    True,
                    False,
                )
            )
    return sorted(shown, key=lambda each: (each.gearchiveerd, not each.test, each.naam.lower()))


@requires(LEZEN)
def overview(request: Any) -> HttpResponse:
    """All instruments with what they may be called today."""
    context = {
        "rijen": rows(request.actor, klok.today()),
        "mag_wijzigen": can(request.actor, WIJZIGEN),
        "actief": "instrumenten",
    }
    return render(request, MAP + "instrumenten.html", context)


@requires(LEZEN)
def read(request: Any, instrument_id: uuid.UUID) -> HttpResponse:
    """One instrument: what is known of it, its proof and the versions of its questions."""
    row = get_visible(request.actor, Instrument, pk=instrument_id)
    proofs = visible(request.actor, Validatiebewijs).filter(instrument=row).order_by("-toegevoegd_op")
    versions = visible(request.actor, Vragenlijstversie).filter(instrument=row).order_by("-nummer")
    may = can(request.actor, WIJZIGEN) and not row.meegeleverd
    context = {
        "rij": row_of(row, klok.today()), "instrument": row, "bewijzen": proofs, "versies": versions,
        "mag_wijzigen": may, "eigen": may and row.soort == Soort.EIGEN and row.waar == Instrument.Afname.WISSEL,
        "mag_archief": can(request.actor, WIJZIGEN), "actief": "instrumenten",
    }  # fmt: skip
    return render(request, MAP + "instrument.html", context)


@requires(WIJZIGEN)
def new(request: Any) -> HttpResponse:
    """Put an instrument in the register."""
    first = {"sleutel": uuid.uuid4(), "talen": ["nl"], "waar": request.GET.get("waar", "extern")}
    if request.GET.get("soort") == Soort.EIGEN:
        first |= {"soort": Soort.EIGEN, "waar": Instrument.Afname.WISSEL}
    form = _form(request, first)
    made: list[Instrument] = []

    def add() -> None:
        made.append(register.add_instrument(by=request.actor, sleutel=form.key(), **form.values()))

    if form.is_valid() and run(form, add):
        messages.success(request, _("Het instrument staat in het register."))
        return _after(made[0])
    return _page(request, form, _("Instrument toevoegen"), reverse("bureau:instrumenten"))


def _after(row: Instrument) -> HttpResponse:
    builds = row.soort == Soort.EIGEN and row.waar == Instrument.Afname.WISSEL
    return redirect("bureau:instrument_vragen" if builds else "bureau:instrument", row.pk)


@requires(WIJZIGEN)
def change(request: Any, instrument_id: uuid.UUID) -> HttpResponse:
    """Change what is known of an instrument."""
    row = get_visible(request.actor, Instrument, WIJZIGEN, pk=instrument_id, meegeleverd=False)
    form = _form(request, {name: getattr(row, name) for name in (*register.VELDEN, "slot")})
    back = reverse("bureau:instrument", args=[row.pk])
    if form.is_valid() and _changed(request, row, form):
        messages.success(request, _("Het instrument is gewijzigd."))
        return redirect(back)
    return _page(request, form, _("Instrument wijzigen"), back)


def _changed(request: Any, row: Instrument, form: Any) -> bool:
    slot = form.cleaned_data["slot"] or 0

    def store() -> None:
        register.change_instrument(instrument=row, by=request.actor, slot=slot, **form.values())

    try:
        return run(form, store)
    except Changed as error:
        form.add_error(None, error.message)
        return False


def _form(request: Any, first: dict[str, Any]) -> InstrumentForm:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return InstrumentForm(*sent, initial=first, te_groot=getattr(request, "te_groot", ()))


def _page(request: Any, form: Any, titel: str, terug: str) -> HttpResponse:
    context = {
        "form": form,
        "titel": titel,
        "terug": terug,
        "actief": "instrumenten",
        "fout_titel": bool(form.errors),
    }
    return render(request, MAP + "instrument_form.html", context, status=status(form))


@requires(WIJZIGEN)
def archive(request: Any, instrument_id: uuid.UUID) -> HttpResponse:
    """Out of the choice, or back in it."""
    row = get_visible(request.actor, Instrument, WIJZIGEN, pk=instrument_id)
    if request.method == "POST":
        back = request.POST.get("terug") == "ja"
        register.archive(instrument=row, by=request.actor, terug=back)
        off = _("Het instrument staat niet meer in de keuze. Uitslagen blijven te lezen.")
        messages.success(request, _("Het instrument staat weer in de keuze.") if back else off)
    return redirect("bureau:instrument", row.pk)
