"""A search engine beside the index: tantivy on the same vacancies and questions, with the limits as ranges.

It gets what it does best: words as they stand, every limit as a fast field, a square around home. It does not judge
items, hours of days or licences, and it does not explain.
"""

import math
import tempfile
from collections.abc import Iterable
from typing import Any

from benchmarks.bench_matching import cpu, per_second, row


def tantivy_rows(bladen: Iterable[tuple[Any, Any]], people: list[Any], label: str) -> list[dict[str, Any]]:
    """CPU of indexing and of the best 20, with all threads."""
    import tantivy

    from wissel.arbeidsmarkt import postcodes

    schema = _schema(tantivy)
    with tempfile.TemporaryDirectory() as folder:
        index = tantivy.Index(schema, path=folder)
        writer = index.writer(256_000_000, 1)
        spent = 0.0
        for blad, eisen in bladen:
            start = cpu()
            where = postcodes.coordinates(blad.pc4) or (0.0, 0.0)
            writer.add_document(_document(tantivy, blad, eisen, where))
            spent += cpu() - start
        start = cpu()
        writer.commit()
        writer.wait_merging_threads()
        spent += cpu() - start
        index.reload()
        searcher = index.searcher()
        times: list[float] = []
        for _round in range(2):
            times.clear()
            for zoeker in people:
                query = _query(tantivy, index, schema, zoeker, postcodes.coordinates(zoeker.pc4))
                start = cpu()
                searcher.search(query, 20)
                times.append((cpu() - start) * 1000)
    mean, _middle, p95 = per_second(times)
    return [
        row(f"{label}: tantivy, index bouwen", round(spent, 1), "s CPU", None),
        row(f"{label}: tantivy, beste 20, gemiddeld", mean, "ms CPU", None),
        row(f"{label}: tantivy, beste 20, 95 % binnen", p95, "ms CPU", None),
    ]


def _schema(tantivy: Any) -> Any:
    made = tantivy.SchemaBuilder()
    made.add_text_field("titel", stored=False)
    made.add_text_field("tekst", stored=False)
    for name in ("lat", "lon", "uren", "tillen"):
        made.add_float_field(name, indexed=True, fast=True)
    for name in ("nacht", "ploegen"):
        made.add_integer_field(name, indexed=True, fast=True)
    return made.build()


def _document(tantivy: Any, blad: Any, eisen: Any, where: tuple[float, float]) -> Any:
    said = {veld: eis.waarde for veld, eis in eisen.items()}
    made = tantivy.Document(titel=blad.titel, tekst=f"{blad.titel} {blad.tekst}")
    made.add_float("lat", where[0])
    made.add_float("lon", where[1])
    made.add_float("uren", float(said.get("hours_min") or 0))
    made.add_float("tillen", float(said.get("lift_kg") or 0))
    made.add_integer("nacht", int(said.get("night") is True))
    made.add_integer("ploegen", int(said.get("shift") is True))
    return made


def _query(tantivy: Any, index: Any, schema: Any, zoeker: Any, home: tuple[float, float] | None) -> Any:
    """The words of a seeker, any of them, within ranges that all hold."""
    lat, lon = home or (52.1, 5.3)
    away = float(zoeker.reis_km or 25) / 111
    stand = zoeker.stand
    lift = stand.punten.get("tillen") if stand else None
    kg = float(lift.waarde) if lift and lift.waarde is not None else 15.0
    wide = away / math.cos(math.radians(lat))
    most = float(stand.uren_week or 40) if stand else 40.0
    floats, whole = tantivy.FieldType.Float, tantivy.FieldType.Integer
    ranges = [
        ("lat", floats, lat - away, lat + away), ("lon", floats, lon - wide, lon + wide),
        ("uren", floats, 0.0, most), ("tillen", floats, 0.0, kg), ("nacht", whole, 0, 0), ("ploegen", whole, 0, 0),
    ]  # fmt: skip
    words = " ".join(
        "".join(sign if sign.isalnum() else " " for sign in text)
        for text in (*(each.naam for each in zoeker.beroepen), *zoeker.vaardigheden, zoeker.tekst)
    )
    must = tantivy.Occur.Must
    parts = [(must, tantivy.Query.range_query(schema, *each)) for each in ranges]
    return tantivy.Query.boolean_query([(must, index.parse_query(words, ["titel", "tekst"])), *parts])
