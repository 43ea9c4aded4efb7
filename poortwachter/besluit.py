"""Must spoor 2 start? The decision table of contract 5, tried row by row, the first that fits counts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from poortwachter import regelset, samenhang
from poortwachter.kalender import plus_maanden
from poortwachter.loon import iso
from poortwachter.tellen import Zaak, optional
from poortwachter.tijdlijn import Tijdlijn, bereken
from poortwachter.vorm import checker

Json = dict[str, Any]
ARTSEN = {"bedrijfsarts", "verzekeringsarts"}
LOONWAARDE = 65


@dataclass(slots=True)
class Vraag:
    """The facts the rows look at, and what was missing or needs a person."""

    feiten: Mapping[str, Any]
    parameters: Mapping[str, Any]
    tijdlijn: Tijdlijn | None
    peildatum: int | None
    evaluatie: int | None = None
    na_evaluatie: bool | None = None
    ontbreekt: list[str] = field(default_factory=list)
    handmatig: list[Json] = field(default_factory=list)

    def deel(self, naam: str) -> Mapping[str, Any]:
        return self.feiten.get(naam) or {}

    def mijlpaal(self, naam: str) -> int | None:
        return None if self.tijdlijn is None else self.tijdlijn.datum(naam)

    def maanden_na(self, day: int | None, months: int) -> int | None:
        return None if day is None else plus_maanden(dt.date.fromordinal(day), months).toordinal()


def spoor2(invoer: Mapping[str, Any]) -> Json:
    """Check the facts (or a dossier) and decide. Raises Fout."""
    checker("dossier", ("peildatum",))(invoer, "")
    samenhang.check_feiten(invoer)
    return beslis(invoer)


def beslis(feiten: Mapping[str, Any]) -> Json:
    """Decide from facts that were checked; what is not known is unknown, never a guess."""
    parameters = regelset.with_parameters(feiten.get("parameters"))
    known = any(feiten.get(name) for name in ("ziekteperioden", "ziekmelding", "terugrekenen"))
    line = bereken(feiten) if known else None
    ask = Vraag(feiten, parameters, line, optional(feiten.get("peildatum")))
    _evaluatie(ask)
    answer = _rijen(ask, None if line is None else line.zaak)
    if line is not None and line.zaak.vragen:
        ask.handmatig += line.zaak.vragen
    assumed = (
        []
        if line is None
        else [row for row in line.staart["aannames"] if row["code"] == "geen_onderbrekingen"]
    )
    return {
        "zaak": feiten.get("zaak"), "peildatum": feiten.get("peildatum"), "regels": regelset.receipt(), **answer,
        "handmatig_besluit_nodig": ask.handmatig, "ontbrekende_feiten": list(dict.fromkeys(ask.ontbreekt)),
        "aannames": assumed,
    }  # fmt: skip


def _evaluatie(ask: Vraag) -> None:
    """Whether the eerstejaarsevaluatie lies behind us, and its day: the real one, or its term when that has passed."""
    held = optional(ask.deel("eerstejaarsevaluatie").get("gehouden_op"))
    due = ask.mijlpaal("eerstejaarsevaluatie")
    if held is not None and (ask.peildatum is None or held <= ask.peildatum):
        ask.na_evaluatie, ask.evaluatie = True, held
    elif ask.peildatum is not None and due is not None:
        ask.na_evaluatie = ask.peildatum > due
        ask.evaluatie = due if ask.na_evaluatie else None
    elif ask.tijdlijn is not None and ask.tijdlijn.zaak.bekend and ask.peildatum is not None:
        ask.na_evaluatie = False


def _rijen(ask: Vraag, zaak: Zaak | None) -> Json:
    if zaak is not None and zaak.bekend and zaak.hersteld_op is not None:
        return _antwoord(None, "niet_verplicht", "De zaak is hersteld.")
    early = _mogelijkheden(ask) or _resultaat(ask)
    if early is not None:
        return early
    prospect = ask.deel("spoor1").get("vooruitzicht")
    if prospect is None:
        return _onbekend(ask, "spoor1.vooruitzicht")
    found = _eerder_traject(ask, prospect) or _uitgesloten(ask, prospect)
    if found is not None:
        return found
    if ask.na_evaluatie is None:
        return _onbekend(
            ask, "eerstejaarsevaluatie.gehouden_op" if ask.peildatum is not None else "peildatum"
        )
    if not ask.na_evaluatie:
        return _voor_de_evaluatie(ask)
    return _na_de_evaluatie(ask, prospect)


def _mogelijkheden(ask: Vraag) -> Json | None:
    """Rows S1 and S2: no capacity, lasting or for now, as a doctor established."""
    part = ask.deel("arbeidsmogelijkheden")
    state = part.get("stand")
    if state is None:
        return _onbekend(ask, "arbeidsmogelijkheden.stand")
    if state == "ja":
        return None
    if part.get("bron") not in ARTSEN:
        readings = [{"id": "onderbouwd_door_arts"}, {"id": "wel_mogelijkheden"}]
        ask.handmatig.append(
            {"code": "geen_mogelijkheden_niet_onderbouwd", "blokkerend": True, "lezingen": readings}
        )
        if part.get("bron") is None:
            return _onbekend(ask, "arbeidsmogelijkheden.bron")
        return _antwoord(
            None, "onbekend", "Dat er geen mogelijkheden zijn, is niet door een arts vastgesteld."
        )
    if state == "blijvend_geen":
        return _antwoord("S1", vereist=["verklaring_bedrijfsarts", "verkorte_wachttijd_overwegen"])
    again = optional(part.get("herbeoordeling_op"))
    if again is None:
        ask.ontbreekt.append("arbeidsmogelijkheden.herbeoordeling_op")
    return _antwoord("S2", herbeoordelen=again, vereist=["verklaring_bedrijfsarts", "herbeoordelingsdatum"])


def _resultaat(ask: Vraag) -> Json | None:
    """Row S9: structural work with consent, fitting the possibilities or worth 65% near the end (BBP 3)."""
    part = ask.deel("resultaat")
    if part.get("structureel") is not True or part.get("werknemer_stemt_in") is not True:
        return None
    fits = part.get("sluit_aan_bij_mogelijkheden") is True
    worth, end = part.get("loonwaarde_procent"), None
    if ask.tijdlijn is not None and ask.tijdlijn.loon is not None:
        end = ask.tijdlijn.loon.einde_wachttijd
    if (
        not fits
        and worth is not None
        and worth >= LOONWAARDE
        and end is not None
        and ask.peildatum is not None
    ):
        fits = ask.peildatum >= end - ask.parameters["bevredigend_resultaat_einde_nabij_dagen"]
    if not fits:
        return None
    return _antwoord("S9", vereist=["structureel_karakter_vastleggen", "instemming_werknemer_vastleggen"])


def _eerder_traject(ask: Vraag, prospect: str) -> Json | None:
    """Row S13: a first traject without result despite enough effort."""
    part = ask.deel("spoor2")
    if (
        not ask.na_evaluatie
        or part.get("eerste_traject_zonder_resultaat") is not True
        or prospect == "terugkeer"
    ):
        return None
    enough = part.get("inspanningen_voldoende")
    if enough is None:
        return _onbekend(ask, "spoor2.inspanningen_voldoende")
    if not enough:
        return None
    return _antwoord("S13", vereist=["bijstelling_probleemanalyse", "bijstelling_plan_van_aanpak"])


def _uitgesloten(ask: Vraag, prospect: str) -> Json | None:
    """Row S3: an investigation excludes own and other work at the own employer (BW 7:658a lid 1)."""
    if prospect != "uitgesloten":
        return None
    if ask.deel("spoor1").get("arbeidsdeskundig_onderzoek_op") is not None:
        return _antwoord("S3", onverwijld=True, naast=False)
    readings = [{"id": "onderbouwd"}, {"id": "onduidelijk"}]
    ask.handmatig.append(
        {"code": "spoor1_uitgesloten_niet_onderbouwd", "blokkerend": False, "lezingen": readings}
    )
    return None


def _voor_de_evaluatie(ask: Vraag) -> Json:
    latest = ask.mijlpaal("spoor2_start")
    if ask.deel("spoor2").get("partijen_eens_over_eerdere_start") is True:
        return _antwoord("S12", start=latest)
    return _antwoord("S0", start=latest, herbeoordelen=ask.mijlpaal("eerstejaarsevaluatie"))


def _na_de_evaluatie(ask: Vraag, prospect: str) -> Json:
    spoor1 = ask.deel("spoor1")
    months = ask.parameters["spoor2_uitzondering_maanden"]
    back_since = optional(ask.deel("arbeidsmogelijkheden").get("terug_sinds"))
    returned = back_since is not None and ask.evaluatie is not None and back_since > ask.evaluatie
    anchor = _nieuw_plan(ask, back_since) if returned else ask.evaluatie
    expected = optional(spoor1.get("verwachte_terugkeer_op")) if prospect == "terugkeer" else None
    if returned and anchor is None and expected is not None:
        return _antwoord(None, "onbekend", "Onbekend wanneer het nieuwe plan van aanpak is gemaakt.")
    limit = ask.maanden_na(anchor, months)
    if expected is not None and limit is not None and expected <= limit:
        concrete = spoor1.get("concreet")
        if concrete is None:
            return _onbekend(ask, "spoor1.concreet")
        if concrete and (ask.peildatum is None or ask.peildatum <= limit):
            row = "S8" if returned else "S5"
            return _antwoord(row, herbeoordelen=limit, vereist=["concreet_perspectief_vastleggen"])
        if concrete:
            return _antwoord("S4", "verplicht_nu", onverwijld=True, start=limit, naast=False)
    return _later(ask, expected, returned, anchor, months)


def _later(ask: Vraag, expected: int | None, returned: bool, anchor: int | None, months: int) -> Json:
    spoor1 = ask.deel("spoor1")
    again = ask.maanden_na(ask.peildatum, months)
    if spoor1.get("volledige_terugkeer_eigen_werk_in_zicht") is True:
        readings = [{"id": "niet_verplicht"}, {"id": "toch_verplicht"}]
        ask.handmatig.append(
            {"code": "terugkeer_eigen_werk_rechtspraak", "blokkerend": False, "lezingen": readings}
        )
        return _antwoord("S11", herbeoordelen=again)
    growing = ("enkele_uren_eigen_bedrijf", "werknemer_wil_uitbouw", "groei_verwacht")
    if all(spoor1.get(name) is True for name in growing):
        return _antwoord("S10", herbeoordelen=again)
    if returned:
        return _antwoord("S7", start=anchor, naast=True)
    start = None
    if ask.evaluatie is not None:
        start = ask.evaluatie + ask.parameters["spoor2_start_na_evaluatie_dagen"]
    limit = ask.maanden_na(ask.evaluatie, months)
    if expected is not None and limit is not None and expected > limit:
        return _antwoord("S6", start=start, naast=True)
    return _antwoord("S4", start=start, naast=False)


def _nieuw_plan(ask: Vraag, since: int | None) -> int | None:
    """The first plan made or adjusted on or after the day the possibilities returned."""
    plan = ask.deel("plan_van_aanpak")
    made = [optional(plan.get(name)) for name in ("opgesteld_op", "bijgesteld_op")]
    later = [day for day in made if day is not None and since is not None and day >= since]
    if not later:
        ask.ontbreekt.append("plan_van_aanpak.bijgesteld_op")
    return min(later, default=None)


def _onbekend(ask: Vraag, path: str) -> Json:
    ask.ontbreekt.append(path)
    return _antwoord(None, "onbekend", f"Hiervoor ontbreekt: {path}.")


def _antwoord(
    rij: str | None,
    uitkomst: str | None = None,
    reden: str | None = None,
    *,
    start: int | None = None,
    onverwijld: bool = False,
    naast: bool | None = None,
    herbeoordelen: int | None = None,
    vereist: list[str] | None = None,
) -> Json:
    row = regelset.rijen()[rij] if rij else None
    return {
        "uitkomst": uitkomst or (row.uitkomst if row else "onbekend"),
        "rij": rij,
        "reden": reden or (row.label if row else ""),
        "bron": list(row.source) if row else [],
        "binding": row.binding if row else None,
        "start_uiterlijk": iso(start),
        "onverwijld": onverwijld,
        "naast_spoor1": naast,
        "herbeoordelen_uiterlijk": iso(herbeoordelen),
        "vereist": vereist or [],
    }
