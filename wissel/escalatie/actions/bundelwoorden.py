"""The words on the front of a pack, in Dutch: it goes to UWV."""

from collections.abc import Sequence

from django.utils.translation import override

from wissel.documenten.kinds.bundel.context import Taakregel
from wissel.documenten.kinds.gedeeld import day, with_people
from wissel.escalatie.bundelen import Voorblad
from wissel.escalatie.models import Deskundigenoordeel, Hersteltaak
from wissel.escalatie.oordeelsoorten import kinds


def front(row: Deskundigenoordeel, missing: tuple[str, ...]) -> Voorblad:
    """The front of the pack for a deskundigenoordeel: the question, who asks, and nothing about health."""
    dossier, kind = with_people(row.dossier_id, row.bureau_id), kinds()[row.soort]
    with override("nl"):
        asker = dict(Deskundigenoordeel.Van.choices)[row.van]
    facts = (
        ("Vraag aan UWV", kind.vraag), ("Soort oordeel", f"{kind.naam} ({kind.sleutel})"),
        ("Gevraagd door", str(asker)), ("Grond", kind.artikel), ("Werknemer", dossier.kandidaat.naam),
        ("Werkgever", dossier.werkgever.naam), ("Over de toestand op", day(row.peildatum)), ("Dossier", dossier.nummer),
    )  # fmt: skip
    words = "Vul het aanvraagformulier van UWV in en stuur deze bundel mee. "
    words += "Medische informatie zit er niet bij: die stuurt de bedrijfsarts of de werknemer zelf aan UWV."
    return Voorblad(
        "Bundel voor een deskundigenoordeel", f"{kind.naam}, van {dossier.kandidaat.naam}", facts, words,
        ontbreekt=missing,
    )  # fmt: skip


def repair_front(
    dossier_id: object, bureau_id: object, tasks: Sequence[Hersteltaak], dates: Sequence[tuple[str, str]]
) -> Voorblad:
    """The front of the pack for a request to shorten a loonsanctie: each finding with what repaired it."""
    dossier = with_people(dossier_id, bureau_id)
    facts = (
        ("Werknemer", dossier.kandidaat.naam), ("Werkgever", dossier.werkgever.naam),
        ("Grond", "Wet WIA artikel 25 lid 12"), ("Dossier", dossier.nummer), *dates,
    )  # fmt: skip
    rows = tuple(
        Taakregel(row.bevinding, f"{row.wat or 'Hersteld'} ({day(row.bewezen_op)})", _proof(row))
        for row in tasks
    )
    words = "De werkgever verzoekt UWV vast te stellen dat het ontbrekende hersteld is en de loonsanctie te bekorten."
    return Voorblad(
        "Verzoek om bekorting van de loonsanctie",
        f"Re-integratie van {dossier.kandidaat.naam}",
        facts,
        words,
        rows,
    )


def _proof(row: Hersteltaak) -> str:
    if row.bewijs_document is not None:
        return row.bewijs_document.titel
    line = row.bewijs_regel
    return f"Logboek, {day(line.datum)}: {line.waarom}" if line is not None else ""
