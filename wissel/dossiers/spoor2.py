"""What stands in the way of spoor 2, and what only deserves attention. The law leaves the choice to people."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import poortwachter
from wissel.dossiers import feiten, vragen
from wissel.dossiers.models import Advies, Berekening, Dossier, Milestone, Spoor1Conclusie, Spoor1Onderzoek
from wissel.opmaak import lange_datum

WEINIG_WEKEN = 26


@dataclass(frozen=True, slots=True)
class Signaal:
    """One thing to know before a start: `rood` blocks, `oranje` warns, `groen` is fine.

    `bindt` says as what it binds: wet, beleid or praktijk.
    """

    code: str
    kleur: str
    tekst: str
    bindt: str = "praktijk"


@dataclass(frozen=True, slots=True)
class Startkans:
    """Whether spoor 2 can start on a day, and what to say about it."""

    signalen: tuple[Signaal, ...]
    vroegste: dt.date | None
    uiterste: dt.date | None
    open: vragen.Open = vragen.Open()

    @property
    def mag(self) -> bool:
        return all(signal.kleur != "rood" for signal in self.signalen)


def decide(dossier: Dossier, *, peildatum: dt.date) -> dict[str, Any]:
    """The engine's answer to 'must spoor 2 start?' on a day, as its contract has it."""
    try:
        return poortwachter.spoor2(feiten.engine_invoer(dossier, peildatum=peildatum))
    except poortwachter.Fout as fout:
        raise feiten.as_domain_error(fout) from fout


def check_start(
    dossier: Dossier, start_op: dt.date, datums: Mapping[str, dt.date | None] | None = None
) -> Startkans:
    """Everything to know about a start on this day, most serious first. `datums` saves asking for what is known."""
    dates = datums if datums is not None else _dates(dossier)
    known = _known(dossier, start_op)
    signals = [
        *_conclusie(known),
        *_onderzoek(known),
        *_moment(dossier, start_op, dates.get("spoor2_vroegste_start"), dates.get("spoor2_start")),
        *_looptijd(start_op, dates.get("loondoorbetaling_laatste_dag") or dates.get("wachttijd_laatste_dag")),
        *_bedrijfsarts(dossier, known),
    ]
    order = {"rood": 0, "oranje": 1, "groen": 2}
    return Startkans(
        tuple(sorted(signals, key=lambda signal: order[signal.kleur])),
        dates.get("spoor2_vroegste_start"),
        dates.get("spoor2_start"),
        vragen.read(known["open"]),
    )


def _dates(dossier: Dossier) -> dict[str, dt.date | None]:
    rows = Milestone.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)
    return dict(rows.values_list("code", "due_on"))


def _known(dossier: Dossier, start_op: dt.date) -> dict[str, Any]:
    """What is recorded about spoor 1 and the doctor, and what the engine left open, in one query."""
    own = {"bureau_id": OuterRef("bureau_id"), "dossier": OuterRef("pk")}
    newest = Spoor1Conclusie.objects.filter(**own).order_by("-op", "-id")
    answered = Spoor1Onderzoek.objects.filter(**own, onderzocht__isnull=False)
    consults = Advies.objects.filter(**own, van=Advies.Van.BEDRIJFSARTS, datum__lte=start_op)
    rows = Dossier.objects.filter(bureau_id=dossier.bureau_id, pk=dossier.pk)
    found = rows.values(
        conclusie=Subquery(newest.values("conclusie")[:1]),
        conclusie_op=Subquery(newest.values("getrokken_op")[:1]),
        opties=ArraySubquery(answered.values("optie")),
        consult=Exists(consults),
        open=Subquery(vragen.newest(Berekening.objects.filter(**own))),
    )
    return dict(found.get())


def _conclusie(known: dict[str, Any]) -> list[Signaal]:
    if known["conclusie"] is None:
        text = _("Leg eerst vast wat spoor 1 opleverde, of dat spoor 1 naast spoor 2 doorloopt.")
        return [Signaal("geen_conclusie", "rood", text, "beleid")]
    if known["conclusie"] == Spoor1Conclusie.Conclusie.TERUGKEER:
        text = _(
            "De laatste conclusie is terugkeer bij de eigen werkgever. Leg een nieuwe vast, of dat spoor 1 doorloopt."
        )
        return [Signaal("terugkeer", "rood", text, "beleid")]
    label = Spoor1Conclusie.Conclusie(known["conclusie"]).label
    return [Signaal("conclusie", "groen", f"{label}, {lange_datum(known['conclusie_op'])}.", "beleid")]


def _onderzoek(known: dict[str, Any]) -> list[Signaal]:
    """All three ways back are to be answered: examined or not (S1.13)."""
    options = Spoor1Onderzoek.Optie.choices
    missing = [str(label) for optie, label in options if optie not in known["opties"]]
    if not missing:
        return []
    text = _("Nog niet vastgelegd of dit is onderzocht: %(wat)s.") % {"wat": ", ".join(missing).lower()}
    return [Signaal("onderzoek_open", "oranje", text, "beleid")]


def _moment(
    dossier: Dossier, start: dt.date, vroegste: dt.date | None, uiterste: dt.date | None
) -> list[Signaal]:
    found = []
    if dossier.eerste_ziektedag and start < dossier.eerste_ziektedag:
        text = _("De start ligt voor de eerste ziektedag. Controleer beide dagen.")
        found.append(Signaal("voor_ziektedag", "rood", text, "wet"))
    elif vroegste and start < vroegste:
        text = _(
            "Vroeg: de praktijk kent 8 weken na de eerste ziektedag, dat is %(dag)s. Starten mag, leg vast waarom."
        )
        found.append(Signaal("vroeg", "oranje", text % {"dag": lange_datum(vroegste)}))
    if uiterste and start > uiterste:
        text = _(
            "Laat: de uiterste start was %(dag)s. Starten mag altijd; leg de reden vast, UWV vraagt ernaar."
        )
        found.append(Signaal("laat", "oranje", text % {"dag": lange_datum(uiterste)}, "beleid"))
    elif uiterste:
        text = _("De uiterste start is %(dag)s.") % {"dag": lange_datum(uiterste)}
        found.append(Signaal("op_tijd", "groen", text, "beleid"))
    else:
        text = _("De uiterste start is nog niet te berekenen. Bij Datums staat wat er ontbreekt.")
        found.append(Signaal("uiterste_onbekend", "oranje", text, "beleid"))
    return found


def _looptijd(start: dt.date, einde: dt.date | None) -> list[Signaal]:
    if einde is None:
        return []
    weeks = (einde - start).days // 7
    if weeks < 0:
        text = _("De laatste dag van de loondoorbetaling, %(dag)s, is al voorbij bij deze start.")
        return [Signaal("na_einde", "oranje", text % {"dag": lange_datum(einde)}, "wet")]
    if weeks < WEINIG_WEKEN:
        text = ngettext(
            "Er is nog %(weken)s week tot het einde van de loondoorbetaling op %(dag)s.",
            "Er zijn nog %(weken)s weken tot het einde van de loondoorbetaling op %(dag)s.",
            weeks,
        )
        return [Signaal("weinig_weken", "oranje", text % {"weken": weeks, "dag": lange_datum(einde)})]
    return []


def _bedrijfsarts(dossier: Dossier, known: dict[str, Any]) -> list[Signaal]:
    if not dossier.arbodienst_id and not dossier.bedrijfsarts_id:
        text = _("Er staat geen bedrijfsarts of arbodienst in het dossier. Voeg die toe bij Partijen.")
        return [Signaal("geen_arts", "oranje", text, "wet")]
    if not known["consult"]:
        text = _(
            "Er is geen spreekuur van de bedrijfsarts voor de start vastgelegd. Vraag eerst naar de mogelijkheden."
        )
        return [Signaal("geen_consult", "oranje", text, "beleid")]
    return []
