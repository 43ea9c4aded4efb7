"""What a kandidaat with an account learns: something done and answered, something open, something just begun."""

import uuid
from typing import Any

from wissel.demo.verteller.basis import DAG
from wissel.leren import bibliotheek
from wissel.leren.actions import antwoorden, doen, toewijzen

SLEUTEL = uuid.UUID("5d0a1b2c-77aa-4a67-9f58-1c4a7f3f0001")
NETWERK = (
    "Ik sprak een planner bij een transportbedrijf, aan de telefoon. Zij begint om zeven uur en zit veel achter twee "
    "schermen. Het is druk tussen tien en twaalf. Zij gaf mij de naam van haar leidinggevende."
)
GELEERD = "Mensen vertellen graag over hun werk. Ik hoefde niet over mezelf te beginnen."
ANTWOORD = (
    "Wat mooi dat u om een volgende naam vroeg. Dat is het lastigste deel. "
    "Neem deze planner mee in uw zoekprofiel; wij bespreken het donderdag."
)


def tell_leren(story: Any) -> None:
    """One assignment handed in and answered, one to do this week, and an article halfway."""
    if not story._started or story.kandidaat.lidmaatschap_id is None:
        return
    known = bibliotheek.library(story.bureau.pk)
    with story._on(story._back(16), 11):
        give = {"dossiers": [story.dossier], "by": story.coach}
        [step] = toewijzen.assign(
            items=[known.kaarten["netwerkgesprek-voeren"]], waarom="U wilde weten hoe plannen in het echt is.",
            voor=story._back(7), **give,
        )  # fmt: skip
    with story._on(story._back(9), 15):
        row = doen.hand_in(
            stap=step, item=_text(story, step.item), by=story.kandidaat, tekst=NETWERK,
            reflectie=GELEERD, sleutel=uuid.uuid5(SLEUTEL, str(story.dossier.pk)),
        )  # fmt: skip
    with story._on(story._back(8), 10):
        antwoorden.answer(inlevering=row, tekst=ANTWOORD, opnieuw=False, by=story.coach)
    with story._on(story._back(2), 14):
        toewijzen.assign(
            items=[known.kaarten[key] for key in ("belscript-maken", "bellen-voorbereiden")], module="bellen",
            waarom="Volgende week belt u de leidinggevende.", voor=story.today + 5 * DAG, **give,
        )  # fmt: skip
        toewijzen.assign(items=[known.kaarten["spanning-voor-gesprek"]], waarom="U vroeg hiernaar.", **give)
    with story._on(story._back(1), 19):
        item = _text(story, "bellen-voorbereiden")
        begun = doen.begin(dossier_id=story.dossier.pk, item=item, by=story.kandidaat)
        doen.reach(stap=begun, deel=2, delen=item.kaart.delen, by=story.kandidaat)


def _text(story: Any, key: str) -> bibliotheek.Item:
    found = bibliotheek.read(story.bureau.pk, key)
    if found is None:
        raise LookupError(key)
    return found
