"""The timeline: every milestone with its date, its sum, its rule and its source (contract 3 and 4)."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from poortwachter import blokken, loon, opzegverbod, regelset, samenhang, tellen
from poortwachter.fouten import Fout
from poortwachter.kalender import VORMEN, planning_ordinal
from poortwachter.loon import Loon
from poortwachter.regelset import Regel
from poortwachter.tellen import Zaak, optional, ordinal
from poortwachter.vorm import checker

Json = dict[str, Any]
# A milestone as computed: its day, whether it applies, and the basis of the sum in words.
Uitkomst = tuple[int | None, bool | None, str]

ZIEKTEDAGEN = {
    "ziekmelding": 1, "probleemanalyse_einde_week_6": 42, "probleemanalyse": 43,
    "verkorte_wachttijd_aanvraag_vanaf": 22, "verkorte_wachttijd_aanvraag": 476, "melding_42e_week": 295,
    "eerstejaarsevaluatie_vanaf": 316, "eerstejaarsevaluatie": 364, "minimumloon_laatste_dag": 364,
    "wachttijd_81_weken": 567, "eindevaluatie_vanaf": 603, "uwv_brief_wia": 623,
}  # fmt: skip
FEIT_BIJ = {
    "probleemanalyse": ("probleemanalyse", "oordeel_op"), "plan_van_aanpak": ("plan_van_aanpak", "opgesteld_op"),
    "melding_42e_week": ("melding_42e_week", "gedaan_op"),
    "eerstejaarsevaluatie": ("eerstejaarsevaluatie", "gehouden_op"), "spoor2_start": ("spoor2", "start_op"),
    "reintegratieverslag": ("reintegratieverslag", "ingediend_op"), "wia_aanvraag": ("wia_aanvraag", "ontvangen_op"),
}  # fmt: skip
VERVALT_BIJ_IVA = frozenset(
    {"wia_aanvraag", "reintegratieverslag", "uwv_besluit_loonsanctie", "uwv_brief_wia", "eindevaluatie_vanaf"}
)
VERVALT_BIJ_AOW = VERVALT_BIJ_IVA | {"wia_eerste_dag"}
VERVALT_NA_CONTRACT = frozenset(
    {
        "probleemanalyse", "plan_van_aanpak", "melding_42e_week", "eerstejaarsevaluatie", "spoor2_start",
        "reintegratieverslag",
    }
)  # fmt: skip
ONBEKEND: Uitkomst = (None, None, "nog niet te berekenen")
AANNAMES = {
    "wia_aanvraag_op_tijd": "Gerekend alsof de WIA-aanvraag op tijd is.",
    "brief_uwv_op_tijd": "Gerekend alsof de brief van UWV op tijd kwam.",
    "geen_onderbrekingen": "Gerekend alsof er geen onderbrekingen waren.",
    "loonsanctiebesluit_geldig": "Gerekend alsof het loonsanctiebesluit geldig is.",
}


@dataclass(slots=True)
class Tijdlijn:
    """The computed timeline. `as_dict()` and `as_json()` are two forms of the same rows."""

    feiten: Mapping[str, Any]
    zaak: Zaak
    loon: Loon | None
    dagen: dict[str, Uitkomst]
    kop: Json
    staart: Json

    def datum(self, mijlpaal: str) -> int | None:
        """The day of a milestone as ordinal, or None."""
        return self.dagen[mijlpaal][0]

    def as_dict(self) -> Json:
        """The answer of contract 4 as plain values."""
        rows: Json = {}
        for regel, (day, applies, basis), (planned, extra) in self._outcomes():
            date, words = (None, basis) if day is None else VORMEN[day]
            rows[regel.id] = {
                "naam": regel.label, "datum": date, "geldt": applies,
                "planningsdatum": None if planned is None else VORMEN[planned][0],
                "verantwoordelijke": regel.responsible, "binding": regel.binding, "formule": regel.sum,
                "uitleg": basis if day is None else f"{words} = {basis}", "bron": [*regel.source],
                "zekerheid": regel.certainty, "door_termijnenwet_verlengd": False, **extra,
            }  # fmt: skip
        return {**self.kop, "mijlpalen": rows, **self.staart}

    def as_json(self) -> str:
        """The same as text, with the fixed fields encoded once."""
        parts = []
        for regel, outcome, extra in self._outcomes():
            parts.append(_encode(regel, outcome, extra))
        head, tail = _TEXT(self.kop), _TEXT(self.staart)
        return f'{head[:-1]}, "mijlpalen": {{{", ".join(parts)}}}, {tail[1:]}'

    def _outcomes(self) -> Any:
        own = self.feiten.get("parameters") or {}
        free = frozenset(ordinal(day) for day in own.get("organisatie_vrije_dagen") or ())
        peil = optional(self.feiten.get("peildatum"))
        on_time = self.loon.tijdig_tot_en_met if self.loon else None
        days = self.dagen
        for regel in regelset.mijlpalen():
            outcome = days[regel.id]
            day = outcome[0]
            extra: Json = {}
            if regel.id in FEIT_BIJ:
                due = day if regel.id != "wia_aanvraag" else (on_time if day else None)
                _happened(self.feiten, FEIT_BIJ[regel.id], due, extra)
            if day is None:
                yield regel, outcome, (None, extra)
                continue
            if peil is not None:
                extra["stand"] = "toekomst" if day > peil else "vandaag" if day == peil else "voorbij"
            yield regel, outcome, (planning_ordinal(day, free), extra)


def _happened(feiten: Mapping[str, Any], place: tuple[str, str], day: int | None, extra: Json) -> None:
    text = (feiten.get(place[0]) or {}).get(place[1])
    if text is not None:
        extra["gebeurd_op"] = text
        extra["dagen_te_laat"] = None if day is None else max(0, ordinal(text) - day)


_FIXED: dict[str, tuple[str, str, str]] = {}
_TEXT = json.JSONEncoder(ensure_ascii=False).encode
_APPLIES = {True: "true", False: "false", None: "null"}


def _fixed(regel: Regel) -> tuple[str, str, str]:
    """The parts of a milestone that never change, as JSON text."""
    enc = json.dumps
    front = f'{enc(regel.id)}: {{"naam": {enc(regel.label, ensure_ascii=False)}, "datum": '
    middle = (
        f', "verantwoordelijke": {enc(regel.responsible)}, "binding": {enc(regel.binding)}, '
        f'"formule": {enc(regel.sum, ensure_ascii=False)}, "uitleg": "'
    )
    end = (
        f'", "bron": {enc(list(regel.source), ensure_ascii=False)}, "zekerheid": {enc(regel.certainty)}, '
        '"door_termijnenwet_verlengd": false'
    )
    return _FIXED.setdefault(regel.id, (front, middle, end))


@lru_cache(maxsize=4_096)
def _pair(name: str, value: str | int | None) -> str:
    """One more field of a milestone; there are few of them, and their days come back."""
    return f", {json.dumps(name)}: {json.dumps(value)}"


def _encode(regel: Regel, outcome: Uitkomst, more: tuple[int | None, Json]) -> str:
    front, middle, end = _FIXED.get(regel.id) or _fixed(regel)
    day, applies, basis = outcome
    planned, extra = more
    tail = "".join([_pair(name, value) for name, value in extra.items()])
    if day is None or planned is None:
        return (
            f'{front}null, "geldt": {_APPLIES[applies]}, "planningsdatum": null{middle}{basis}{end}{tail}}}'
        )
    iso, words = VORMEN[day]
    return (
        f'{front}"{iso}", "geldt": {_APPLIES[applies]}, "planningsdatum": "{VORMEN[planned][0]}"'
        f"{middle}{words} = {basis}{end}{tail}}}"
    )


def tijdlijn(invoer: Mapping[str, Any]) -> Tijdlijn:
    """Check the facts (or a dossier) and compute the timeline. Raises Fout."""
    checker("dossier", ("peildatum",))(invoer, "")
    samenhang.check_feiten(invoer)
    return bereken(invoer)


def bereken(feiten: Mapping[str, Any]) -> Tijdlijn:
    """Compute the timeline from facts that were checked."""
    parameters = regelset.with_parameters(feiten.get("parameters"))
    zaak = tellen.lees_zaak(feiten, parameters)
    if zaak is None:
        raise Fout(
            "ziekteperioden", "ontbreekt", "ontbreekt; geef ziekteperioden, ziekmelding of terugrekenen."
        )
    if not zaak.bekend:
        days = dict.fromkeys((regel.id for regel in regelset.mijlpalen()), ONBEKEND)
        return _assemble(feiten, zaak, None, days, [])
    wages = loon.bereken_loon(feiten, zaak, parameters)
    missing: list[str] = []
    days = _mijlpalen(feiten, zaak, wages, parameters, missing)
    return _assemble(feiten, zaak, wages, days, missing)


def _mijlpalen(
    feiten: Mapping[str, Any], zaak: Zaak, wages: Loon, parameters: Mapping[str, Any], missing: list[str]
) -> dict[str, Uitkomst]:
    first = zaak.stukken[0][0]
    start = VORMEN[first][1]
    simple = len(zaak.stukken) == 1
    days: dict[str, Uitkomst] = {}
    for name, number in ZIEKTEDAGEN.items():
        day = zaak.dag(number)
        basis = (
            f"eerste ziektedag {start} + {number - 1} dagen"
            if simple
            else f"ziektedag {number} vanaf {start}, geteld"
        )
        days[name] = (day, True, basis) if day is not None else _niet_bereikt(number)
    days["ziekmelding"] = (first, True, "eerste ziektedag")
    _vangnet(feiten.get("vangnet"), first, start, days, missing)
    _plannen(feiten, zaak, days, parameters, missing)
    _einden(zaak, wages, days)
    free, applies = opzegverbod.eerste_vrije_dag(feiten, zaak, wages)
    days["opzegverbod_eerste_vrije_dag"] = (
        free,
        applies,
        f"{start} + 2 jaar en de dagen die niet tellen of verlengen",
    )
    _vervallen(wages, zaak, days)
    return days


def _niet_bereikt(number: int) -> Uitkomst:
    return None, False, f"ziektedag {number} is niet bereikt"


def _vangnet(
    choice: str | None, first: int, start: str, days: dict[str, Uitkomst], missing: list[str]
) -> None:
    if choice is None:
        missing.append("vangnet")
        days["vangnetmelding"] = (None, None, "onbekend of een vangnet geldt")
    elif choice == "nee":
        days["vangnetmelding"] = (None, False, "er geldt geen vangnet")
    else:
        number = 3 if choice == "vierde_dag" else 42
        days["vangnetmelding"] = (first + number, True, f"eerste ziektedag {start} + {number} dagen")


def _plannen(
    feiten: Mapping[str, Any],
    zaak: Zaak,
    days: dict[str, Uitkomst],
    parameters: Mapping[str, Any],
    missing: list[str],
) -> None:
    """Milestones that follow a recorded fact, and the computed date where there is none (contract 3.4)."""
    opinion = optional((feiten.get("probleemanalyse") or {}).get("oordeel_op"))
    if opinion is not None:
        words = f"oordeel van de bedrijfsarts {VORMEN[opinion][1]} + 14 dagen"
        days["plan_van_aanpak"] = (opinion + 14, True, words)
    else:
        days["plan_van_aanpak"] = _ziektedag(zaak, 57)
    made = optional((feiten.get("plan_van_aanpak") or {}).get("opgesteld_op"))
    evaluated = optional(feiten.get("laatste_evaluatie_op"))
    last = max((day for day in (made, evaluated) if day is not None), default=None)
    interval = parameters["evaluatie_interval_dagen"]
    if last is None:
        missing.append("plan_van_aanpak.opgesteld_op")
        unknown = "onbekend wanneer het plan van aanpak of een evaluatie was"
        days["evaluatie_periodiek"] = (None, None, unknown)
    else:
        days["evaluatie_periodiek"] = (last + interval, True, f"{VORMEN[last][1]} + {interval} dagen")
    days["spoor2_vroegste_start"] = _ziektedag(zaak, parameters["spoor2_vroegste_start_dagen"] + 1)
    term = parameters["spoor2_start_na_evaluatie_dagen"]
    held = optional((feiten.get("eerstejaarsevaluatie") or {}).get("gehouden_op"))
    due = days["eerstejaarsevaluatie"][0]
    anchor, words = (
        (held, "evaluatie gehouden op") if held is not None else (due, "eerstejaarsevaluatie uiterlijk")
    )
    if anchor is None:
        days["spoor2_start"] = _niet_bereikt(364)
    else:
        days["spoor2_start"] = (anchor + term, True, f"{words} {VORMEN[anchor][1]} + {term} dagen")


def _ziektedag(zaak: Zaak, number: int) -> Uitkomst:
    day = zaak.dag(number)
    if day is None:
        return _niet_bereikt(number)
    start = VORMEN[zaak.stukken[0][0]][1]
    return day, True, f"eerste ziektedag {start} + {number - 1} getelde dagen"


def _einden(zaak: Zaak, wages: Loon, days: dict[str, Uitkomst]) -> None:
    """Milestones counted back or on from the end of the wachttijd and of the wages."""
    end, latest = wages.einde_wachttijd, wages.einde_na_verlenging
    last = wages.wachttijd_laatste_dag
    if last is not None:
        start = VORMEN[zaak.stukken[0][0]][1]
        basis = "toegekende verkorte wachttijd" if wages.verkort else f"728e getelde ziektedag vanaf {start}"
        days["wachttijd_laatste_dag"] = (last, True, basis)
        days["wia_eerste_dag"] = (last + 1, True, f"laatste dag wachttijd {VORMEN[last][1]} + 1 dag")
    if end is None or latest is None:
        _geen_einde(wages, days)
        return
    what = "laatste dag wachttijd" if latest == end else "einde vrijwillige verlenging"
    words = f"{what} {VORMEN[latest][1]}"
    days["reintegratieverslag"] = (latest - 91, True, f"{words} − 91 dagen")
    days["wia_aanvraag"] = (latest - 77, True, f"{words} − 77 dagen")
    wage_end = wages.einde_zonder_sanctie
    if wage_end is None:
        days["uwv_besluit_loonsanctie"] = (None, None, "onbekend of de late aanvraag beschermd is")
    else:
        basis = f"laatste loondag zonder sanctie {VORMEN[wage_end][1]} − 42 dagen"
        days["uwv_besluit_loonsanctie"] = (wage_end - 42, True, basis)
    if wages.laatste_dag is None:
        unknown = "nog niet te berekenen: er ontbreekt een feit of besluit"
        days["loondoorbetaling_laatste_dag"] = (None, None, unknown)
    else:
        days["loondoorbetaling_laatste_dag"] = (wages.laatste_dag, True, _loonbasis(wages))


def _geen_einde(wages: Loon, days: dict[str, Uitkomst]) -> None:
    """The wachttijd was not reached: wages may still end by AOW or contract."""
    names = ("wachttijd_laatste_dag", "wia_eerste_dag", "reintegratieverslag", "wia_aanvraag")
    for name in (*names, "uwv_besluit_loonsanctie", "loondoorbetaling_laatste_dag"):
        days.setdefault(name, _niet_bereikt(728))
    if wages.laatste_dag is not None:
        words = "einde door AOW of contract, voor het herstel"
        days["loondoorbetaling_laatste_dag"] = (wages.laatste_dag, True, words)
    elif wages.onbekend:
        days["loondoorbetaling_laatste_dag"] = ONBEKEND


def _loonbasis(wages: Loon) -> str:
    end, last = wages.einde_wachttijd, wages.laatste_dag
    if end is None or last is None or last == end:
        return "laatste dag wachttijd"
    days = last - end
    return f"laatste dag wachttijd {VORMEN[end][1]} {'+' if days > 0 else '−'} {abs(days)} dagen (zie regel)"


def _vervallen(wages: Loon, zaak: Zaak, days: dict[str, Uitkomst]) -> None:
    """Milestones that do not occur: granted IVA, AOW before the end, contract over, or recovered before."""
    gone: dict[str, str] = {}
    if wages.verkort:
        gone |= dict.fromkeys(VERVALT_BIJ_IVA, "vervalt: verkorte wachttijd toegekend")
    if wages.aow_voor_einde:
        gone |= dict.fromkeys(VERVALT_BIJ_AOW, "vervalt: AOW-leeftijd voor het einde van de wachttijd")
    for name, why in gone.items():
        days[name] = (None, False, why)
    contract = wages.vervalt_vanaf
    if contract is not None:
        for name in VERVALT_NA_CONTRACT:
            day = days[name][0]
            if day is not None and day > contract:
                days[name] = (None, False, "vervalt: na het einde van het contract")
    if zaak.hersteld_op is not None:
        for name in ("vangnetmelding", "plan_van_aanpak", "evaluatie_periodiek", "spoor2_start"):
            day = days[name][0]
            if day is not None and day > zaak.hersteld_op:
                days[name] = (None, False, "niet bereikt: hersteld")


def _assemble(
    feiten: Mapping[str, Any], zaak: Zaak, wages: Loon | None, days: dict[str, Uitkomst], missing: list[str]
) -> Tijdlijn:
    first = zaak.eerste_ziektedag
    state = "onbekend" if first is None else "hersteld" if zaak.hersteld_op is not None else "lopend"
    head: Json = {
        "zaak": feiten.get("zaak"), "peildatum": feiten.get("peildatum"), "regels": regelset.receipt(),
        "eerste_ziektedag": loon.iso(first), "toestand": state,
    }  # fmt: skip
    if state == "hersteld" and zaak.hersteld_op is not None:
        head["samentellen_tot_en_met"] = loon.iso(zaak.hersteld_op + 28)
    peil = optional(feiten.get("peildatum"))
    if peil is not None and first is not None:
        counted = zaak.getelde_dagen(peil)
        head["ziektedag_op_peildatum"] = counted
        head["ziekteweek_op_peildatum"] = (counted + 6) // 7 if counted else None
    if zaak.teruggerekend is not None:
        head["teruggerekend"] = {
            "eerste_ziektedag": loon.iso(zaak.teruggerekend - 728), "wia_eerste_dag": loon.iso(zaak.teruggerekend)
        }  # fmt: skip
    tail: Json = {}
    if zaak.stukken:
        tail["samentelling"] = blokken.samentelling(zaak)
    if wages is not None:
        tail |= blokken.bij_tijdlijn(feiten, zaak, wages, days)
    tail |= _lists(feiten, zaak, wages, missing)
    return Tijdlijn(feiten, zaak, wages, days, head, tail)


def _lists(feiten: Mapping[str, Any], zaak: Zaak, wages: Loon | None, missing: list[str]) -> Json:
    questions, gaps, assumed, warned = list(zaak.vragen), [*zaak.ontbreekt, *missing], list(zaak.aannames), []
    if any(row["soort"] == "nieuwe_bedongen_arbeid" for row in feiten.get("gebeurtenissen") or ()):
        readings = [{"id": "zelfde_zaak"}, {"id": "nieuwe_zaak"}]
        questions.append({"code": "nieuwe_bedongen_arbeid", "blokkerend": False, "lezingen": readings})
    if wages is not None:
        questions += wages.vragen
        gaps += wages.ontbreekt
        assumed += wages.aannames
        warned = wages.waarschuwingen
    return {
        "handmatig_besluit_nodig": questions,
        "ontbrekende_feiten": list(dict.fromkeys(gaps)),
        "aannames": [{"code": code, "uitleg": AANNAMES[code]} for code in dict.fromkeys(assumed)],
        "waarschuwingen": warned,
    }


Opdracht = Callable[[Mapping[str, Any]], Any]
