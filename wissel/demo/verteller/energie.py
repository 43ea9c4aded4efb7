"""The week of a kandidaat with an account, and what is tried besides applying: agencies, a course, a place to work."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from wissel import klok
from wissel.demo.tijd import workday
from wissel.demo.verteller.basis import DAG
from wissel.energie.actions import afspraak, dag, planning
from wissel.energie.lezen import limit
from wissel.trajectmiddelen.actions import inschrijvingen, onderzoek, scholing, werkplekken

SLEUTEL = uuid.UUID("6f1e0c3a-5b2d-4c77-9a10-3d9a7c6b0007")
UREN = Decimal(8)


def tell_energie(story: Any) -> None:
    """Two applications and some hours a week, agreed; a less good day; plans for the days to come; and the rest."""
    if not story._started or story.kandidaat.lidmaatschap_id is None:
        return
    with story._on(story._back(20), 10):
        most = limit(story.dossier.pk, klok.today()).week
        proposal = afspraak.propose(
            dossier_id=story.dossier.pk, by=story.coach, sleutel=_key(story, "week"), sollicitaties=2,
            uren=min(UREN, most) if most else UREN,
        )  # fmt: skip
    with story._on(story._back(19), 15):
        afspraak.agree(afspraak=proposal, by=story.kandidaat)
    with story._on(story._back(13), 9):
        _plan(story, "brief", "cv", "Brief voor het magazijn", klok.today(), 60)
        dag.less_good(dossier_id=story.dossier.pk, by=story.kandidaat)
    with story._on(story._back(8), 17):
        dag.good(dossier_id=story.dossier.pk, by=story.kandidaat)
    with story._on(story._back(1), 9):
        first = workday(story.today)
        _plan(story, "zoeken", "vacatures", "Vacatures bekijken op de bank", first, 45)
        _plan(story, "bellen", "bellen", "Bellen met Van Dam", workday(first + DAG), 30)
        _plan(story, "oefenen", "leren", "Gesprek oefenen", workday(first + 2 * DAG), 45)
    _means(story)


def _plan(story: Any, key: str, soort: str, titel: str, day: dt.date, minuten: int) -> None:
    planning.plan(
        dossier_id=story.dossier.pk, by=story.kandidaat, sleutel=_key(story, key), soort=soort, titel=titel, dag=day,
        minuten=minuten,
    )  # fmt: skip


def _means(story: Any) -> None:
    pk = story.dossier.pk
    with story._on(story._back(10), 11):
        inschrijvingen.register(
            dossier_id=pk, by=story.kandidaat, sleutel=_key(story, "uitzend"), naam="Uitzendbureau Voorbeeld",
            ingeschreven_op=klok.today(), contact="Els de Boer",
        )  # fmt: skip
    with story._on(story._back(8), 13):
        onderzoek.examine(
            dossier_id=pk, by=story.coach, middel="scholing", onderzocht_op=klok.today(),
            uitkomst="Een korte cursus voorraadbeheer maakt de kans op werk groter.",
        )  # fmt: skip
        course = scholing.add(
            dossier_id=pk, by=story.coach, sleutel=_key(story, "cursus"), cursus="Voorraadbeheer met de computer",
            aanbieder="Opleider Voorbeeld", kosten=Decimal("495.00"), betaler="opdrachtgever",
            gat="Vacatures voor voorraadbeheer vragen werken met een voorraadsysteem",
        )  # fmt: skip
        scholing.ask(scholing=course, by=story.coach)
    with story._on(story._back(3), 14):
        werkplekken.add(
            dossier_id=pk, by=story.coach, sleutel=_key(story, "plek"), vorm="werkervaringsplaats",
            organisatie="Groothandel Voorbeeld", werk="Voorraad tellen en bestellen", uren=Decimal(6),
            start_op=workday(story.today + 10 * DAG), begeleider="Mevrouw Kuiper",
        )  # fmt: skip


def _key(story: Any, name: str) -> uuid.UUID:
    return uuid.uuid5(SLEUTEL, f"{story.dossier.pk} {name}")
