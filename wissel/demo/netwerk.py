"""A few employers of the network with people, calls and a next step, and what was done with them for kandidaten."""

import datetime as dt
import uuid
from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Lidmaatschap
from wissel.arbeidsmarkt.models import Vacature
from wissel.demo.tijd import at, workday
from wissel.demo.vacatures import VOORBEELDEN
from wissel.dossiers.models import Dossier
from wissel.jobhunting.actions import benaderen, matches, organisaties, personen, regels, voorstellen
from wissel.jobhunting.models import Netwerkorganisatie
from wissel.oefenen.actions.klaarmaken import start_search

SLEUTEL = uuid.UUID("7f2d9a41-3c1b-4e0e-9a6f-5b8f0d3c0007")
# Name, place, postcode, branch, work there is, whom they look for.
WERKGEVERS = (
    ("Van Dam Logistiek", "Amersfoort", "3812", "Logistiek", "Ritten plannen, voorraad, balie voor chauffeurs",
     "Een planner voor drie ochtenden. Opleiding leren zij zelf."),
    ("De Linde Handel", "Nijkerk", "3861", "Groothandel", "Orders verwerken, voorraad tellen",
     "Iemand die rustig en precies werkt, vanaf 20 uur."),
    ("Zuiderhof Zorg", "Soest", "3762", "Zorg", "Gastvrouw of gastheer, receptie, linnenkamer",
     "Twee mensen voor de ontvangst, in overleg over uren."),
    ("Noord Techniek", "Barneveld", "3771", "Techniek", "Magazijn, werkvoorbereiding, calculatie", ""),
    ("Gemeente Nergenshuizen", "Nergenshuizen", "", "Overheid", "Archief, klantcontact, handhaving",
     "Werkervaringsplaatsen, twee per half jaar."),
    ("Bakkerij Zonneschijn", "Leusden", "3831", "Voeding", "Winkel, inpakken, bestellingen", ""),
)  # fmt: skip
# Which employer, days ago, channel, outcome, words, days until what is next, and what that is.
CONTACTEN = (
    (0, 9, "bezoek", "denkt_mee", "Rondgeleid. Zij denken graag mee over uren en dagen.", None, ""),
    (0, 2, "telefoon", "werk", "Er komt een plek vrij op de planning.", 1, "vacature doornemen"),
    (1, 20, "mail", "gesproken", "Nu geen plek. In de zomer weer bellen.", 45, "weer bellen"),
    (2, 6, "telefoon", "werk", "Zoeken twee mensen voor de ontvangst.", 0, "wijze van werken vragen"),
    (3, 120, "bijeenkomst", "gesproken", "Kaartje gekregen op de banenmarkt.", None, ""),
    (4, 16, "telefoon", "denkt_mee", "Werkervaringsplaats kan vanaf volgende maand.", 5, "voorwaarden opvragen"),
    (5, 3, "telefoon", "niet_bereikt", "", 2, "terugbellen"),
)  # fmt: skip


def tell_network(by: Actor, today: dt.date) -> None:
    """The network of one bureau as its jobhunter keeps it. Telling twice is telling once."""
    firms = [_firm(by, number, row) for number, row in enumerate(WERKGEVERS)]
    _people(by, firms)
    for number, (which, ago, channel, outcome, words, ahead, step) in enumerate(CONTACTEN):
        next_on = max(today + dt.timedelta(days=ahead), klok.today()) if ahead is not None else None
        regels.add_line(
            by=by, organisatie=firms[which], sleutel=_key(f"regel {number}"), datum=workday(today - dt.timedelta(ago)),
            kanaal=channel, uitkomst=outcome, resultaat=words, volgende_op=next_on, volgende_wat=step,
        )  # fmt: skip
    _vacancies(by, firms)
    _for_people(by, firms, today)
    matches.refresh(by.bureau_id)


def _firm(by: Actor, number: int, row: tuple[str, ...]) -> Netwerkorganisatie:
    names = ("naam", "plaats", "pc4", "branche", "werk", "zoekt")
    fields = dict(zip(names, row, strict=True))
    return organisaties.add_organisation(
        by=by, sleutel=_key(f"organisatie {number}"), velden=fields, toch=True
    )


def _people(by: Actor, firms: list[Netwerkorganisatie]) -> None:
    lid = Lidmaatschap.objects.get(bureau_id=by.bureau_id, pk=str(by.lidmaatschap_id))
    rows: tuple[dict[str, Any], ...] = (
        {"naam": "Ineke van Dam", "functie": "Bedrijfsleider", "telefoon": "033 555 01 01", "herkomst": "zelf",
         "akkoord_op": klok.today() - dt.timedelta(days=9), "benaderen": "via", "bekend_bij": lid},
        {"naam": "Hassan Amrani", "functie": "Teamleider orders", "email": "orders@delinde.example",
         "herkomst": "openbaar"},
        {"naam": "Wil Peters", "functie": "Personeelszaken", "herkomst": "bijeenkomst", "benaderen": "niet"},
    )  # fmt: skip
    for number, fields in enumerate(rows):
        personen.add_person(
            by=by, organisatie=firms[number], sleutel=_key(f"persoon {number}"), velden=fields
        )


def _vacancies(by: Actor, firms: list[Netwerkorganisatie]) -> None:
    """The vacancies of the tour that these employers have; they stand there already and are linked."""
    for firm in firms:
        for known in VOORBEELDEN:
            if known.werkgever_naam == firm.naam:
                regels.add_vacancy(by=by, organisatie=firm, velden=known)


def _for_people(by: Actor, firms: list[Netwerkorganisatie], today: dt.date) -> None:
    """A few begin to look for work; employers are approached for them, and two vacancies put before the first."""
    rows = Dossier.objects.filter(
        bureau_id=by.bureau_id, jobhunter_id=by.persoon_id, stand=Dossier.Stand.LOPEND
    )
    found = list(rows.select_related("bureau").order_by("nummer")[:6])
    for number, dossier in enumerate(found):
        with at(workday(today - dt.timedelta(days=24 - 3 * number)), 9):
            start_search(dossier_id=dossier.pk, by=by, reden="Zoeken en regelen kan samen op.")
        for ago, which in ((4 + number, number % len(firms)), (11 + number, (number + 2) % len(firms))):
            benaderen.approach(
                dossier=dossier, by=by, sleutel=_key(f"benadering {dossier.pk} {ago}"), naam="",
                organisatie=firms[which], datum=workday(today - dt.timedelta(days=ago)), kanaal="telefoon",
                uitkomst="denkt_mee" if number % 2 else "gesproken", resultaat="Gevraagd naar werk in de ochtend.",
            )  # fmt: skip
    jobs = Vacature.objects.filter(
        bureau_id=by.bureau_id, gesloten_op=None, werkgever_naam__in=[f.naam for f in firms]
    )
    for dossier, vacature in zip(found[:1] * 2, jobs.order_by("titel")[:2], strict=False):
        voorstellen.propose(dossier=dossier, vacature=vacature, waarom="Dicht bij huis, en overdag.", by=by)


def _key(what: str) -> uuid.UUID:
    return uuid.uuid5(SLEUTEL, what)
