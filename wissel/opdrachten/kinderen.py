"""Child processes that are kept alive: started, watched, started again when they fall, stopped in the end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping

from wissel.opdrachten import ouder

PAUSES = (0.2, 1, 2, 5, 10, 30)
HEALTHY_SECONDS = 30
STOP_SECONDS = 12


class Child:
    """One process of the demo, in a group of its own so that whatever it started can be ended with it."""

    def __init__(self, name: str, arguments: list[str], environment: Mapping[str, str]) -> None:
        self.name = name
        self._command = [sys.executable, "-m", "wissel.cli", *arguments]
        self._environment = {**environment, ouder.VARIABLE: str(os.getpid())}
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._again_at: float | None = None
        self.falls = 0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        # Ctrl-C at the keyboard is for the supervisor, which stops its children in order.
        self._process = subprocess.Popen(self._command, env=self._environment, start_new_session=True)
        self._started = time.monotonic()
        self._again_at = None

    def watch(self) -> None:
        """Start the process again when it fell, sooner the first time than the tenth."""
        now = time.monotonic()
        if self._again_at is not None:
            if now >= self._again_at:
                self.start()
            return
        if self._process is None or self._process.poll() is None:
            if self.falls and now - self._started > HEALTHY_SECONDS:
                self.falls = 0
            return
        self._end_group()
        pause = PAUSES[min(self.falls, len(PAUSES) - 1)]
        self.falls += 1
        self._again_at = now + pause
        print(
            f"{self.name} is gestopt ({_reason(self._process.returncode)}); start opnieuw over {pause:g} s.",
            flush=True,
        )

    def ask_to_stop(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)

    def stop(self, deadline: float) -> None:
        """Wait until the deadline for a polite end, then use force."""
        if self._process is None:
            return
        try:
            self._process.wait(max(0.05, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._end_group()

    def _end_group(self) -> None:
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return


def stop_all(children: list[Child]) -> None:
    """Stop every child: all are asked at once, each gets the same time."""
    for child in children:
        child.ask_to_stop()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        child.stop(deadline)


def _reason(code: int) -> str:
    return f"signaal {-code}" if code < 0 else f"code {code}"
