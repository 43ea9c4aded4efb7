"""The trigger helper: why spoor 2 starts or may wait, from plain questions (A-D), and the facts the law engine reads.

The letters are those of the field: A nothing in the own organisation or unclear for too long, B return within three
months, C return later than that, D only later able to work. The engine's decision row stands beside it and never
inside it: a helper that knows too little says which question is open.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel.aanmeldingen.stappen import JA, NEE, Gegevens, check_days, day, value
from wissel.dossiers.vooraf import Vooraf, look_ahead
from wissel.opmaak import lange_datum

BRON = "UWV Werkwijzer Poortwachter; BBP 5"


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What the helper says: the letter, in short, why, and what is still to be written down."""

    letter: str
    kort: str
    uitleg: str
    vastleggen: tuple[str, ...] = ()
    bron: str = BRON
    bindt: str = "beleid"


@dataclass(frozen=True, slots=True)
class Beeld:
    """Everything the page of the dates shows: the window, the helper and the row of the decision table."""

    vooraf: Vooraf
    antwoord: Antwoord | None
    open: tuple[str, ...]
    te_laat: bool


def look(gegevens: Gegevens, *, ad_op: dt.date | None, today: dt.date) -> Beeld:
    """Compute from what has been typed so far. Raises DomainError when the dates contradict each other."""
    check_days(gegevens)
    ahead = look_ahead(facts_of(gegevens, ad_op=ad_op), today=today)
    late = ahead.uiterste is not None and ahead.uiterste < today
    return Beeld(ahead, advise(gegevens), tuple(open_questions(gegevens)), late)


def advise(gegevens: Gegevens) -> Antwoord | None:
    """The answer of the helper; None as long as it cannot be said."""
    said = {name: value(gegevens, "datums", name) for name in _VRAGEN}
    if said["later_belastbaar"] == JA:
        return _later(gegevens, soon=said["binnen_drie_maanden"] == JA)
    if said["binnen_drie_maanden"] == JA:
        return _soon(gegevens)
    if said["onduidelijk"] == JA:
        return _unclear(day(gegevens, "datums", "onduidelijk_sinds"))
    if said["eigen_organisatie"] == NEE:
        return Antwoord(
            "A", _("Spoor 2 is nodig"),
            _("In de eigen organisatie is geen passend werk meer te verwachten. Start zonder te wachten."),
            (_("het onderzoek dat eigen en ander werk uitsluit, met datum"),),
        )  # fmt: skip
    if said["eigen_organisatie"] == JA and said["binnen_drie_maanden"] == NEE:
        return Antwoord(
            "C", _("Spoor 1 en spoor 2 gelijktijdig"),
            _("Terugkeer in de eigen organisatie is mogelijk, maar niet binnen 3 maanden. Start spoor 2 ernaast."),
            (_("wanneer terugkeer wel verwacht wordt, en van wie dat komt"),),
        )  # fmt: skip
    return None


_VRAGEN = ("binnen_drie_maanden", "eigen_organisatie", "later_belastbaar", "onduidelijk")


def open_questions(gegevens: Gegevens) -> list[str]:
    """Which of the questions has no answer yet, as long as the helper needs it."""
    if advise(gegevens) is not None:
        return []
    labels = {
        "binnen_drie_maanden": _("Is er zicht op terugkeer binnen 3 maanden?"),
        "eigen_organisatie": _("Is werk in de eigen organisatie nog mogelijk?"),
    }
    return [text for name, text in labels.items() if value(gegevens, "datums", name) not in {JA, NEE}]


def _soon(gegevens: Gegevens) -> Antwoord:
    proof = _("van de bedrijfsarts of arbeidsdeskundige, met datum: zonder dat geldt de uitzondering niet")
    if value(gegevens, "datums", "concreet") == NEE:
        return Antwoord(
            "B", _("De uitzondering geldt nog niet"),
            _("Terugkeer binnen 3 maanden stelt spoor 2 alleen uit als dat concreet is vastgelegd."), (proof,),
        )  # fmt: skip
    return Antwoord(
        "B", _("Nu nog niet nodig"),
        _("Bij concreet zicht op terugkeer binnen 3 maanden na de eerstejaarsevaluatie mag spoor 2 wachten. "
          "Lukt die terugkeer niet, dan geldt de uiterste start weer."), (proof,),
    )  # fmt: skip


def _unclear(since: dt.date | None) -> Antwoord:
    text = _("De mogelijkheden in de eigen organisatie blijven te lang onduidelijk.")
    if since is not None:
        text = _("De mogelijkheden in de eigen organisatie zijn onduidelijk sinds %(dag)s.") % {
            "dag": lange_datum(since)
        }
    todo = () if since else (_("sinds welke dag het onduidelijk is"),)
    return Antwoord("A", _("Spoor 2 is nodig: te lang onduidelijk"), text, todo)


def _later(gegevens: Gegevens, *, soon: bool) -> Antwoord:
    since = day(gegevens, "datums", "terug_sinds")
    todo = [] if since else [_("vanaf welke dag uw werknemer weer kan werken")]
    if soon:
        return Antwoord(
            "D", _("Nu nog niet nodig"),
            _("Uw werknemer kan pas later weer werken. Staat in het nieuwe plan van aanpak terugkeer binnen 3 maanden, "
              "dan mag spoor 2 wachten."), (*todo, _("het nieuwe plan van aanpak, met datum")),
        )  # fmt: skip
    return Antwoord(
        "D", _("Spoor 1 en spoor 2 gelijktijdig, vanaf het nieuwe plan"),
        _("Uw werknemer kan pas later weer werken. Begin met beide sporen zodra het plan van aanpak is bijgesteld."),
        (*todo, _("het nieuwe plan van aanpak, met datum")),
    )  # fmt: skip


def unclear_words(gegevens: Gegevens, today: dt.date) -> str:
    """How long it has been unclear, for the dossier; empty when nobody said so."""
    since = day(gegevens, "datums", "onduidelijk_sinds")
    if value(gegevens, "datums", "onduidelijk") != JA or since is None:
        return ""
    weeks = max(0, (today - since).days // 7)
    words = ngettext(
        "Onduidelijk sinds %(dag)s, %(n)s week.", "Onduidelijk sinds %(dag)s, %(n)s weken.", weeks
    )
    return words % {"dag": lange_datum(since), "n": weeks}


def facts_of(gegevens: Gegevens, *, ad_op: dt.date | None = None, spoor1: bool = True) -> dict[str, Any]:
    """What was typed as facts by their names in the contract; what is not known is left out.

    `ad_op` is the day of the report that excludes work at the own employer. Without `spoor1` the prospect is left to
    the conclusion that is recorded in the dossier.
    """
    said = gegevens.get("datums", {})
    first = said.get("eerste_ziektedag")
    facts: dict[str, Any] = {
        "ziekteperioden": [{"eerste_dag": first}] if first else None,
        "probleemanalyse": _part(oordeel_op=said.get("probleemanalyse_op")),
        "plan_van_aanpak": _part(opgesteld_op=said.get("plan_van_aanpak_op")),
        "melding_42e_week": _part(gedaan_op=said.get("melding_42_op")),
        "eerstejaarsevaluatie": _part(gehouden_op=said.get("evaluatie_op")),
        "arbeidsmogelijkheden": _able(said),
        "spoor1": _prospect(said, ad_op) if spoor1 else _return(said),
        "aow_datum": said.get("aow_op"),
        "einde_dienstverband": _contract(gegevens),
    }
    return {name: found for name, found in facts.items() if found}


def _part(**parts: Any) -> dict[str, Any] | None:
    return {name: found for name, found in parts.items() if found not in (None, "")} or None


def _able(said: dict[str, Any]) -> dict[str, Any] | None:
    state = said.get("mogelijkheden")
    part = _part(
        stand=state, datum=said.get("mogelijkheden_op"), herbeoordeling_op=said.get("opnieuw_bekijken_op"),
        terug_sinds=said.get("terug_sinds") if said.get("later_belastbaar") == JA else None,
    )  # fmt: skip
    return {**part, "bron": "bedrijfsarts"} if part and state else part


def _return(said: dict[str, Any]) -> dict[str, Any] | None:
    concrete = {JA: True, NEE: False}.get(said.get("concreet") or "")
    return _part(verwachte_terugkeer_op=said.get("terugkeer_op"), concreet=concrete)


def _prospect(said: dict[str, Any], ad_op: dt.date | None) -> dict[str, Any] | None:
    """What the answers say about the own employer; an expected return only goes with a prospect of it."""
    back = _return(said) or {}
    if said.get("binnen_drie_maanden") == JA or (
        said.get("eigen_organisatie") == JA and said.get("onduidelijk") != JA
    ):
        return {"vooruitzicht": "terugkeer", **back}
    if said.get("onduidelijk") == JA:
        return {"vooruitzicht": "geen_of_onduidelijk"}
    if said.get("eigen_organisatie") == NEE:
        report = {"arbeidsdeskundig_onderzoek_op": ad_op.isoformat()} if ad_op else {}
        return {"vooruitzicht": "uitgesloten", **report}
    return None


def _contract(gegevens: Gegevens) -> dict[str, Any] | None:
    """The end of the contract: the last day of work is not asked for and taken to be the last day of the contract."""
    last = gegevens.get("datums", {}).get("contract_tot")
    if not last:
        return None
    own_risk = {JA: True, NEE: False}.get(value(gegevens, "werkgever", "eigenrisicodrager_zw"))
    known = {"eigenrisicodrager_zw": own_risk} if own_risk is not None else {}
    return {"laatste_werkdag": last, "laatste_dag_contract": last, **known}
