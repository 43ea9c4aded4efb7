"""What stands in the way of spoor 2, and what only deserves attention. The law leaves the choice to people."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import poortwachter
from wissel.dossiers import feiten
from wissel.dossiers.models import Advies, Dossier, Milestone, Spoor1Conclusie, Spoor1Onderzoek
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

    @property
    def mag(self) -> bool:
        return all(signal.kleur != "rood" for signal in self.signalen)


def decide(dossier: Dossier, *, peildatum: dt.date) -> dict[str, Any]:
    """The engine's answer to 'must spoor 2 start?' on a day, as its contract has it."""
    try:
        return poortwachter.spoor2(feiten.engine_invoer(dossier, peildatum=peildatum))
    except poortwachter.Fout as fout:
        raise feiten.as_domain_error(fout) from fout


def check_start(dossier: Dossier, start_op: dt.date) -> Startkans:
    """Everything to know about a start on this day, most serious first."""
    dates = dict(
        Milestone.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier).values_list("code", "due_on")
    )
    signals = [
        *_conclusie(dossier),
        *_onderzoek(dossier),
        *_moment(dossier, start_op, dates.get("spoor2_vroegste_start"), dates.get("spoor2_start")),
        *_looptijd(start_op, dates.get("loondoorbetaling_laatste_dag") or dates.get("wachttijd_laatste_dag")),
        *_bedrijfsarts(dossier, start_op),
    ]
    order = {"rood": 0, "oranje": 1, "groen": 2}
    return Startkans(
        tuple(sorted(signals, key=lambda signal: order[signal.kleur])),
        dates.get("spoor2_vroegste_start"),
        dates.get("spoor2_start"),
    )


def _conclusie(dossier: Dossier) -> list[Signaal]:
    row = Spoor1Conclusie.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier).order_by("-op").first()
    if row is None:
        text = _("Leg eerst vast wat spoor 1 opleverde, of dat spoor 1 naast spoor 2 doorloopt.")
        return [Signaal("geen_conclusie", "rood", text, "beleid")]
    if row.conclusie == Spoor1Conclusie.Conclusie.TERUGKEER:
        text = _(
            "De laatste conclusie is terugkeer bij de eigen werkgever. Leg een nieuwe vast, of dat spoor 1 doorloopt."
        )
        return [Signaal("terugkeer", "rood", text, "beleid")]
    return [
        Signaal(
            "conclusie", "groen", f"{row.get_conclusie_display()}, {lange_datum(row.getrokken_op)}.", "beleid"
        )
    ]


def _onderzoek(dossier: Dossier) -> list[Signaal]:
    """All three ways back are to be answered: examined or not (S1.13)."""
    rows = Spoor1Onderzoek.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, onderzocht__isnull=False
    )
    answered = set(rows.values_list("optie", flat=True))
    missing = [str(label) for optie, label in Spoor1Onderzoek.Optie.choices if optie not in answered]
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
        text = _("De uiterste start is nog niet bekend. Leg de eerste ziektedag vast.")
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


def _bedrijfsarts(dossier: Dossier, start: dt.date) -> list[Signaal]:
    if not dossier.arbodienst_id and not dossier.bedrijfsarts_id:
        text = _("Er staat geen bedrijfsarts of arbodienst in het dossier. Voeg die toe bij Partijen.")
        return [Signaal("geen_arts", "oranje", text, "wet")]
    consult = Advies.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, van=Advies.Van.BEDRIJFSARTS, datum__lte=start
    )
    if not consult.exists():
        text = _(
            "Er is geen spreekuur van de bedrijfsarts voor de start vastgelegd. Vraag eerst naar de mogelijkheden."
        )
        return [Signaal("geen_consult", "oranje", text, "beleid")]
    return []
