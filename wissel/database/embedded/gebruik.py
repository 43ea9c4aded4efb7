"""Who uses a server: `slot` is held while somebody starts or stops it, `gebruik` is shared by everybody who uses it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Gebruik:
    """The locks of one server's folder. The operating system lets go of them when a process dies, also by kill -9."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._use: int | None = None

    @property
    def held(self) -> bool:
        """Whether this process is one of the users."""
        return self._use is not None

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Nobody else starts or stops the server meanwhile."""
        handle = self.open("slot")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def hold(self) -> None:
        """Become one of the users."""
        if self._use is None:
            self._use = self.open("gebruik")
        fcntl.flock(self._use, fcntl.LOCK_SH)

    def is_last(self) -> bool:
        """Whether nobody else uses the server."""
        try:
            fcntl.flock(self._use or 0, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def let_go(self) -> None:
        """Stop being one of the users."""
        if self._use is not None:
            os.close(self._use)
            self._use = None

    def open(self, name: str, flags: int = os.O_RDWR) -> int:
        """A file of the folder. It belongs to the server's user: root must not follow a link that was put there."""
        return os.open(self.folder / name, flags | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
