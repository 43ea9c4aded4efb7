"""The bytes of documents: written to be there after a power cut, read back only when they are still the same."""

import datetime as dt
import hashlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, default_storage

BLOK = 64 * 1024
WEES_NA = dt.timedelta(days=1)


class Opslag(FileSystemStorage):
    """Files in a folder: written beside their place, flushed to disk and only then given their name.

    There is no public address; wissel.web.bestanden serves them after asking the policies.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700, **kwargs}
        super().__init__(**kwargs)

    def url(self, name: str | None) -> str:
        raise ValueError("Documenten hebben geen openbaar adres.")

    def _save(self, name: str, content: File) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if target.exists():
            raise FileExistsError(name)
        temporary = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
        try:
            with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                for block in content.chunks():
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
            temporary.rename(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _flush_folder(target.parent)
        return name


def write(path: str, bytes_: bytes) -> None:
    """Put bytes under a new name. They are on disk when this returns."""
    default_storage.save(path, ContentFile(bytes_))


def open_checked(path: str, sha256: str) -> IO[bytes] | None:
    """The file, opened at its beginning, or None when it is gone or no longer what was stored."""
    try:
        file: Any = default_storage.open(path, "rb")
    except OSError:
        return None
    digest = hashlib.sha256()
    for block in iter(lambda: file.read(BLOK), b""):
        digest.update(block)
    if digest.hexdigest() != sha256:
        file.close()
        return None
    file.seek(0)
    return file


def orphans(bureau_id: Any, known: set[str], now: dt.datetime) -> Iterator[str]:
    """Files of a bureau that no row knows and that are older than a day, half-written ones included."""
    try:
        names = default_storage.listdir(str(bureau_id))[1]
    except FileNotFoundError:
        return
    for name in names:
        path = f"{bureau_id}/{name}"
        if path not in known and now - default_storage.get_modified_time(path) > WEES_NA:
            yield path


def remove(path: str) -> None:
    default_storage.delete(path)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
