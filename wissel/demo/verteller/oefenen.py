"""What a kandidaat with an account practises: a talk that comes, one that was practised, conditions and a training."""

import datetime as dt
import uuid
from typing import Any

from wissel import klok
from wissel.demo.tijd import workday
from wissel.demo.verteller.basis import DAG
from wissel.oefenen.actions import bellen, gesprekken, klaarmaken, trainingen
from wissel.oefenen.lijsten import scenarios
from wissel.oefenen.models import Gesprekskaart, Oefengesprek

SLEUTEL = uuid.UUID("5d0a1b2c-77aa-4a67-9f58-1c4a7f3f0002")
ZAG = (
    "Zei meteen naam en reden",
    "Vroeg het netjes",
    "Eén vraag was goed, de tweede stond in de vacature",
    "",
)
HOE = ("goed", "goed", "bijna", "goed")


def tell_oefenen(story: Any) -> None:
    """A practised call, a talk with an employer next week with its card, two conditions and a group training."""
    if not story._started or story.kandidaat.lidmaatschap_id is None:
        return
    with story._on(story._back(12), 11):
        _conditions(story)
    with story._on(story._back(5), 14):
        practised = _practised(story)
    with story._on(story._back(4), 16):
        gesprekken.own_view(
            gesprek=practised, tekst="Spannender dan ik dacht. Het blad hielp mij echt.", by=story.kandidaat
        )
        _ready(story)
    with story._on(story._back(1), 10):
        card = _talk(story)
        gesprekken.rate_tension(
            kaart=card, moment="voor", cijfer=6, by=story.kandidaat, tekst="Vooral het begin."
        )
        _training(story)


def _conditions(story: Any) -> None:
    needs = (
        ("vervoer", "Abonnement voor de bus naar Amersfoort", "kandidaat"),
        ("digitaal", "Laptop van het bureau te leen", "coach"),
    )
    made = [
        klaarmaken.add_condition(
            dossier_id=story.dossier.pk,
            by=story.coach,
            sleutel=_key(story, soort),
            soort=soort,
            wat=wat,
            eigenaar=wie,
        )
        for soort, wat, wie in needs
    ]
    klaarmaken.settle_condition(voorwaarde=made[-1], by=story.coach)


def _practised(story: Any) -> Oefengesprek:
    found = scenarios()["bellen-over-vacature"]
    points = [
        {"punt": point, "ging": went, "tekst": saw}
        for point, went, saw in zip(found.punten, HOE, ZAG, strict=True)
    ]
    return gesprekken.record_practice(
        dossier_id=story.dossier.pk, by=story.coach, sleutel=_key(story, "geoefend"), scenario=found.sleutel,
        datum=klok.today(), punten=points, met=story.coach.naam, tip="Zet uw tweede vraag vooraf op uw belblad.",
    )  # fmt: skip


def _ready(story: Any) -> None:
    """What is ticked, and the own sheet beside the phone."""
    own, dossier = story.kandidaat, story.dossier.pk
    done = {"cv", "voorstellen", "geoefend", "belblad"}
    klaarmaken.tick(dossier_id=dossier, lijst="gereed", punten=done, by=own)
    bellen.write_script(
        dossier_id=dossier, versie=0, by=own, over_mij="Acht jaar maakte ik de roosters in een druk magazijn.",
        opening=f"Goedemorgen, met {own.naam}. Ik bel over uw vacature voor planner. Komt het gelegen?",
        vragen="Hoe ziet een gewone dag eruit?\nHoe zijn de uren over de week verdeeld?",
        afspraak="Ik stuur u vandaag mijn cv.",
    )  # fmt: skip


def _talk(story: Any) -> Gesprekskaart:
    day = workday(story.today + 6 * DAG)
    story._appointment("werkgever", "Kennismaken bij een transportbedrijf", day, 10)
    card = Gesprekskaart.objects.get(bureau=story.bureau, dossier=story.dossier)
    return gesprekken.prepare(
        kaart=card, versie=1, by=story.kandidaat, route="Bus 70 om 9.12 uur, dan vijf minuten lopen.",
        vertel="Ik houd overzicht als het druk is. Plannen vind ik het leukst.",
        eigen_vragen="Wie werkt mij in?\nKan ik beginnen met vier dagdelen?",
    )  # fmt: skip


def _training(story: Any) -> None:
    day = workday(story.today + 9 * DAG)
    row = trainingen.plan_training(
        by=story.coach, sleutel=_key(story, "training"), titel="Samen bellen met werkgevers", minuten=120, plekken=6,
        dagen=[dt.datetime.combine(day, dt.time(13, 30), klok.NEDERLAND)], plaats="Stationsplein 1, Utrecht",
        uitleg="We maken een belblad en bellen om de beurt. Kijken mag ook.", trainer=story.coach.naam, module="bellen",
    )  # fmt: skip
    trainingen.invite(training=row, dossiers=[story.dossier], by=story.coach)


def _key(story: Any, what: str) -> uuid.UUID:
    return uuid.uuid5(SLEUTEL, f"{story.dossier.pk} {what}")
