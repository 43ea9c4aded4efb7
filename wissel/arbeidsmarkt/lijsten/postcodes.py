"""Reads a file of postcodes in: all of it, or nothing with the rows that are wrong."""

import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from wissel import klok
from wissel.arbeidsmarkt.models import Beroepenlijst, Postcode
from wissel.arbeidsmarkt.postcodes import LIJST, forget, number

KOLOMMEN = ("postcode", "woonplaats", "gemeente", "provincie", "latitude", "longitude")
_MOST_BYTES, _MOST_ROWS, _TOLD = 10_000_000, 10_000, 10
_BREEDTE, _LENGTE = (50.5, 53.8), (3.2, 7.4)


class Fout(ValueError):
    """Why a file cannot be read in; one line for each thing that is wrong."""

    def __init__(self, *lines: str) -> None:
        super().__init__(" ".join(lines))
        self.lines = lines


def read_postcodes(path: Path) -> int | None:
    """Replace the postcodes by those of a file and say how many; None when it is the same file as before."""
    content = _content(path)
    digest = hashlib.sha256(content).hexdigest()
    if Beroepenlijst.objects.filter(naam=LIJST, hash=digest, klaar=True).exists():
        return None
    rows = list(_rows(content))
    with transaction.atomic():
        Postcode.objects.all().delete()
        Postcode.objects.bulk_create(rows, batch_size=2000)
        Beroepenlijst.objects.update_or_create(
            naam=LIJST,
            defaults={
                "soort": "pc4",
                "hash": digest,
                "gelezen": len(rows),
                "klaar": True,
                "bijgewerkt_op": klok.now(),
            },
        )
    forget()
    return len(rows)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError:
        raise Fout(f"{path}: dit bestand is niet te lezen. Klopt de naam?") from None
    if len(content) > _MOST_BYTES:
        raise Fout(f"{path.name}: groter dan 10 MB, dat is geen lijst van postcodes van vier cijfers.")
    return content


def _rows(content: bytes) -> Iterator[Postcode]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Fout("Het bestand is geen tekst in UTF-8. Sla het op als CSV in UTF-8.") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    found: dict[str, Postcode] = {}
    wrong: list[str] = []
    try:
        missing = [name for name in KOLOMMEN if name not in (reader.fieldnames or ())]
        if missing:
            raise Fout(f"Deze kolommen ontbreken: {', '.join(missing)}. Nodig zijn: {', '.join(KOLOMMEN)}.")
        for row in reader:
            where = f"Rij {reader.line_num}"
            try:
                each = _row(row)
                if each.pc4 in found:
                    raise ValueError(f"postcode {each.pc4} staat er al")
                found[each.pc4] = each
            except ValueError as error:
                wrong.append(f"{where}: {error}.")
            if len(wrong) == _TOLD or len(found) > _MOST_ROWS:
                break
    except csv.Error as error:
        wrong.append(f"Rij {reader.line_num}: geen geldige CSV ({error}).")
    if wrong:
        raise Fout(*wrong, "Er is niets veranderd. Verbeter deze rijen en probeer het opnieuw.")
    if not found:
        raise Fout("Er staat geen enkele postcode in dit bestand.")
    yield from found.values()


def _row(row: dict[str, str]) -> Postcode:
    """One postcode; ValueError says in Dutch what is wrong with the row."""
    if None in row or None in row.values():
        raise ValueError("niet hetzelfde aantal kolommen als de eerste rij")
    code = row["postcode"].strip()
    if not number(code) or len(code) != 4:
        raise ValueError(f"{code[:20]!r} is geen postcode van vier cijfers")
    place, municipality, province = (
        _words(row, name, most) for name, most in (("woonplaats", 80), ("gemeente", 80), ("provincie", 40))
    )
    if not place:
        raise ValueError("de woonplaats ontbreekt")
    return Postcode(
        pc4=code, plaats=place, gemeente=municipality, provincie=province,
        breedte=_degrees(row, "latitude", _BREEDTE), lengte=_degrees(row, "longitude", _LENGTE),
    )  # fmt: skip


def _words(row: dict[str, str], name: str, most: int) -> str:
    text = " ".join(row[name].split())
    if len(text) > most or not all(sign.isprintable() for sign in text):
        raise ValueError(f"{name} is langer dan {most} tekens of bevat vreemde tekens")
    return text


def _degrees(row: dict[str, str], name: str, within: tuple[float, float]) -> float:
    text = row[name].strip()
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{name} {text[:20]!r} is geen getal") from None
    if not within[0] <= value <= within[1]:
        raise ValueError(f"{name} {text[:20]} ligt niet in Nederland ({within[0]} tot {within[1]} graden)")
    return value
