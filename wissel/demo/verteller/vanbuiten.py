"""What comes from outside in the demo: questions of the site, one aanmelding half typed and two that were handed in."""

import datetime as dt
import uuid
from typing import Any

from wissel.aanmeldingen import aanmelden, contact
from wissel.aanmeldingen.aanmeldlink import applicant
from wissel.aanmeldingen.models import Aanmelding, Contactvraag
from wissel.accounts.actor import Actor
from wissel.database.context import als
from wissel.demo.mensen import Toneel
from wissel.demo.tijd import at

SITE = "spoorzicht"
# soort, naam, email, telefoon, vraag, dagen geleden, beantwoord
VRAGEN = (
    ("werkgever", "Ria Voorbeeld", "ria@voorbeeldzorg.example", "", "Wanneer moet het tweede spoor beginnen?", 9, True),
    ("kandidaat", "Ties Verzonnen", "", "06 00 00 00 01", "Mag ik zelf een bureau kiezen?", 6, False),
    ("werkgever", "Lot Denkbeeld", "lot@kruimel.example", "", "Kunt u volgende week bellen over de kosten?", 0, False),
)  # fmt: skip
HALF: dict[str, dict[str, Any]] = {
    "werkgever": {"soort_opdrachtgever": "werkgever", "werkgever_naam": "Drukkerij Proefvel"},
    "werknemer": {"voornaam": "Rens", "achternaam": "Halverwege"},
}


def tell_outside(toneel: Toneel, today: dt.date) -> None:
    """Fill the queue of the backoffice; the story is the same each time, counted back from today."""
    bureau = toneel.bureaus[SITE]
    with als(bureau):
        visitor = Actor(bureau_id=bureau.pk, bureau_naam=bureau.naam, rol="openbaar")
        for row in VRAGEN:
            _question(toneel, visitor, today, *row)
        _half(visitor, today)
        _whole(toneel, today)
        _visitor_without_papers(visitor, today)


def _key(word: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"wissel demo {word}")


def _question(
    toneel: Toneel, by: Actor, today: dt.date, soort: str, naam: str, email: str, telefoon: str, vraag: str,
    days: int, answered: bool,
) -> None:  # fmt: skip
    day = today - dt.timedelta(days=days)
    with at(day, 9, 30):
        contact.ask(
            by=by, sleutel=_key(naam), soort=soort, naam=naam, email=email, telefoon=telefoon, vraag=vraag
        )
    if answered:
        with at(day, 14):
            row = Contactvraag.objects.get(bureau_id=by.bureau_id, sleutel=_key(naam))
            contact.answer(
                vraag=row, by=toneel.actors["bea"], wijze="gebeld", tekst="Uitgelegd wat de uiterste dag is."
            )


def _start(
    by: Actor, day: dt.date, word: str, email: str, gegevens: dict[str, Any], **more: Any
) -> Aanmelding:
    with at(day, 10):
        return aanmelden.start(by=by, sleutel=_key(word), email=email, gegevens=gegevens, **more).aanmelding


def _half(by: Actor, today: dt.date) -> None:
    """Somebody stopped after two steps."""
    row = _start(by, today - dt.timedelta(days=3), "half", "p.zetter@proefvel.example", HALF)
    with at(today - dt.timedelta(days=3), 10, 20):
        aanmelden.remember_step(aanmelding=row, stap="datums")


def _whole(toneel: Toneel, today: dt.date) -> None:
    """Piet, who can sign in, ordered for a colleague: everything but the papers."""
    piet, firm = toneel.actors["piet"], toneel.organisaties["vries"]
    sick = today - dt.timedelta(weeks=53)
    values = {
        "werkgever": {
            "soort_opdrachtgever": "werkgever", "werkgever_naam": firm.naam, "werkgever_kvk": firm.kvk_nummer,
            "contact_voornaam": "Piet", "contact_achternaam": "Bos", "eigenrisicodrager_zw": "nee",
        },
        "werknemer": {
            "voornaam": "Marek", "achternaam": "Verzinski", "functie": "Heftruckchauffeur", "uren_per_week": "38",
            "email": "marek@kandidaat.example", "taal": "pl",
        },
        "datums": {
            "eerste_ziektedag": sick, "probleemanalyse_op": sick + dt.timedelta(weeks=6),
            "plan_van_aanpak_op": sick + dt.timedelta(weeks=8), "evaluatie_op": today - dt.timedelta(days=14),
            "mogelijkheden": "ja", "mogelijkheden_op": today - dt.timedelta(days=30), "binnen_drie_maanden": "nee",
            "eigen_organisatie": "nee",
        },
        "spoor1": {
            "eigen_werk_onderzocht": "ja", "eigen_werk_door": "Arbeidsdeskundige M. Voorbeeld",
            "eigen_werk_op": today - dt.timedelta(days=20), "eigen_werk_uitkomst": "Tillen en draaien past niet meer.",
        },
        "informeren": {"geinformeerd": "ja", "geinformeerd_op": today - dt.timedelta(days=5)},
    }  # fmt: skip
    row = _start(piet, today - dt.timedelta(days=1), "heel", "piet@vries.example", values, organisatie=firm)
    with at(today - dt.timedelta(days=1), 11):
        aanmelden.hand_in(aanmelding=row, by=piet)


def _visitor_without_papers(by: Actor, today: dt.date) -> None:
    """A new employer knows little yet; the term of the answer has passed."""
    values = {
        "werkgever": {"werkgever_naam": "Garage Modelmoer", "contact_achternaam": "Sleutel"},
        "werknemer": {"voornaam": "Yara", "achternaam": "Oefenaar"},
        "datums": {"eerste_ziektedag": today - dt.timedelta(weeks=30)},
    }
    row = _start(by, today - dt.timedelta(days=8), "weinig", "s.sleutel@modelmoer.example", values)
    with at(today - dt.timedelta(days=8), 11):
        row = aanmelden.hand_in(aanmelding=row, by=applicant(row))
