"""A child that ends when its parent does, also when the parent was killed and could not say goodbye."""

import os
import select
import signal
import threading
import time

VARIABLE = "WISSEL_OUDER"
_GRACE = 10


def follow_parent(pid: int) -> None:
    """End this process (politely, then by force) as soon as the process `pid` that started it is gone."""
    threading.Thread(target=_wait_for_end, args=(pid,), daemon=True, name="ouder").start()


def follow_named_parent() -> None:
    """The same for the parent that named itself in the environment, if any."""
    pid = os.environ.pop(VARIABLE, "")
    if pid:
        follow_parent(int(pid))


def _wait_for_end(pid: int) -> None:
    try:
        handle = os.pidfd_open(pid) if hasattr(os, "pidfd_open") else None
    except OSError:
        handle = None
    if os.getppid() == pid:
        if handle is not None:
            select.select([handle], [], [])
        while os.getppid() == pid:
            time.sleep(0.2 if handle is not None else 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE)
    os._exit(1)
