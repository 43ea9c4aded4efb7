"""Files of ESCO and O*NET, from a folder or a zip, told apart by their columns and read row by row."""

import csv
import gzip
import hashlib
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

# More than any official file; a zip that claims more is refused before it is opened.
BIGGEST = 600_000_000
WIDEST_RATIO = 200
csv.field_size_limit(10_000_000)


class Onleesbaar(Exception):
    """A file that cannot be read; its text says what to do, in Dutch."""


@dataclass(frozen=True, slots=True)
class Bestand:
    """A table in a folder or zip: `soort` is esco, kruis or onet."""

    pad: Path
    binnen: str
    soort: str

    @property
    def naam(self) -> str:
        return Path(self.binnen or self.pad.name).name

    def hash(self) -> str:
        digest = hashlib.sha256()
        with _raw(self.pad, self.binnen) as file:
            while block := file.read(1 << 20):
                digest.update(block)
        return digest.hexdigest()

    def rows(self) -> Iterator[dict[str, str]]:
        """All rows; raises Onleesbaar with the line at which it went wrong."""
        with _raw(self.pad, self.binnen) as file:
            line = 0
            try:
                reader = _reader(file)
                for row in reader:
                    line = reader.line_num
                    yield row
            except (UnicodeDecodeError, csv.Error) as error:
                raise Onleesbaar(
                    f"{self.naam} is niet te lezen na regel {line + 1}: geen tekst in UTF-8 of een "
                    f"kapotte regel ({type(error).__name__}). Haal het bestand opnieuw op bij de bron."
                ) from None


def find_files(path: Path) -> list[Bestand]:
    """The tables that are known, ESCO first so that the others find their occupations."""
    found = [Bestand(path, inside, kind) for path, inside in _all(path) if (kind := _kind(path, inside))]
    order = {"esco": 0, "kruis": 1, "onet": 2}
    return sorted(found, key=lambda each: (order[each.soort], each.naam))


def _all(path: Path) -> Iterator[tuple[Path, str]]:
    if path.is_dir():
        for each in sorted(path.rglob("*")):
            if each.is_file():
                yield from _all(each)
    elif path.suffix.lower() == ".zip" and path.exists():
        yield from ((path, name) for name in _members(path))
    elif path.exists():
        yield path, ""
    else:
        raise Onleesbaar(f"{path} bestaat niet. Geef een map, een zip of een bestand van ESCO of O*NET.")


def _members(path: Path) -> list[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
    except zipfile.BadZipFile:
        raise Onleesbaar(
            f"{path.name} is geen geldige zip. Haal het bestand opnieuw op bij de bron."
        ) from None
    for each in members:
        if each.file_size > BIGGEST or each.file_size > WIDEST_RATIO * max(1, each.compress_size):
            raise Onleesbaar(f"{each.filename} in {path.name} is te groot voor een lijst van beroepen.")
    return [each.filename for each in members]


@contextmanager
def _raw(path: Path, inside: str) -> Iterator[IO[bytes]]:
    if inside:
        with zipfile.ZipFile(path) as archive, archive.open(inside) as file:
            yield file
    elif path.suffix == ".gz":
        with gzip.open(path) as packed:
            yield packed  # type: ignore[misc]
    else:
        with path.open("rb") as plain:
            yield plain


def _reader(file: IO[bytes], errors: str = "strict") -> "csv.DictReader[str]":
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors=errors, newline="")
    first = text.readline()
    delimiter = "\t" if "\t" in first else ","
    names = next(csv.reader([first], delimiter=delimiter), [])
    return csv.DictReader(text, fieldnames=names, delimiter=delimiter)


def _kind(path: Path, inside: str) -> str | None:
    name = (inside or path.name).lower()
    if not name.endswith((".csv", ".txt", ".txt.gz", ".csv.gz")):
        return None
    try:
        with _raw(path, inside) as file:
            names = set(_reader(file, "replace").fieldnames or [])
    except (UnicodeDecodeError, OSError, csv.Error):
        return None
    if {"conceptUri", "iscoGroup", "preferredLabel", "altLabels"} <= names:
        return "esco"
    if {"onet_soc", "esco_uri"} <= names or {"O*NET Id", "ESCO or ISCO URI"} <= names:
        return "kruis"
    if "O*NET-SOC Code" in names and (
        {"Element ID", "Scale ID", "Data Value"} <= names or "Job Zone" in names
    ):
        return "onet"
    return None
