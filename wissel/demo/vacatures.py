"""Made-up vacancies, the same each time: many at once for measuring, and a few near Samira for the tour.

Rows go by COPY through a temporary table in batches, like the dossiers of `massa`. Every sentence on demands is read
once by the product's own rules, so that a million vacancies carry what reading them would give.
"""

import datetime as dt
import json
import random
import uuid
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db import connection

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau
from wissel.arbeidsmarkt.actions.vacatures import add_vacature
from wissel.arbeidsmarkt.models import Beroep, Vacature
from wissel.arbeidsmarkt.velden import Velden, fold, key, read_demands
from wissel.database.context import als
from wissel.demo.massa import insert

BATCH = 5_000
# Place with its postcodes; bigger places come more often.
PLAATSEN = (
    ("Amsterdam", 1011, 1109, 9), ("Rotterdam", 3011, 3089, 8), ("Den Haag", 2491, 2597, 7), ("Utrecht", 3511, 3585, 6),
    ("Eindhoven", 5611, 5658, 5), ("Groningen", 9711, 9747, 4), ("Tilburg", 5011, 5049, 4), ("Almere", 1311, 1363, 4),
    ("Breda", 4811, 4839, 4), ("Nijmegen", 6511, 6546, 4), ("Apeldoorn", 7311, 7339, 3), ("Haarlem", 2011, 2037, 3),
    ("Arnhem", 6811, 6846, 3), ("Amersfoort", 3811, 3829, 3), ("Zaandam", 1501, 1509, 3), ("Zwolle", 8011, 8043, 3),
    ("Leiden", 2311, 2334, 3), ("Maastricht", 6211, 6229, 3), ("Dordrecht", 3311, 3329, 3), ("Ede", 6711, 6718, 2),
    ("Leeuwarden", 8911, 8941, 2), ("Alkmaar", 1811, 1827, 2), ("Emmen", 7811, 7828, 2), ("Delft", 2611, 2629, 2),
    ("Deventer", 7411, 7429, 2), ("Hilversum", 1211, 1223, 2), ("Heerlen", 6411, 6422, 2), ("Oss", 5341, 5349, 2),
    ("Venlo", 5911, 5928, 2), ("Roosendaal", 4701, 4709, 2), ("Hengelo", 7551, 7559, 2), ("Assen", 9401, 9408, 2),
    ("Gouda", 2801, 2809, 2), ("Lelystad", 8211, 8245, 2), ("Middelburg", 4331, 4341, 1), ("Sneek", 8601, 8608, 1),
    ("Hoogeveen", 7901, 7909, 1), ("Doetinchem", 7001, 7009, 1), ("Terneuzen", 4531, 4538, 1), ("Weert", 6001, 6006, 1),
)  # fmt: skip
_NAMEN = (
    "Van Dam",
    "De Brug",
    "Noord",
    "Zuiderhof",
    "De Linde",
    "Kramer",
    "Verzonnen",
    "Schets",
    "Papier",
    "Ruit",
)
_SOORTEN = (
    "Logistiek",
    "Zorg",
    "Techniek",
    "Groep",
    "Services",
    "Bouw",
    "Handel",
    "Advies",
    "Onderwijs",
    "Food",
)
_UREN = (
    (8, 16),
    (16, 24),
    (20, 24),
    (24, 32),
    (24, 24),
    (28, 32),
    (32, 36),
    (32, 40),
    (36, 36),
    (36, 40),
    (40, 40),
)
ZINNEN = (
    "Je tilt dozen tot 5 kg.", "Je tilt dozen tot 10 kg.", "Je tilt tot 15 kg.", "Je sjouwt met zakken van 25 kg.",
    "Er wordt bij ons niet zwaar getild.", "Je werkt de hele dag staand.", "Je zit een groot deel van de dag.",
    "Je loopt veel.", "Je werkt in de nachtdienst.", "Geen nachtdiensten.", "Je werkt in ploegendienst.",
    "Je werkt ook in het weekend.", "Je werkt niet in het weekend.", "Je werkt geregeld op een ladder.",
    "Rijbewijs B is vereist.", "Je hebt een diploma op mbo 2 niveau.", "Je hebt een hbo-diploma.",
    "Je hebt dagelijks contact met klanten.", "Geen klantcontact.", "Het tempo ligt hoog.",
    "Je bepaalt je eigen tempo, zonder tijdsdruk.", "Je werkt buiten, in weer en wind.", "Je werkt aan de computer.",
    "Je geeft leiding aan een klein team.", "Ervaring is niet nodig.", "Je hebt minstens 2 jaar ervaring.",
    "Gehoorbescherming is verplicht.", "Goede beheersing van de Nederlandse taal.",
)  # fmt: skip
_BEGIN = (
    "Voor onze vestiging in {plaats} zoeken wij een {titel}.", "Kom jij ons helpen als {titel} in {plaats}?",
    "{titel} gezocht bij {werkgever}.", "Wij zijn {werkgever} en zoeken versterking: {titel}.",
)  # fmt: skip
_WERK = (
    "Je werkt samen met een vast team en leert het vak stap voor stap.", "Je plant je werk zelf en overlegt elke week.",
    "Je controleert, registreert en houdt overzicht.", "Je helpt collega's en bezoekers op weg.",
    "Je zorgt dat spullen op tijd op de goede plek staan.", "Je maakt af waar je aan begint en meldt wat niet klopt.",
)  # fmt: skip


def fill(
    bureau: Bureau, amount: int, *, progress: Callable[[int], object] = lambda done: None, seed: int = 11
) -> None:
    """Add `amount` open vacancies to one bureau. The same seed and number give the same vacancies."""
    chance = random.Random(seed)  # nosec B311: made-up data, the same each time
    jobs = list(Beroep.objects.order_by("sleutel").values_list("pk", "naam"))
    now, done = klok.now(), 0
    while done < amount:
        size = min(BATCH, amount - done)
        with als(bureau):
            insert(Vacature, _rows(bureau, chance, jobs, now, range(done, done + size)))
        done += size
        progress(size)
    with connection.cursor() as cursor:
        cursor.execute(f'ANALYZE "{Vacature._meta.db_table}"')


def unsaved(
    bureau: Bureau, amount: int, jobs: list[tuple[uuid.UUID, str]], *, seed: int = 11
) -> Iterator[Vacature]:
    """The same vacancies as `fill` makes, as rows that are not saved: to measure without a database."""
    chance = random.Random(seed)  # nosec B311: made-up data, the same each time
    for row in _rows(bureau, chance, jobs, klok.now(), range(amount)):
        lists = {name: json.loads(row.pop(name)) for name in ("dagen", "diensten", "gelezen")}
        yield Vacature(**row, **lists)


def _rows(
    bureau: Bureau, chance: random.Random, jobs: list[tuple[uuid.UUID, str]], now: dt.datetime, numbers: range
) -> Iterator[dict[str, Any]]:
    weights = [each[3] for each in PLAATSEN]
    for number in numbers:
        job_id, title = chance.choice(jobs)
        place, first, last, _weight = chance.choices(PLAATSEN, weights)[0]
        employer = f"{chance.choice(_NAMEN)} {chance.choice(_SOORTEN)} {number % 997}"
        yield _row(
            bureau, chance, now, Velden(titel=title, werkgever_naam=employer, plaats=place), job_id
        ) | {
            "pc4": str(chance.randint(first, last)),
            "url": f"https://vacatures.example/{number}",
        }


def _row(
    bureau: Bureau, chance: random.Random, now: dt.datetime, fields: Velden, job_id: uuid.UUID
) -> dict[str, Any]:
    low, high = chance.choice(_UREN) if chance.random() < 0.9 else (None, None)
    said = chance.sample(ZINNEN, chance.randint(2, 6))
    words = {"plaats": fields.plaats, "titel": fields.titel, "werkgever": fields.werkgever_naam}
    text = " ".join([chance.choice(_BEGIN).format(**words), *chance.sample(_WERK, 2), *said])
    read: dict[str, Any] = {}
    for sentence in said:
        for veld, found in _demands(sentence).items():
            if veld not in read or (read[veld][0] is False and found[0] is True):
                read[veld] = found
    wage = Decimal(chance.randint(1450, 2600)) / 100
    seen = now - dt.timedelta(days=chance.randrange(30), seconds=chance.randrange(86_400))
    shifts = [
        name
        for veld, name in (("night", "nacht"), ("shift", "ploegen"))
        if read.get(veld, [False])[0] is True
    ]
    return {
        "id": uuid.UUID(int=chance.getrandbits(128), version=4), "bureau_id": bureau.pk, "titel": fields.titel,
        "werkgever_naam": fields.werkgever_naam, "plaats": fields.plaats, "uren_min": low, "uren_max": high,
        "dagen": "[]", "diensten": json.dumps(shifts), "loon_van": wage, "loon_tot": wage + 2, "loon_per": "uur",
        "beroep_id": job_id, "tekst": text, "bron_sleutel": "", "toegevoegd_door_rol": "", "toegevoegd_op": seen,
        "gezien_op": seen, "gesloten_omdat": "", "gewijzigd_op": now, "versie": 1, "sleutel": key(fields),
        "zoektekst": fold(f"{fields.titel} {fields.werkgever_naam} {fields.plaats}"), "gelezen": json.dumps(read),
    }  # fmt: skip


@lru_cache(maxsize=200)
def _demands(sentence: str) -> dict[str, list[Any]]:
    return read_demands(sentence)


# Work near Amersfoort as the tour shows it: one that fits, one to talk about, one that breaks a limit, one unknown.
VOORBEELDEN = (
    Velden(
        titel="Planner transport", werkgever_naam="Van Dam Logistiek", plaats="Amersfoort", pc4="3812",
        uren_min=Decimal(20), uren_max=Decimal(24), dagen=("ma", "di", "do"), diensten=("dag",),
        loon_van=Decimal("17.20"), loon_tot=Decimal("20.10"), loon_per="uur",
        tekst="Je plant ritten aan de computer en overlegt met chauffeurs. Er wordt bij ons niet getild. "
        "Je zit een groot deel van de dag, met een bureau dat omhoog kan. Geen nachtdiensten. Mbo 3 of hoger.",
    ),
    Velden(
        titel="Medewerker voorraadbeheer", werkgever_naam="De Linde Handel", plaats="Nijkerk", pc4="3861",
        uren_min=Decimal(24), uren_max=Decimal(32), loon_van=Decimal(2350), loon_tot=Decimal(2700), loon_per="maand",
        tekst="Je telt voorraad, verwerkt orders en bestelt na. Je loopt veel. Je werkt niet in het weekend.",
    ),
    Velden(
        titel="Orderpicker nacht", werkgever_naam="Kramer Food", plaats="Leusden", pc4="3831",
        uren_min=Decimal(32), uren_max=Decimal(40), diensten=("nacht",), loon_van=Decimal(540), loon_per="week",
        tekst="Je tilt kratten tot 20 kg en werkt in de nachtdienst. Het tempo ligt hoog.",
    ),
    Velden(
        titel="Gastvrouw of gastheer", werkgever_naam="Zuiderhof Zorg", plaats="Soest", pc4="3762",
        tekst="Uren in overleg. Je ontvangt bewoners en bezoek en drinkt samen koffie.",
    ),
    Velden(
        titel="Teamleider magazijn", werkgever_naam="Noord Techniek", plaats="Barneveld", pc4="3771",
        uren_min=Decimal(32), uren_max=Decimal(36), loon_van=Decimal(2900), loon_tot=Decimal(3400), loon_per="maand",
        tekst="Je geeft leiding aan acht mensen. Je werkt in ploegendienst. Rijbewijs B is vereist. "
        "Je springt soms bij en tilt dan tot 10 kg.",
    ),
)  # fmt: skip


def tell_vacancies(by: Actor) -> list[Vacature]:
    """The few vacancies of the tour, found by the jobhunter."""
    return [add_vacature(by=by, velden=each) for each in VOORBEELDEN]
