"""Files of ESCO and O*NET, from a folder or a zip, told apart by their columns and read row by row."""

import csv
import gzip
import hashlib
import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from wissel.arbeidsmarkt.taal.kennis import kennis
from wissel.arbeidsmarkt.taal.woorden import plain

# More than any official file; a zip that claims more is refused before it is opened.
BIGGEST = 600_000_000
ALL_TOGETHER = 2_000_000_000
WIDEST_RATIO = 200
# Titles looked at to tell the language, and the least share with a word of our own.
SAMPLE, DUTCH = 400, 0.35
csv.field_size_limit(10_000_000)


class Onleesbaar(Exception):
    """A file that cannot be read; its text says what to do, in Dutch."""


@dataclass(frozen=True, slots=True)
class Vorm:
    """A kind of table: how its file is usually called, and the columns it must have."""

    soort: str
    naam: re.Pattern[str]
    kolommen: frozenset[str]


# Told apart by columns, so that a renamed file is known; the usual name is for saying what a file lacks.
VORMEN = (
    Vorm(
        "esco",
        re.compile(r"occupations(_[a-z]{2})?\.csv"),
        frozenset({"conceptUri", "iscoGroup", "preferredLabel", "altLabels"}),
    ),
    Vorm("kruis", re.compile(r"onet_esco\.csv"), frozenset({"onet_soc", "esco_uri", "match_type"})),
    Vorm("kruis", re.compile(r"$^"), frozenset({"O*NET Id", "ESCO or ISCO URI"})),
    Vorm(
        "onet",
        re.compile(
            r"(work[ _]context|abilities|work[ _]activities|skills|knowledge|work[ _]styles|interests)\.txt"
        ),
        frozenset({"O*NET-SOC Code", "Element ID", "Scale ID", "Data Value"}),
    ),
    Vorm("onet", re.compile(r"job[ _]zones\.txt"), frozenset({"O*NET-SOC Code", "Job Zone"})),
    Vorm("daden", re.compile(r"tasks[ _]to[ _]dwas\.txt"), frozenset({"O*NET-SOC Code", "DWA ID"})),
)
_ORDER = {"esco": 0, "kruis": 1, "onet": 2, "daden": 3}


@dataclass(frozen=True, slots=True)
class Bestand:
    """A table in a folder or zip: `soort` is esco, kruis, onet or daden."""

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

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """All rows with their line; raises Onleesbaar with the line at which it went wrong."""
        line = 1
        with _raw(self.pad, self.binnen) as file:
            try:
                reader = _reader(file)
                for row in reader:
                    line = reader.line_num + 1
                    if any("\x00" in (value or "") for value in row.values() if isinstance(value, str)):
                        raise csv.Error("NUL")
                    yield line, row
            except (
                UnicodeDecodeError,
                csv.Error,
                EOFError,
                zlib.error,
                zipfile.BadZipFile,
                gzip.BadGzipFile,
            ):
                raise Onleesbaar(
                    f"{self.naam} is niet te lezen na regel {line}: het is geen tekst in UTF-8, of het bestand is "
                    "kapot. Haal het opnieuw op bij de bron."
                ) from None


def find_files(path: Path) -> list[Bestand]:
    """The tables that are known, ESCO first so that the others find their occupations.

    Raises Onleesbaar for a path that does not exist, a broken or swollen archive, a table without a needed column,
    a list of ESCO in another language, and a single file that is none of these.
    """
    found = [Bestand(path, inside, kind) for path, inside in _all(path) if (kind := _kind(path, inside))]
    if not found and path.is_file() and path.suffix.lower() != ".zip":
        raise Onleesbaar(
            f"{path.name} is geen lijst van ESCO of O*NET die Wissel kent, of geen tekst in UTF-8. Geef de zip van "
            "ESCO (Nederlands, CSV) of van O*NET (tekst)."
        )
    return sorted(found, key=lambda each: (_ORDER[each.soort], each.naam))


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
        if each.flag_bits & 1:
            raise Onleesbaar(
                f"{path.name} zit op slot met een wachtwoord. Haal de zip opnieuw op bij de bron."
            )
    if sum(each.file_size for each in members) > ALL_TOGETHER:
        raise Onleesbaar(f"{path.name} is uitgepakt te groot voor lijsten van beroepen.")
    return [each.filename for each in members]


@contextmanager
def _raw(path: Path, inside: str) -> Iterator[IO[bytes]]:
    if inside:
        with zipfile.ZipFile(path) as archive, archive.open(inside) as file:
            yield file
    elif path.suffix == ".gz":
        with gzip.open(path) as packed:
            yield _Limited(packed, path)  # type: ignore[misc]
    else:
        with path.open("rb") as plain:
            yield plain


class _Limited(io.RawIOBase):
    """A packed file that stops when it unpacks to more than any list holds."""

    def __init__(self, file: Any, path: Path) -> None:
        self.file, self.name, self.left = file, path.name, BIGGEST

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        block = self.file.read(len(buffer))
        self.left -= len(block)
        packed = max(1, self.file.fileobj.tell())
        if self.left < 0 or BIGGEST - self.left > WIDEST_RATIO * packed + 10_000_000:
            raise Onleesbaar(f"{self.name} is uitgepakt te groot voor een lijst van beroepen.")
        buffer[: len(block)] = block
        return len(block)


def _reader(file: IO[bytes], errors: str = "strict") -> "csv.DictReader[str]":
    text = io.TextIOWrapper(
        io.BufferedReader(file) if isinstance(file, _Limited) else file,
        encoding="utf-8-sig",
        errors=errors,
        newline="",
    )
    first = text.readline(100_000)
    delimiter = "\t" if "\t" in first else ";" if first.count(";") > first.count(",") else ","
    names = next(csv.reader([first], delimiter=delimiter), [])
    return csv.DictReader(text, fieldnames=names, delimiter=delimiter)


def _kind(path: Path, inside: str) -> str | None:
    name = Path(inside or path.name).name.lower().removesuffix(".gz")
    if not name.endswith((".csv", ".txt")):
        return None
    try:
        with _raw(path, inside) as file:
            reader = _reader(file, "replace")
            names = set(reader.fieldnames or [])
            sample = (
                list(itertools.islice(reader, SAMPLE)) if {"preferredLabel", "iscoGroup"} <= names else []
            )
    except (OSError, csv.Error, EOFError, zlib.error, zipfile.BadZipFile):
        return None
    for vorm in VORMEN:
        if vorm.kolommen <= names:
            if vorm.soort == "esco":
                _check_language(name, [row.get("preferredLabel") or "" for row in sample])
            return vorm.soort
    _check_columns(name, names)
    return None


def _check_columns(name: str, names: set[str]) -> None:
    """A file called as a known list, with some of its columns, lacks something: say what."""
    for vorm in VORMEN:
        lacks = vorm.kolommen - names
        if lacks and vorm.naam.fullmatch(name) and len(lacks) < len(vorm.kolommen):
            raise Onleesbaar(
                f"{name} mist in regel 1 de kolom {', '.join(sorted(lacks))}. Geef het bestand zoals het van de bron "
                "komt, zonder kolommen weg te laten."
            )


def _check_language(name: str, titles: Sequence[str]) -> None:
    """Refuse a list of ESCO that is not Dutch: by its name, or by too few Dutch words in its first titles."""
    called = re.search(r"_([a-z]{2})\.csv$", name)
    words = kennis().words
    known = sum(any(word in words for word in plain(title).split()) for title in titles)
    if (called and called[1] != "nl") or (len(titles) >= 40 and known < DUTCH * len(titles)):
        raise Onleesbaar(
            f"{name} is niet in het Nederlands (regel 2: \u201c{titles[0][:60] if titles else ''}\u201d). Kies bij het "
            "ophalen van ESCO de taal Nederlands."
        )
