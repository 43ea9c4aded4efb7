"""Seekers with limits drawn by chance, the same each time."""

import datetime as dt
import random
import uuid
from decimal import Decimal

from tests.matching.bladen import BUREAU
from wissel.belastbaarheid.lijst import HUIDIG, load
from wissel.belastbaarheid.stand import Punt, Stand
from wissel.demo.vacatures import PLAATSEN
from wissel.matching.waarden import Zoekberoep, Zoeker

VAARDIGHEDEN = (
    "plannen", "roosters maken", "administratie", "klantcontact", "computer", "heftruck", "registreren", "telefoon",
    "overleggen", "controleren", "lassen", "verkopen", "schoonmaken", "leidinggeven", "buiten werken",
    "bezoekers helpen",
)  # fmt: skip
# Items the made-up vacancies speak of, so that limits meet demands.
PUNTEN = (
    "tillen", "staan_totaal", "zitten_totaal", "lopen_totaal", "klimmen", "klanten", "hoog_tempo", "tocht", "nacht",
    "toetsenbord", "leidinggeven", "beschermende_middelen", "wisselende_diensten", "weekend", "geluid", "deadlines",
)  # fmt: skip


def stand(chance: random.Random, limits: int) -> Stand:
    items = load().items
    punten: dict[str, Punt] = {}
    for key in chance.sample([key for key in PUNTEN if key in items], limits):
        item = items[key]
        niveau = chance.randint(0, item.laatste)
        waarde = None
        if item.eenheid == "kg" and chance.random() < 0.5:
            waarde = Decimal(chance.randint(1, 20))
        punten[key] = Punt(key, item.level_of(waarde) if waarde is not None else niveau, waarde)
    return Stand(
        id=uuid.UUID(int=chance.getrandbits(128)), soort="fml", datum=dt.date(2026, 10, 1), bron_naam="FML",
        auteur="arts", auteur_rol="bedrijfsarts", verouderd=False,
        uren_dag=chance.choice((None, None, Decimal(4), Decimal(6), Decimal(8))),
        uren_week=chance.choice((None, Decimal(16), Decimal(20), Decimal(24), Decimal(32), Decimal(40))),
        punten=punten, lijst=HUIDIG,
    )  # fmt: skip


def profiel(chance: random.Random, beroepen: list[Zoekberoep], *, limits: int | None = None) -> Zoeker:
    """One seeker: three occupations, five skills, and as many limits on items."""
    place = chance.choices(PLAATSEN, [each[3] for each in PLAATSEN])[0]
    hours = chance.choice((None, 16, 20, 24, 32))
    wanted = chance.sample(beroepen, 3)
    return Zoeker(
        dossier_id=uuid.UUID(int=chance.getrandbits(128)), bureau_id=BUREAU,
        stand=stand(chance, chance.randint(0, 8) if limits is None else limits),
        pc4=str(chance.randint(place[1], place[2])) if limits is not None or chance.random() < 0.95 else "",
        reis_km=chance.choice((10, 25, 25, 40, None)) if limits is None else 25,
        reistijd=chance.choice((None, 30)),
        rijbewijzen=chance.choice((None, frozenset(), frozenset({"B"}), frozenset({"C"}))),
        eigen_vervoer=chance.choice((None, True, False)),
        diensten_niet=frozenset(chance.sample(("evening", "night", "weekend", "shift"), chance.randint(0, 3))),
        dagen_niet=frozenset(chance.sample(("ma", "di", "wo", "do", "vr", "za", "zo"), chance.choice((0, 0, 1, 2)))),
        uren_van=None if hours is None else Decimal(hours), uren_tot=None if hours is None else Decimal(hours + 4),
        beroepen=tuple(
            Zoekberoep(each.sleutel, each.naam, each.isco, weight)
            for each, weight in zip(wanted, (1.0, 0.8, 0.6), strict=True)
        ),
        vaardigheden=tuple(chance.sample(VAARDIGHEDEN, 5)),
        tekst=chance.choice(("", "rustig werk met collega's, overzicht en registratie", "bezoekers op weg helpen")),
        niveau=chance.choice((None, 1, 2, 4)),
    )  # fmt: skip
