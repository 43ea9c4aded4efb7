"""The end of the wage duty: extension, late application, sanction, AOW, end of contract (contract 3.6–3.12).

Sources: BW 7:629 lid 1, 2 and 11; WIA 23–25 and 64.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from poortwachter.fouten import Fout
from poortwachter.kalender import iso_ordinal, termijn_verlengd
from poortwachter.tellen import WACHTTIJD, Zaak, optional, ordinal

SANCTIE_DAGEN = 364
BEKORT_NA = 42
AOW_NIEUW = dt.date(2023, 7, 1).toordinal()


@dataclass(slots=True)
class Loon:
    """Where the wages end and what was needed to know it; None is unknown or not reached."""

    einde_wachttijd: int | None = None
    wachttijd_laatste_dag: int | None = None
    einde_na_verlenging: int | None = None
    einde_zonder_sanctie: int | None = None
    laatste_dag: int | None = None
    voor_aow: int | None = None
    onbekend: bool = False
    verkort: bool = False
    aow_voor_einde: bool = False
    vervalt_vanaf: int | None = None
    blokken: dict[str, Any] = field(default_factory=dict)
    vragen: list[dict[str, Any]] = field(default_factory=list)
    ontbreekt: list[str] = field(default_factory=list)
    aannames: list[str] = field(default_factory=list)
    waarschuwingen: list[dict[str, Any]] = field(default_factory=list)
    tijdig_tot_en_met: int | None = None


def iso(day: int | None) -> str | None:
    return None if day is None else iso_ordinal(day)


def bereken_loon(feiten: Mapping[str, Any], zaak: Zaak, parameters: Mapping[str, Any]) -> Loon:
    """Walk the order of contract 3.12: end of wachttijd, extension, delay, sanction, AOW, contract."""
    loon = Loon()
    end = zaak.dag(WACHTTIJD)
    loon.einde_wachttijd = loon.wachttijd_laatste_dag = end
    _verkorte_wachttijd(feiten.get("verkorte_wachttijd"), zaak, loon, parameters)
    if end is None:
        _aow(feiten.get("aow_datum"), zaak, loon, parameters)
        _einde_dienstverband(feiten.get("einde_dienstverband"), zaak, loon)
        return loon
    latest = _verlenging(feiten.get("vrijwillige_verlenging"), loon, end)
    _aanvraag(feiten, zaak, loon, latest)
    loon.laatste_dag = loon.einde_zonder_sanctie
    sanction = feiten.get("loonsanctie")
    if sanction and sanction["opgelegd"]:
        _sanctie(sanction, feiten, zaak, loon, parameters)
    loon.voor_aow = loon.laatste_dag
    _aow(feiten.get("aow_datum"), zaak, loon, parameters)
    _einde_dienstverband(feiten.get("einde_dienstverband"), zaak, loon)
    return loon


def _verkorte_wachttijd(
    facts: Mapping[str, Any] | None, zaak: Zaak, loon: Loon, parameters: Mapping[str, Any]
) -> None:
    """Vervroegde IVA: in time from sick day 22 to 476, once, with a statement (WIA 23 lid 6, 66)."""
    if not facts:
        return
    first, final = zaak.dag(22), zaak.dag(476)
    asked = optional(facts.get("aanvraag_op"))
    in_time = None
    if asked is not None:
        reached = first is not None and asked >= first
        in_time = reached and (final is None or asked <= final)
    statement, before = facts.get("verklaring_bedrijfsarts"), facts.get("eerder_aangevraagd")
    admissible: bool | None = None
    if in_time is False or statement is False or before is True:
        admissible = False
    elif in_time and statement and before is False:
        admissible = True
    else:
        given = {"aanvraag_op": asked, "verklaring_bedrijfsarts": statement, "eerder_aangevraagd": before}
        loon.ontbreekt += [f"verkorte_wachttijd.{name}" for name, value in given.items() if value is None]
    earliest = None
    ninety_one = zaak.dag(91)
    if in_time and asked is not None and ninety_one is not None:
        earliest = max(ninety_one, asked + parameters["verkorte_wachttijd_tien_weken_dagen"])
    loon.blokken["verkorte_wachttijd"] = {
        "aanvraag_vanaf": iso(first), "aanvraag_uiterlijk": iso(final), "tijdig": in_time, "ontvankelijk": admissible,
        "vroegste_einde": iso(earliest), "vroegste_iva_dag": iso(None if earliest is None else earliest + 1),
    }  # fmt: skip
    granted = optional(facts.get("toegekend_laatste_dag"))
    if granted is not None:
        _toegekend(granted, zaak, loon)


def _toegekend(granted: int, zaak: Zaak, loon: Loon) -> None:
    """UWV granted the vervroegde IVA: the wachttijd ends early, the wages go on."""
    number = zaak.getelde_dagen(granted)
    if not 91 <= number <= 546 or zaak.dag(number) != granted:
        raise Fout(
            "verkorte_wachttijd.toegekend_laatste_dag",
            "ongeldige_waarde",
            "ligt niet in week 13 tot en met 78.",
        )
    loon.verkort = True
    loon.wachttijd_laatste_dag = granted
    loon.waarschuwingen.append(
        {
            "code": "iva_in_mindering",
            "uitleg": "De werkgever mag de IVA-uitkering in mindering brengen op het loon.",
        }
    )


def _verlenging(facts: Mapping[str, Any] | None, loon: Loon, end: int) -> int:
    """The last day of the wages with a voluntary extension (WIA 24)."""
    loon.einde_na_verlenging = end
    if not facts:
        return end
    last = ordinal(facts["laatste_dag"])
    if last <= end:
        raise Fout(
            "vrijwillige_verlenging.laatste_dag", "volgorde", "ligt niet na het einde van de wachttijd."
        )
    loon.einde_na_verlenging = last
    asked = optional(facts.get("verkorting_gevraagd_op"))
    loon.blokken["vrijwillige_verlenging"] = {
        "laatste_dag": iso(last),
        "verkorting_vroegst_per": None if asked is None else iso(min(asked + 91, last)),
    }
    return last


def _aanvraag(feiten: Mapping[str, Any], zaak: Zaak, loon: Loon, end: int) -> None:
    """A late application extends the wages by the delay (BW 7:629 lid 11), unless art. 64 lid 6 WIA protects it."""
    facts = feiten.get("wia_aanvraag")
    latest = end - 77
    loon.tijdig_tot_en_met = latest
    loon.einde_zonder_sanctie = end
    received = optional((facts or {}).get("ontvangen_op"))
    if received is None:
        if not loon.verkort:
            loon.aannames.append("wia_aanvraag_op_tijd")
        if facts:
            loon.blokken["wia_aanvraag"] = _aanvraagblok(latest, latest, None, None, None)
        return
    protected, limit = _bescherming(feiten, zaak, loon, latest)
    delay: int | None = max(0, received - limit)
    if protected is None and received > latest and _brief_laat(feiten, zaak):
        delay = None
        loon.onbekend = True
        loon.einde_zonder_sanctie = None
        loon.ontbreekt.append("melding_42e_week.gedaan_op")
        letter = ordinal(feiten["uwv_brief_wia"]["ontvangen_op"])
        options = {
            "beschermd": max(0, received - max(latest, letter + 28)),
            "niet_beschermd": received - latest,
        }
        readings = [{"id": name, "vertraging_dagen": days} for name, days in options.items()]
        loon.vragen.append({"code": "bescherming_late_aanvraag", "blokkerend": True, "lezingen": readings})
    elif delay is not None:
        loon.einde_zonder_sanctie = end + delay
    without_reason = (facts or {}).get("zonder_goede_reden")
    paid = None
    if delay:
        paid = None if without_reason is None else not without_reason
        if paid is None:
            loon.ontbreekt.append("wia_aanvraag.zonder_goede_reden")
    loon.tijdig_tot_en_met = None if delay is None else limit
    loon.blokken["wia_aanvraag"] = _aanvraagblok(latest, limit, protected, delay, paid)


def _aanvraagblok(
    latest: int, limit: int, protected: bool | None, delay: int | None, paid: bool | None
) -> dict[str, Any]:
    return {
        "uiterlijk": iso(latest), "tijdig_tot_en_met": iso(limit), "bescherming_art_64_6": protected,
        "vertraging_dagen": delay, "loon_over_vertraging": paid,
    }  # fmt: skip


def _brief_laat(feiten: Mapping[str, Any], zaak: Zaak) -> bool:
    letter = optional((feiten.get("uwv_brief_wia") or {}).get("ontvangen_op"))
    due = zaak.dag(623)
    return letter is not None and due is not None and letter > due


def _bescherming(feiten: Mapping[str, Any], zaak: Zaak, loon: Loon, latest: int) -> tuple[bool | None, int]:
    """Whether a late letter of UWV protects the applicant, and until when the application is in time."""
    letter = optional((feiten.get("uwv_brief_wia") or {}).get("ontvangen_op"))
    if letter is None:
        loon.aannames.append("brief_uwv_op_tijd")
        return None, latest
    if not _brief_laat(feiten, zaak):
        return False, latest
    notified = optional((feiten.get("melding_42e_week") or {}).get("gedaan_op"))
    if notified is None:
        return None, latest
    limit_81 = zaak.dag(567)
    if limit_81 is not None and notified >= limit_81:
        return False, latest
    return True, max(latest, letter + 28)


def _sanctie(
    facts: Mapping[str, Any], feiten: Mapping[str, Any], zaak: Zaak, loon: Loon, parameters: Mapping[str, Any]
) -> None:
    """A loonsanctie: allowed or not, its first and last day, its shortening (WIA 25 lid 9–14)."""
    base = loon.einde_zonder_sanctie
    if loon.verkort:
        loon.vragen.append(
            {
                "code": "loonsanctie_bij_verkorte_wachttijd",
                "blokkerend": True,
                "lezingen": [{"id": "geen_loonsanctie"}, {"id": "loonsanctie_geldt"}],
            }
        )
        loon.laatste_dag, loon.onbekend = None, True
        return
    if base is None:
        return
    decided = optional(facts.get("besluit_op"))
    late = None if decided is None else max(0, decided - (base - 42))
    block: dict[str, Any] = {
        "besluit_uiterlijk": iso(base - 42), "besluit_te_laat_dagen": late, "toegestaan": None, "eerste_dag": None,
        "laatste_dag": None, "einde_exclusief": None, "maximum_einde_exclusief": None,
        "beslistermijn_bekorting_einde": None, "verwacht_einde_exclusief": None,
    }  # fmt: skip
    loon.blokken["loonsanctie"] = block
    if decided is not None and decided > base:
        _sanctie_na_einde(feiten, loon, block)
        return
    if decided is None:
        loon.ontbreekt.append("loonsanctie.besluit_op")
        loon.aannames.append("loonsanctiebesluit_geldig")
    else:
        block["toegestaan"] = True
    _sanctieperiode(facts, zaak, loon, parameters, block, base, late or 0)


def _sanctie_na_einde(feiten: Mapping[str, Any], loon: Loon, block: dict[str, Any]) -> None:
    """A decision after the wages ended comes too late, unless an unknown late application moved that end."""
    if (feiten.get("wia_aanvraag") or {}).get("ontvangen_op") is not None:
        block["toegestaan"] = False
        return
    loon.ontbreekt.append("wia_aanvraag.ontvangen_op")
    readings = [{"id": "aanvraag_op_tijd", "toegestaan": False}, {"id": "aanvraag_te_laat"}]
    loon.vragen.append({"code": "loonsanctie_na_einde", "blokkerend": True, "lezingen": readings})
    loon.laatste_dag, loon.onbekend = None, True


def _sanctieperiode(
    facts: Mapping[str, Any],
    zaak: Zaak,
    loon: Loon,
    parameters: Mapping[str, Any],
    block: dict[str, Any],
    base: int,
    late: int,
) -> None:
    first = zaak.eerste_zonder_verlof(base + 1)
    maximum = zaak.zonder_verlof(first, SANCTIE_DAGEN)
    block["maximum_einde_exclusief"] = iso(maximum)
    block["eerste_dag"] = iso(first)
    if late:
        readings = [
            {"id": "nee", "einde_exclusief": iso(maximum)},
            {"id": "ja", "einde_exclusief": iso(maximum - late)},
        ]
        loon.vragen.append({"code": "laat_loonsanctiebesluit", "blokkerend": False, "lezingen": readings})
        if parameters["laat_loonsanctiebesluit_verkort"] == "ja":
            maximum = max(first, maximum - late)
    end = _bekort_einde(facts, zaak, loon, parameters, block, first, maximum)
    block["einde_exclusief"] = iso(end)
    block["laatste_dag"] = None if end is None else iso(end - 1)
    loon.laatste_dag = None if end is None else end - 1
    loon.onbekend = loon.onbekend or end is None
    stated = optional(facts.get("einde_volgens_besluit"))
    if stated is not None and end is not None and stated != end:
        loon.waarschuwingen.append(
            {
                "code": "einde_loonsanctie_wijkt_af",
                "verschil_dagen": stated - end,
                "uitleg": "UWV noemt een andere einddatum; UWV gebruikt het woord tot niet altijd op dezelfde manier.",
            }
        )


def _bekort_einde(
    facts: Mapping[str, Any],
    zaak: Zaak,
    loon: Loon,
    parameters: Mapping[str, Any],
    block: dict[str, Any],
    first: int,
    maximum: int,
) -> int | None:
    """The end after a shortening: six weeks after UWV established the repair, or should have (WIA 25 lid 12–14)."""
    notified = optional(facts.get("herstelmelding_ontvangen_op"))
    decided = optional(facts.get("bekorting_besluit_op"))
    limit = None if notified is None else _beslistermijn(notified, parameters)
    if limit is not None:
        block["beslistermijn_bekorting_einde"] = iso(limit)
    if facts.get("bekorting_toegekend") is False:
        return maximum
    if decided is None:
        if limit is not None:
            block["verwacht_einde_exclusief"] = iso(max(first, min(maximum, limit + BEKORT_NA)))
        if facts.get("bekorting_toegekend") is True:
            loon.ontbreekt.append("loonsanctie.bekorting_besluit_op")
            return None
        return maximum
    established = decided if limit is None else min(decided, limit)
    end = max(first, min(maximum, established + BEKORT_NA))
    shifted = max(first, min(maximum, zaak.zonder_verlof(established, BEKORT_NA)))
    if end != shifted:
        readings = [
            {"id": "kalenderdagen", "einde_exclusief": iso(end)},
            {"id": "zonder_verlof", "einde_exclusief": iso(shifted)},
        ]
        loon.vragen.append({"code": "bekorting_tijdens_verlof", "blokkerend": True, "lezingen": readings})
        return None
    return end


def _beslistermijn(notified: int, parameters: Mapping[str, Any]) -> int:
    """Three weeks to decide on a repair, moved on from weekend or holiday (WIA 25 lid 12, Algemene termijnenwet 1)."""
    limit = notified + 21
    if not parameters["termijnenwet_op_beslistermijn_bekorting"]:
        return limit
    equal = frozenset(dt.date.fromisoformat(day) for day in parameters["termijnenwet_gelijkgestelde_dagen"])
    return termijn_verlengd(dt.date.fromordinal(limit), equal).toordinal()


def _aow(text: str | None, zaak: Zaak, loon: Loon, parameters: Mapping[str, Any]) -> None:
    """From the AOW date at most six weeks of wages (thirteen before 1 July 2023), BW 7:629 lid 2."""
    if text is None:
        return
    reached = ordinal(text)
    end = loon.einde_wachttijd
    loon.aow_voor_einde = end is not None and reached <= end
    # What is certain: the wages themselves, the end of the wachttijd when a sanction is undecided, or recovery.
    sure = loon.laatste_dag or loon.einde_na_verlenging or zaak.hersteld_op
    if sure is None or reached > sure:
        return
    start = max(reached, zaak.stukken[0][0])
    weeks = parameters.get("aow_weken")
    if weeks is None:
        weeks = 6 if start >= AOW_NIEUW else 13
        if weeks == 13:
            loon.vragen.append(
                {"code": "aow_oud_recht", "blokkerend": False, "lezingen": [{"id": "dertien_weken"}]}
            )
    limit = zaak.dag(zaak.getelde_dagen(start - 1) + 7 * weeks)
    if limit is not None and limit <= sure:
        loon.laatste_dag = limit


def _einde_dienstverband(facts: Mapping[str, Any] | None, zaak: Zaak, loon: Loon) -> None:
    """Wages stop with the contract; a re-integratieverslag when six weeks lie between (ZW 38 lid 2, 39a)."""
    if not facts:
        return
    workday = ordinal(facts["laatste_werkdag"])
    between = workday - zaak.stukken[0][0]
    own_risk = facts.get("eigenrisicodrager_zw")
    required: bool | None = between >= 42 if own_risk is False else None
    if own_risk is None:
        loon.ontbreekt.append("einde_dienstverband.eigenrisicodrager_zw")
    elif own_risk:
        readings = [{"id": "re_integratieverslag"}, {"id": "geen_re_integratieverslag"}]
        loon.vragen.append(
            {"code": "eigenrisicodrager_einde_dienstverband", "blokkerend": False, "lezingen": readings}
        )
    loon.blokken["einde_dienstverband"] = {
        "dagen_tussen": between, "ziek_uit_dienst_melding_uiterlijk": iso(workday),
        "reintegratieverslag_vereist": required, "reintegratieverslag_uiterlijk": iso(workday) if required else None,
        "verhaal_ziekengeld_maximum_weken": 52,
    }  # fmt: skip
    contract = optional(facts.get("laatste_dag_contract"))
    loon.vervalt_vanaf = contract
    sure = loon.laatste_dag or loon.einde_na_verlenging or zaak.hersteld_op
    if sure is None or sure <= (workday if contract is None else contract):
        return
    loon.laatste_dag = contract
    if contract is None:
        loon.onbekend = True
        loon.ontbreekt.append("einde_dienstverband.laatste_dag_contract")
