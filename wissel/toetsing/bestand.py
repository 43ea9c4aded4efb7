"""From a file to plain values. Everything that is wrong with the text itself is found here, all of it at once."""

import codecs
import json
import math
import os
import stat
from pathlib import Path
from typing import Any

from wissel.toetsing.veldfout import HEEL_DOCUMENT as HEEL
from wissel.toetsing.veldfout import Geweigerd, Veldfout, join

GROOTST = 10 * 1024 * 1024
DIEPST = 40
GROOTSTE_GETAL = 10**15
VREEMDE_BOM = {
    codecs.BOM_UTF32_LE: "UTF-32", codecs.BOM_UTF32_BE: "UTF-32", codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}  # fmt: skip


class _Object(dict[str, Any]):
    """A JSON object that remembers which names stood in it twice."""

    dubbel: tuple[str, ...] = ()


class _GeenGetal:
    """NaN or Infinity, which JSON does not know."""

    def __init__(self, naam: str) -> None:
        self.naam = naam


def read_file(path: Path) -> Any:
    """The document in a file. Raises Geweigerd for what is wrong with it, OSError when it cannot be read."""
    info = path.stat()
    if not stat.S_ISREG(info.st_mode):
        raise _whole("is geen gewoon bestand.")
    if info.st_size > GROOTST:
        size = math.ceil(info.st_size / 1024 / 1024)
        raise _whole(f"is {size} MB groot; een zaak is hoogstens {GROOTST // 1024 // 1024} MB.")
    with open(path, "rb") as file:
        return read(file.read(GROOTST + 1))


def read(raw: bytes) -> Any:
    """The document in these bytes. Raises Geweigerd."""
    text = _text(raw)
    try:
        found = json.loads(text, object_pairs_hook=_pairs, parse_constant=_GeenGetal)
    except json.JSONDecodeError as error:
        raise _not_json(text, error) from None
    except RecursionError:
        raise _whole(f"is te diep genest; dieper dan {DIEPST} lagen hoort niet bij een zaak.") from None
    except ValueError:
        raise _whole("bevat een getal met te veel cijfers.") from None
    faults: list[Veldfout] = []
    plain = _plain(found, "", 0, faults)
    if faults:
        raise Geweigerd(faults)
    return plain


def _text(raw: bytes) -> str:
    if len(raw) > GROOTST:
        raise _whole(f"is te groot; een zaak is hoogstens {GROOTST // 1024 // 1024} MB.")
    for mark, name in VREEMDE_BOM.items():
        if raw.startswith(mark):
            raise _whole(f"is in {name} bewaard. Bewaar het als UTF-8.")
    if not raw.strip():
        raise _whole("is leeg.")
    if b"\0" in raw:
        raise _whole("bevat nulbytes; het is geen UTF-8 of geen tekst. Bewaar het als UTF-8.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _whole(f"is niet in UTF-8 (regel {line}). Bewaar het als UTF-8.") from None


def _not_json(text: str, error: json.JSONDecodeError) -> Geweigerd:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return _whole(f"houdt midden in de zaak op (regel {error.lineno}). Is het helemaal overgekomen?")
    if error.msg.startswith("Extra data"):
        return _whole(f"bevat na de zaak nog iets (regel {error.lineno}). Een bestand is een zaak.")
    place = f"regel {error.lineno}, teken {error.colno}"
    return _whole(
        f"is geen JSON: {place}. Vaak staat er een komma, haakje of aanhalingsteken te veel of te weinig."
    )


def _whole(zin: str) -> Geweigerd:
    return Geweigerd([Veldfout(HEEL, zin)])


def _pairs(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        made.dubbel = tuple(name for name in made if names.count(name) > 1)
    return made


def _plain(value: Any, pad: str, depth: int, faults: list[Veldfout]) -> Any:
    """The value without the helpers of reading; what cannot be kept becomes a fault with its path."""
    where = pad or HEEL
    if depth > DIEPST:
        faults.append(
            Veldfout(where, f"is te diep genest; dieper dan {DIEPST} lagen hoort niet bij een zaak.")
        )
        return None
    if isinstance(value, _Object):
        faults += [Veldfout(join(pad, name), "staat twee keer in hetzelfde object.") for name in value.dubbel]
        for name in value:
            _check_text(name, join(pad, name), faults)
        return {name: _plain(part, join(pad, name), depth + 1, faults) for name, part in value.items()}
    if isinstance(value, list):
        return [_plain(part, join(pad, place), depth + 1, faults) for place, part in enumerate(value)]
    if isinstance(value, _GeenGetal):
        faults.append(Veldfout(where, f"{value.naam} is geen getal dat JSON kent."))
        return None
    if isinstance(value, str):
        _check_text(value, where, faults)
    elif isinstance(value, int | float) and not isinstance(value, bool) and not abs(value) <= GROOTSTE_GETAL:
        faults.append(Veldfout(where, f"is een te groot getal; hoogstens {GROOTSTE_GETAL}."))
        return None
    return value


def _check_text(text: str, pad: str, faults: list[Veldfout]) -> None:
    """A database keeps no NUL and no half of a character."""
    if "\0" in text:
        faults.append(Veldfout(pad, "bevat het teken U+0000, dat niet bewaard kan worden."))
    elif any("\ud800" <= c <= "\udfff" for c in text):
        faults.append(Veldfout(pad, "bevat een half teken (surrogaat) dat niet bewaard kan worden."))


def case_files(folder: Path) -> list[Path]:
    """The JSON files in a folder, by name; not those of hidden or temporary names."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() == ".json" and not path.name.startswith((".", "~"))
    )


def write_file(path: Path, value: Any) -> bool:
    """Write a document whole or not at all, readable by its owner only. False when it stood there already."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    if path.exists() and path.read_text("utf-8", "replace") == text:
        return False
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True
