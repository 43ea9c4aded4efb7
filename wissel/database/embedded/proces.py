"""The server process as the operating system sees it: is it ours, is it alive, make it stop."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

PROC = Path("/proc")


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _zombie(pid)


def _zombie(pid: int) -> bool:
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (OSError, IndexError):
        return False


def command_line(pid: int) -> str:
    try:
        if PROC.is_dir():
            return (PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        shown = subprocess.run(
            ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return shown.stdout


def postmaster(data: Path) -> int | None:
    """The pid in postmaster.pid when that process lives and really is the server of this data folder.

    After a restart of the machine the number may belong to any other program.
    """
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None
    return pid if pid > 0 and alive(pid) and f"-D {data} " in command_line(pid) else None


def orphans(data: Path) -> Iterator[int]:
    """Processes of a killed server that still work in its data folder."""
    if not PROC.is_dir():
        return
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                inside = os.readlink(entry / "cwd") == str(data)
            except OSError:
                continue
            if inside and alive(int(entry.name)):
                yield int(entry.name)


def wait_until(condition: Callable[[], bool], seconds: float, step: float = 0.01) -> bool:
    """Whether the condition came true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(step)
    return True


def send(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def stop_server(pid: int, gone: Callable[[], bool]) -> None:
    """Ask the server to stop: first politely (open work is rolled back, all is written), in the end by force."""
    for number, seconds in ((signal.SIGINT, 30), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
        send(pid, number)
        if wait_until(gone, seconds):
            return


def end_orphans(data: Path) -> None:
    """Give the processes of a killed server a moment to notice, then end them."""
    for number, seconds in ((None, 1.0), (signal.SIGQUIT, 2.0), (signal.SIGKILL, 2.0)):
        left = list(orphans(data))
        if number is not None:
            for pid in left:
                send(pid, number)
        if wait_until(lambda: not any(orphans(data)), seconds):
            return
