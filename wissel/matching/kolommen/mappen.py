"""Where an index stands on disk: a folder for each bureau, in it one that is served and at most one that is made."""

import fcntl
import json
import os
import shutil
import time
import uuid
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

_NU, _VOORTGANG, _SLOT = "nu.json", "voortgang.json", "slot"
# A progress that was not told for so long belongs to a worker that died (seconds).
_STIL = 120
_BLOCK = 1 << 20


class Bezig(Exception):
    """Somebody else is building the index of this bureau."""


def folder(bureau_id: uuid.UUID) -> Path:
    """The folder of one bureau."""
    return Path(settings.WISSEL_MAP) / "kolommen" / str(uuid.UUID(str(bureau_id)))


def served(bureau_id: uuid.UUID) -> Path | None:
    """The index that is served now."""
    try:
        name = json.loads((folder(bureau_id) / _NU).read_text(encoding="utf-8"))["map"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return folder(bureau_id) / str(name) if str(name).isalnum() else None


@contextmanager
def making(bureau_id: uuid.UUID) -> Iterator[Path]:
    """An empty folder to build in. Afterwards it is served, all at once, and the old one goes. Raises Bezig."""
    root = folder(bureau_id)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (root / _SLOT).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Bezig from None
        target = root / uuid.uuid4().hex
        try:
            target.mkdir(mode=0o700)
            yield target
            _write(root / _NU, {"map": target.name})
        except BaseException:
            shutil.rmtree(target, ignore_errors=True)
            raise
        finally:
            (root / _VOORTGANG).unlink(missing_ok=True)
        for old in root.iterdir():
            if old.is_dir() and old != target:
                shutil.rmtree(old, ignore_errors=True)


def sweep(bureaus: Collection[uuid.UUID]) -> None:
    """Remove the indexes of bureaus that are no longer there."""
    root = Path(settings.WISSEL_MAP) / "kolommen"
    known = {str(each) for each in bureaus}
    for place in root.iterdir() if root.exists() else ():
        if place.name not in known:
            shutil.rmtree(place, ignore_errors=True)


def write_meta(target: Path, meta: dict[str, Any]) -> None:
    """What the columns of a folder mean, with a sum of each file so that a damaged one is noticed."""
    for spare in target.glob("*.tmp"):
        spare.unlink()
    files = {path.name: checksum(path) for path in sorted(target.glob("*.npy"))}
    _write(target / "meta.json", {**meta, "bestanden": files})


def checksum(path: Path) -> int:
    """A sum over the bytes of a file (CRC-32); about a second for each gigabyte."""
    total = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            total = zlib.crc32(block, total)
    return total


def read_meta(place: Path | None) -> dict[str, Any] | None:
    """What stands beside the columns of a folder; None when it cannot be read."""
    try:
        found = json.loads((place / "meta.json").read_text(encoding="utf-8")) if place else None
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def tell(bureau_id: uuid.UUID, done: int, total: int) -> None:
    """How far building is, for a page to show."""
    _write(folder(bureau_id) / _VOORTGANG, {"gedaan": done, "totaal": total, "op": time.time()})


def told(bureau_id: uuid.UUID) -> tuple[int, int] | None:
    """(done, total) while an index is being built."""
    try:
        row = json.loads((folder(bureau_id) / _VOORTGANG).read_text(encoding="utf-8"))
        return (int(row["gedaan"]), int(row["totaal"])) if time.time() - row["op"] < _STIL else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, value: dict[str, Any]) -> None:
    spare = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    spare.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    os.replace(spare, path)
