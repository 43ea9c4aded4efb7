"""One demo per folder: a lock that a killed run cannot leave behind."""

import fcntl
import json
import os
import signal
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from wissel.opdrachten.omgeving import Refused


class Slot:
    """Held by the running demo; the file says who that is and where it listens."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "demo.slot"
        self._handle: int | None = None

    def __enter__(self) -> Self:
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            told = self._read()
            raise Refused(
                f"Er draait al een demo van deze map (proces {told.get('proces', '?')}): "
                f"{told.get('adres', 'adres onbekend')}. Open dat adres, of stop die demo eerst met Ctrl-C."
            ) from None
        self._handle = handle
        self._end_leftovers()
        self.note(proces=os.getpid())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._handle is not None:
            # Emptied, not removed: somebody may wait for the lock on this very file.
            os.ftruncate(self._handle, 0)
            os.close(self._handle)

    def note(self, **facts: Any) -> None:
        """Write down what the next run, or a second one now, needs to know."""
        merged = {**self._read(), **facts}
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, json.dumps(merged).encode(), 0)

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _end_leftovers(self) -> None:
        """The lock was free, so whoever wrote the file is gone; the children may still be on their way out."""
        from wissel.database.embedded import proces

        left = [pid for pid in self._read().get("kinderen", []) if "wissel.cli" in proces.command_line(pid)]
        for number in (signal.SIGTERM, signal.SIGKILL):
            for pid in left:
                proces.send(pid, number)
            if proces.wait_until(lambda: not any(proces.alive(pid) for pid in left), 5, step=0.05):
                break
        if left:
            print(
                "Een eerdere demo was afgebroken; wat daarvan nog draaide is gestopt. De gegevens zijn er nog."
            )
            time.sleep(0.2)
