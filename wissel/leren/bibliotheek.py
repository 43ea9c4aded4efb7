"""The library: what Wissel brings as data, with the bureau's own items and modules in their place or beside them."""

import tomllib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from wissel.dossiers.tekst import plain
from wissel.leren.models import Leeritem, Leeritemversie, Leermodule

MAP = Path(__file__).parent / "inhoud"
NIVEAUS = ("A1", "A2", "B1", "B2")


@dataclass(frozen=True, slots=True)
class Blok:
    """A paragraph, or the points of a list."""

    tekst: str
    punten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a text that is read in one go."""

    kop: str
    blokken: tuple[Blok, ...]


@dataclass(frozen=True, slots=True)
class Kaart:
    """An item as a list shows it."""

    sleutel: str
    soort: str
    titel: str
    kort: str
    minuten: int
    niveau: str = "B1"
    taal: str = "nl"
    delen: int = 1
    prive: bool = False
    versie: int = 0
    eigen: bool = False
    verborgen: bool = False

    def matches(self, words: Iterable[str]) -> bool:
        """Whether every one of these words stands in the title or in what it is about."""
        text = plain(f"{self.titel} {self.kort}")
        return all(word in text for word in words)


@dataclass(frozen=True, slots=True)
class Film:
    """A film: a file of the bureau (`versie_id`) or an address elsewhere."""

    url: str = ""
    versie_id: uuid.UUID | None = None
    mime: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item with its text."""

    kaart: Kaart
    leert: tuple[str, ...]
    delen: tuple[Deel, ...]
    oefening: tuple[Blok, ...]
    reflectie: str
    boek: Mapping[str, str]
    film: Film | None = None
    uitgeschreven: tuple[Blok, ...] = ()

    @property
    def vraag(self) -> str:
        """The practice as plain text, to keep beside what was handed in."""
        return source(self.oefening)


@dataclass(frozen=True, slots=True)
class Module:
    """Items on one theme in their order."""

    sleutel: str
    titel: str
    uitleg: str
    items: tuple[str, ...]
    versie: int = 0
    eigen: bool = False
    verborgen: bool = False


@dataclass(frozen=True, slots=True)
class Bibliotheek:
    """Everything a bureau has, hidden things included; by key, in the order in which they are shown."""

    kaarten: Mapping[str, Kaart]
    modules: Mapping[str, Module]

    def offered(self) -> list[Kaart]:
        """What is not hidden."""
        return [each for each in self.kaarten.values() if not each.verborgen]

    def of_module(self, module: Module) -> list[Kaart]:
        """The items of a module that are not hidden, in order."""
        found = (self.kaarten.get(key) for key in module.items)
        return [each for each in found if each is not None and not each.verborgen]

    def themes(self) -> list[tuple[Module, list[Kaart]]]:
        """Each module that is not hidden, with what is in it; a module without items is left out."""
        pairs = ((each, self.of_module(each)) for each in self.modules.values() if not each.verborgen)
        return [(module, items) for module, items in pairs if items]

    def find(
        self, *, woorden: str = "", soort: str = "", thema: str = "", minuten: int | None = None
    ) -> list[Kaart]:
        """What is not hidden and fits: every word, this kind, this module, and at most so many minutes."""
        module = self.modules.get(thema)
        rows = self.of_module(module) if module else self.offered()
        words = plain(woorden).split()
        return [
            each for each in rows
            if (not soort or each.soort == soort)
            and (minuten is None or each.minuten <= minuten)
            and each.matches(words)
        ]  # fmt: skip


def library(bureau_id: uuid.UUID) -> Bibliotheek:
    """The library of one bureau, in two queries whatever its size; texts are read one at a time (`read`)."""
    cards, modules = dict(_built_in().kaarten), dict(_built_in().modules)
    for row in Leeritem.objects.filter(bureau_id=bureau_id).order_by("titel", "pk"):
        hidden = row.verborgen_op is not None
        known = cards.get(row.sleutel)
        if known is not None and row.versie == 0:
            cards[row.sleutel] = replace(known, verborgen=hidden)
        elif row.versie:
            cards[row.sleutel] = Kaart(
                row.sleutel, row.soort, row.titel, row.kort, row.minuten, row.niveau, row.taal, row.delen, row.prive,
                row.versie, True, hidden,
            )  # fmt: skip
    for each in Leermodule.objects.filter(bureau_id=bureau_id).order_by("titel", "pk"):
        modules[each.sleutel] = Module(
            each.sleutel, each.titel, each.uitleg, tuple(each.items), each.versie, True,
            each.verborgen_op is not None,
        )  # fmt: skip
    return Bibliotheek(cards, modules)


def read(bureau_id: uuid.UUID, sleutel: str) -> Item | None:
    """One item with its text as it is now: the bureau's own version, else what Wissel brings. None when unknown."""
    row = Leeritem.objects.filter(bureau_id=bureau_id, sleutel=sleutel).first()
    built_in = _built_in_texts().get(sleutel)
    if row is None or row.versie == 0:
        if built_in is None:
            return None
        hidden = row is not None and row.verborgen_op is not None
        return replace(built_in, kaart=replace(built_in.kaart, verborgen=hidden))
    version = Leeritemversie.objects.get(bureau_id=bureau_id, item=row, versie=row.versie)
    card = Kaart(
        row.sleutel, row.soort, row.titel, row.kort, row.minuten, row.niveau, row.taal, row.delen, row.prive,
        row.versie, True, row.verborgen_op is not None,
    )  # fmt: skip
    return compose(card, version.inhoud, version)


def compose(kaart: Kaart, inhoud: Mapping[str, Any], versie: Leeritemversie | None = None) -> Item:
    """An item from its stored words. A film of the bureau comes from its version, one elsewhere from its address."""
    film = None
    if versie is not None and versie.pad:
        film = Film(versie_id=versie.pk, mime=versie.mime)
    elif inhoud.get("film_url"):
        film = Film(url=inhoud["film_url"])
    return Item(
        kaart, tuple(inhoud.get("leert", ())), parts(inhoud.get("tekst", "")), blocks(inhoud.get("oefening", "")),
        inhoud.get("reflectie", ""), inhoud.get("boek") or {}, film, blocks(inhoud.get("uitgeschreven", "")),
    )  # fmt: skip


def parts(text: str) -> tuple[Deel, ...]:
    """A text in parts: a line that begins with # is the heading of a new part."""
    found: list[tuple[str, list[str]]] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.startswith("#"):
            found.append((line.lstrip("# ").strip(), []))
        elif line.strip() or found:
            if not found:
                found.append(("", []))
            found[-1][1].append(line)
    return tuple(
        Deel(head, blocks("\n".join(lines))) for head, lines in found if head or blocks("\n".join(lines))
    )


def blocks(text: str) -> tuple[Blok, ...]:
    """Paragraphs, parted by an empty line; lines that begin with - are the points of a list."""
    made: list[Blok] = []
    for piece in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in piece.split("\n") if line.strip()]
        points = tuple(line[1:].strip() for line in lines if line.startswith("-"))
        words = " ".join(line for line in lines if not line.startswith("-"))
        if words or points:
            made.append(Blok(words, points))
    return tuple(made)


def source(found: Iterable[Blok]) -> str:
    """Blocks back as somebody writes them."""
    pieces = (
        "\n".join(filter(None, (each.tekst, *(f"- {point}" for point in each.punten)))) for each in found
    )
    return "\n\n".join(pieces)


@lru_cache(maxsize=1)
def _built_in() -> Bibliotheek:
    cards = {key: item.kaart for key, item in _built_in_texts().items()}
    modules = {}
    for data in _files():
        head = data["module"]
        modules[head["sleutel"]] = Module(
            head["sleutel"], head["titel"], head["uitleg"],
            (*(each["sleutel"] for each in data.get("items", ())), *head.get("ook", ())),
        )  # fmt: skip
    return Bibliotheek(cards, modules)


@lru_cache(maxsize=1)
def _built_in_texts() -> dict[str, Item]:
    found: dict[str, Item] = {}
    for data in _files():
        for each in data.get("items", ()):
            text = parts(each["tekst"])
            card = Kaart(
                each["sleutel"], each["soort"], each["titel"], each["kort"], each["minuten"], each.get("niveau", "B1"),
                each.get("taal", "nl"), max(1, len(text)), each.get("prive", False),
            )  # fmt: skip
            found[card.sleutel] = compose(card, each)
    return found


def _files() -> list[dict[str, Any]]:
    """The files of the library, in the order they give themselves."""
    loaded = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(MAP.glob("*.toml")))
    return sorted(loaded, key=lambda data: data["module"]["volgorde"])
