"""What can be wrong with the machine, in one Dutch line that says the way out."""

import errno
import shutil
from pathlib import Path


class DatabaseUnavailable(Exception):
    """PostgreSQL cannot run here now; the message says why and what to do."""


def disk_full(folder: Path) -> DatabaseUnavailable:
    existing = next((p for p in (folder, *folder.parents) if p.exists()), Path("/"))
    free = shutil.disk_usage(existing).free // 1_000_000
    return DatabaseUnavailable(
        f"De schijf is vol: bij {folder} is nog {free} MB vrij. Maak ruimte en start opnieuw; "
        "wat al was opgeslagen is er nog. Met WISSEL_MAP kiest u een andere schijf."
    )


def not_writable(folder: Path) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"In de map {folder} kan Wissel niet schrijven. Geef uzelf schrijfrechten op die map, "
        "of kies een andere met WISSEL_MAP=/pad/naar/map."
    )


def from_os_error(error: OSError, folder: Path) -> DatabaseUnavailable:
    """The Dutch line that belongs to a failed write."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return disk_full(folder)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}:
        return not_writable(folder)
    return DatabaseUnavailable(f"{folder}: {error.strerror or error}.")


def from_output(output: str, folder: Path) -> DatabaseUnavailable:
    """The Dutch line that belongs to what initdb or postgres said before it gave up."""
    if "No space left on device" in output or "Disk quota exceeded" in output:
        return disk_full(folder)
    if "shared memory" in output and ("Cannot allocate memory" in output or "No space" in output):
        return DatabaseUnavailable(
            "Er is te weinig geheugen om PostgreSQL te starten. Sluit andere programma's en start opnieuw."
        )
    if "Permission denied" in output or "Read-only file system" in output:
        return not_writable(folder)
    lines = [line for line in output.splitlines() if line.strip()]
    last = next(
        (line for line in reversed(lines) if "FATAL" in line or "PANIC" in line or "error:" in line), ""
    )
    return DatabaseUnavailable(
        f"PostgreSQL start niet: {last or (lines[-1] if lines else 'het programma zei niets')}. "
        f"Het hele verslag staat in {folder / 'postgres.log'}."
    )
