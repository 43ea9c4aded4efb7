"""Many dossiers at once, for measuring: rows are copied into temporary tables and inserted from there.

Row-level security refuses COPY into a table of a bureau, so each batch goes through a temporary table. The dates
come from the law engine, once for each first sick day.
"""

import datetime as dt
import json
import random
import unicodedata
import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import connection

from wissel import klok
from wissel.accounts.models import Bureau, Lidmaatschap, Organisatie, Persoon, Rol
from wissel.database.context import als
from wissel.database.ids import new_id
from wissel.demo import namen
from wissel.dossiers.models import Berekening, Dossier, Feit, Milestone
from wissel.dossiers.tijdlijnrijen import compute_milestones
from wissel.trajecten.models import Fase, Logboekregel, Rapportage, Traject

BATCH = 2_000
NOTES_PER_DOSSIER = 8
FASES = ("Intake", "Beroepsoriëntatie", "Sollicitatietraining", "Jobhunting", "Nazorg")


def fill(
    bureau: Bureau, amount: int, *, progress: Callable[[int], object] = lambda done: None, seed: int = 7
) -> None:
    """Add `amount` dossiers with dates, facts, phases, reports and notes to one bureau, in batches."""
    chance = random.Random(seed)  # nosec B311: made-up data, the same each time
    today = klok.today()
    with als(bureau):
        world = _World(bureau, chance, today)
    done = 0
    while done < amount:
        size = min(BATCH, amount - done)
        with als(bureau):
            world.insert_batch(done, size)
        done += size
        progress(size)
    with connection.cursor() as cursor:
        for model in (Dossier, Persoon, Milestone, Feit, Traject, Fase, Logboekregel, Rapportage, Berekening):
            cursor.execute(f'ANALYZE "{model._meta.db_table}"')


class _World:
    """What all rows of one bureau share, and the making of one batch."""

    def __init__(self, bureau: Bureau, chance: random.Random, today: dt.date) -> None:
        self.bureau = bureau
        self.chance = chance
        self.today = today
        self.now = klok.now()
        self.klanten = list(
            Organisatie.objects.filter(bureau=bureau, soort="werkgever").values_list("pk", flat=True)
        )
        coaches = Lidmaatschap.objects.filter(bureau=bureau, rol=Rol.COACH, tot__isnull=True)
        self.coaches = list(coaches.values_list("persoon_id", flat=True))
        self.extra_coaches: list[uuid.UUID] = []
        self.timelines: dict[dt.date, tuple[dict[str, Any], list[dict[str, Any]]]] = {}
        self.prefix = f"M{today:%y}-"

    def insert_batch(self, start: int, size: int) -> None:
        if not self.extra_coaches:
            self.extra_coaches = self._make_coaches()
        rows = [self._dossier(start + number) for number in range(size)]
        insert(Persoon, (row["persoon"] for row in rows))
        insert(Dossier, (row["dossier"] for row in rows))
        insert(Berekening, (row["berekening"] for row in rows))
        insert(Milestone, (m for row in rows for m in row["mijlpalen"]))
        insert(Feit, (f for row in rows for f in row["feiten"]))
        insert(Traject, (row["traject"] for row in rows))
        insert(Fase, (f for row in rows for f in row["fases"]))
        insert(Rapportage, (r for row in rows for r in row["rapportages"]))
        insert(Logboekregel, (n for row in rows for n in row["notities"]))

    def _make_coaches(self) -> list[uuid.UUID]:
        """Coaches without a login, so that nobody has thousands of cases."""
        people = []
        for number in range(400):
            first, infix, last = namen.kandidaat(self.chance)
            people.append(self._person(first, infix, f"{last}-{number}"))
        insert(Persoon, people)
        return [person["id"] for person in people]

    def _person(self, first: str, infix: str, last: str) -> dict[str, Any]:
        return {
            "id": new_id(), "bureau_id": self.bureau.pk, "voornaam": first, "tussenvoegsel": infix, "achternaam": last,
            "sorteernaam": plain(f"{last} {first} {infix}"), "functie": "", "email": "", "telefoon": "", "taal": "nl",
        }  # fmt: skip

    def _dossier(self, number: int) -> dict[str, Any]:
        chance, today = self.chance, self.today
        person = self._person(*namen.kandidaat(chance))
        person["achternaam"] += f" {number}"
        person["sorteernaam"] += f" {number}"
        first_day = today - dt.timedelta(days=chance.randrange(60, 728))
        output, milestones = self._timeline(first_day)
        base = {"bureau_id": self.bureau.pk, "dossier_id": new_id()}
        dossier = self._dossier_row(base, person, number, first_day, milestones)
        berekening = {
            **base, "id": new_id(), "regels_versie": output["regels"]["versie"], "op": self.now, "aanleiding": "massa",
            "regels_sha256": output["regels"]["sha256"], "feiten_sha256": "0" * 64, "uitvoer": "{}",
        }  # fmt: skip
        traject = {
            **base, "id": new_id(), "sjabloon_sleutel": "algemeen", "sjabloon_versie": 1, "sjabloon": "{}",
            "stand": "lopend", "aangemaakt_op": self.now, "start_op": first_day + dt.timedelta(days=400),
            "duur_reden": "", "versie": 1,
        }  # fmt: skip
        fact = {
            **base, "id": new_id(), "pad": "ziekteperioden", "op": self.now, "bron": "massa",
            "waarde": json.dumps([{"eerste_dag": first_day.isoformat()}]),
        }  # fmt: skip
        return {
            "persoon": person, "dossier": dossier, "berekening": berekening, "traject": traject, "feiten": [fact],
            "mijlpalen": [{**m, **base, "id": new_id(), "berekening_id": berekening["id"]} for m in milestones],
            "fases": list(self._fases(base, traject)), "rapportages": list(self._reports(base, traject)),
            "notities": list(self._notes(base, traject)),
        }  # fmt: skip

    def _dossier_row(
        self, base: Any, person: Any, number: int, first_day: dt.date, milestones: Any
    ) -> dict[str, Any]:
        klant = self.chance.choice(self.klanten)
        open_ones = [m for m in milestones if m["geldt"] and m["due_on"] and m["due_on"] >= self.today]
        nearest = min(open_ones, key=lambda m: m["due_on"], default=None)
        coach = self.coaches[number % len(self.coaches)] if number < 40 * len(self.coaches) else None
        name = f"{self.prefix}{number:06}"
        return {
            "id": base["dossier_id"], "bureau_id": self.bureau.pk, "nummer": name, "soort": "spoor2",
            "stand": "lopend", "kandidaat_id": person["id"], "opdrachtgever_id": klant, "werkgever_id": klant,
            "betaler_id": klant, "coach_id": coach or self.chance.choice(self.extra_coaches),
            "functie": self.chance.choice(namen.FUNCTIES), "aangemaakt_op": self.now, "bewaren_reden": "", "versie": 1,
            "eerste_ziektedag": first_day, "volgende_op": nearest["due_on"] if nearest else None,
            "volgende_wat": nearest["naam"] if nearest else "", "wacht_op": "",
            "laatste_activiteit_op": self.today - dt.timedelta(days=self.chance.randrange(30)),
            "sorteernaam": person["sorteernaam"], "zoektekst": f"{person['sorteernaam']} {plain(name)}",
        }  # fmt: skip

    def _timeline(self, first_day: dt.date) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        if first_day not in self.timelines:
            feiten = {"ziekteperioden": [{"eerste_dag": first_day.isoformat()}], "vangnet": "nee"}
            self.timelines[first_day] = compute_milestones(feiten)
        return self.timelines[first_day]

    def _fases(self, base: Any, traject: Any) -> Iterator[dict[str, Any]]:
        for order, name in enumerate(FASES, 1):
            yield {
                **base, "id": new_id(), "traject_id": traject["id"], "volgorde": order, "sleutel": plain(name),
                "naam": name, "naam_kandidaat": name, "afwijking_reden": "", "keuze_kandidaat": "[]",
                "woorden_kandidaat": "", "gestart_op": traject["start_op"] if order == 1 else None,
            }  # fmt: skip

    def _reports(self, base: Any, traject: Any) -> Iterator[dict[str, Any]]:
        start = traject["start_op"]
        for number in (1, 2):
            end = start + dt.timedelta(days=42 * number)
            yield {
                **base, "id": new_id(), "traject_id": traject["id"], "nummer": number, "versie": 1,
                "periode_van": end - dt.timedelta(days=41), "periode_tot": end, "versturen_uiterlijk": end,
                "stand": "gepland", "voortgang": "", "werkwijze": "", "samenwerking": "", "vooruitblik": "",
                "spoor1_antwoord": "", "spoor1_door": "", "zienswijze": "", "inhoud_sha256": "", "correctie_reden": "",
                "slot": 1,
            }  # fmt: skip

    def _notes(self, base: Any, traject: Any) -> Iterator[dict[str, Any]]:
        for _ in range(NOTES_PER_DOSSIER):
            text = namen.zin(self.chance)
            yield {
                **base, "id": new_id(), "traject_id": traject["id"], "soort": "gesprek", "wie": "kandidaat",
                "datum": self.today - dt.timedelta(days=self.chance.randrange(200)), "waarom": text, "resultaat": text,
                "vervolg": "", "kolom": "bureau", "rapportdeel": "voortgang", "publiek": "kandidaat",
                "sleutel": new_id(), "zoektekst": plain(text), "door_naam": "", "op": self.now,
            }  # fmt: skip


def plain(text: str) -> str:
    """Lower case without accents, as names are sorted and searched."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def insert(model: Any, rows: Iterable[dict[str, Any]]) -> None:
    """Copy rows into a temporary table and insert them from there; columns are those of the first row."""
    iterator = iter(rows)
    first = next(iterator, None)
    if first is None:
        return
    table, columns = model._meta.db_table, list(first)
    # Names of tables and columns come from the models, so the nosec marks below are safe.
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE TEMP TABLE massa ON COMMIT DROP AS SELECT {names} FROM "{table}" WHERE false')  # nosec B608
        with cursor.cursor.copy(f"COPY massa ({names}) FROM STDIN") as copy:
            copy.write_row([first[column] for column in columns])
            for row in iterator:
                copy.write_row([row[column] for column in columns])
        cursor.execute(f'INSERT INTO "{table}" ({names}) SELECT {names} FROM massa')  # nosec B608
        cursor.execute("DROP TABLE massa")
