"""A persoonsprofiel for tests, written the way kandidaat and coach write it."""

from typing import Any

from tests.cast import Cast
from wissel.dossiers.models import Dossier
from wissel.profielen.actions import bewijs, regels, versies
from wissel.profielen.models import Persoonsprofiel, Profielregel

WERK = {
    "naam": "Orderpicker", "soort": "betaald", "waar": "De Vries Logistiek BV", "van": "2016-03", "loopt": True,
    "taken": "Orders verzamelen\nVoorraad tellen", "kon": "Snel en zonder fouten werken",
}  # fmt: skip


def fill(cast: Cast, dossier: Dossier) -> dict[str, Profielregel]:
    """Every part says something: lines by kandidaat and coach, sheets, and the three statements of the coach."""
    by = cast.samira.actor
    made = {
        "werk": add(dossier, by, "ervaring", **WERK),
        "school": add(dossier, by, "opleiding", naam="Logistiek medewerker", niveau="mbo2", diploma="ja", tot="2012"),
        "plannen": add(dossier, by, "vaardigheid", naam="Werk plannen", soort="vaardigheid"),
        "rustig": add(dossier, cast.anna.actor, "vaardigheid", naam="Blijft rustig", soort="kwaliteit"),
        "turks": add(dossier, by, "taal", naam="Turks", spreken="moedertaal", lezen="moedertaal", schrijven="C1"),
        "wens": add(dossier, by, "wens", naam="Met dieren werken", soort="wens"),
        "trek": add(dossier, by, "eigenschap", naam="Nauwkeurig"),
    }  # fmt: skip
    made["limiet"] = add(dossier, by, "belemmering", naam="Niet langer dan een uur achter elkaar staan")
    sheet(dossier, by, "digitaal", mail="zelf", systeem="uitleggen")
    sheet(dossier, by, "vervoer", rijbewijzen=["B"], middelen=["fiets", "auto"], reistijd="45")
    sheet(
        dossier, by, "beschikbaarheid", uren_van="16", uren_tot="20", dagen=["ma", "di"], dagdelen=["ochtend"]
    )
    sheet(
        dossier, cast.anna.actor, "kansen", vinden="Er is vraag naar plannersassistenten.",
        verkrijgen="Zij heeft een cv nodig.", behouden="Opbouwen in uren.",
    )  # fmt: skip
    return made


def add(dossier: Dossier, by: Any, deel: str, **velden: Any) -> Profielregel:
    return regels.add_line(dossier_id=dossier.pk, deel=deel, by=by, **velden)


def sheet(dossier: Dossier, by: Any, deel: str, **inhoud: Any) -> None:
    regels.save_sheet(dossier_id=dossier.pk, deel=deel, inhoud=inhoud, by=by)


def confirmed(cast: Cast, dossier: Dossier) -> dict[str, Profielregel]:
    """A full profile in which the coach confirmed the first skill, by the job it showed in."""
    made = fill(cast, dossier)
    bewijs.add_evidence(
        regel_id=made["plannen"].pk, soort="ervaring", ervaring=made["werk"], by=cast.samira.actor
    )
    bewijs.confirm_skill(regel_id=made["plannen"].pk, by=cast.anna.actor)
    return made


def approved(cast: Cast, dossier: Dossier) -> Persoonsprofiel:
    """A version the kandidaat agreed with."""
    confirmed(cast, dossier)
    row = versies.offer(dossier=dossier, by=cast.anna.actor)
    agree(cast, row)
    row.refresh_from_db()
    return row


def agree(cast: Cast, row: Persoonsprofiel, antwoord: str = "akkoord", tekst: str = "") -> None:
    versies.answer(
        profiel=row, antwoord=antwoord, tekst=tekst, inhoud_sha256=row.inhoud_sha256, by=cast.samira.actor
    )
