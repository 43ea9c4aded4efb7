"""The supervisor of the demo: one per folder, children that come back, nothing left behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.platform.conftest import ROOT, environment
from wissel.database.embedded import Cluster, proces
from wissel.opdrachten import kinderen, ouder
from wissel.opdrachten.kinderen import Child, stop_all
from wissel.opdrachten.omgeving import Refused
from wissel.opdrachten.slot import Slot
from wissel.opdrachten.stand import Stand

SLEEPER = "import signal, time; time.sleep(60)"


@pytest.fixture
def child() -> Iterator[Callable[..., Child]]:
    """A child of the supervisor that runs Python code instead of a server."""
    made: list[Child] = []

    def make(code: str = SLEEPER) -> Child:
        one = Child("De proef", [], os.environ)
        one._command = [sys.executable, "-c", code]
        made.append(one)
        one.start()
        return one

    yield make
    stop_all(made)


def watch_until(one: Child, condition: Callable[[], bool], seconds: float = 10) -> bool:
    def look() -> bool:
        one.watch()
        return condition()

    return proces.wait_until(look, seconds, step=0.02)


def test_a_killed_child_is_back_within_seconds(child: Callable[..., Child]) -> None:
    one = child()
    first = one.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert watch_until(one, lambda: one.pid != first and proces.alive(one.pid or 0), seconds=3)


def test_a_child_that_keeps_falling_is_given_more_and_more_time(child: Callable[..., Child]) -> None:
    one = child("raise SystemExit(3)")
    started = time.monotonic()
    assert watch_until(one, lambda: one.falls == 3)
    assert time.monotonic() - started > sum(kinderen.PAUSES[:2])


def test_stopping_ends_what_a_child_started_too(child: Callable[..., Child], folder: Path) -> None:
    note = folder / "pid"
    one = child(
        "import subprocess, sys, time, pathlib\n"
        "p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"pathlib.Path('{note}').write_text(str(p.pid)); time.sleep(60)"
    )
    assert proces.wait_until(lambda: note.exists() and note.read_text() != "", 10)
    grandchild = int(note.read_text())
    stop_all([one])
    assert proces.wait_until(lambda: not proces.alive(grandchild), 5)


def test_a_child_that_does_not_listen_is_ended_by_force(
    child: Callable[..., Child], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(kinderen, "STOP_SECONDS", 0.3)
    ready = folder / "klaar"
    one = child(
        f"import signal, time; signal.signal(15, signal.SIG_IGN); open('{ready}', 'w'); time.sleep(60)"
    )
    assert proces.wait_until(ready.exists, 10)
    stop_all([one])
    assert not proces.alive(one.pid or 0)


def test_a_child_ends_when_its_parent_was_killed(folder: Path) -> None:
    note = folder / "pid"
    grandchild = (
        "import os, time, pathlib; from wissel.opdrachten import ouder; ouder.follow_named_parent();"
        f"pathlib.Path('{note}').write_text(str(os.getpid())); time.sleep(60)"
    )
    parent = (
        "import os, subprocess, sys, time\n"
        f"os.environ['{ouder.VARIABLE}'] = str(os.getpid())\n"
        f"subprocess.Popen([sys.executable, '-c', {grandchild!r}]); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", parent], cwd=ROOT) as running:
        assert proces.wait_until(lambda: note.exists() and note.read_text() != "", 10)
        pid = int(note.read_text())
        running.kill()
    assert proces.wait_until(lambda: not proces.alive(pid), 5)


def test_a_second_demo_in_the_same_folder_gets_a_clear_line(folder: Path) -> None:
    with Slot(folder) as slot:
        slot.note(adres="http://localhost:8000")
        with (
            pytest.raises(Refused, match=f"Er draait al een demo.*{os.getpid()}.*http://localhost:8000"),
            Slot(folder),
        ):
            pass
    with Slot(folder):
        pass


def test_the_lock_of_a_killed_demo_holds_nobody_back(folder: Path) -> None:
    leftover = subprocess.Popen([sys.executable, "-c", SLEEPER, "wissel.cli"], start_new_session=True)
    assert proces.wait_until(lambda: "wissel.cli" in proces.command_line(leftover.pid), 5)
    (folder / "demo.slot").write_text(json.dumps({"proces": 1, "kinderen": [leftover.pid, os.getpid()]}))
    with Slot(folder):
        assert proces.wait_until(lambda: leftover.poll() is not None, 5)


def test_marks_belong_to_the_database_and_are_kept(cluster: Cluster) -> None:
    cluster.ensure_database("wissel")
    stand = Stand(cluster.url("wissel_eigenaar", "wissel"))
    assert stand.read() == {}
    stand.write(migraties="a'b", demo="60")
    stand.write(migraties="c", demo=None)
    assert stand.read() == {"migraties": "c"}
    assert stand.holds_people() is False
    cluster.drop_database("wissel")
    cluster.ensure_database("wissel")
    assert stand.read() == {}


def test_emptying_refuses_a_database_with_other_data(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wissel.opdrachten.demo import _empty

    cluster.ensure_database("wissel")
    owner = cluster.url("wissel_eigenaar", "wissel")
    monkeypatch.setenv("WISSEL_EIGENAAR_URL", owner)
    with cluster.connect("wissel", role="wissel_eigenaar") as connection:
        connection.execute("create table accounts_bureau (naam text)")
        connection.execute("insert into accounts_bureau values ('echt bureau')")
    with pytest.raises(Refused, match="niet van de demo"):
        _empty(cluster, {})
    assert Stand(owner).holds_people()
    _empty(cluster, {"demo": "60"})
    assert not Stand(owner).holds_people()


def test_psql_reaches_the_own_database(folder: Path) -> None:
    done: Any = subprocess.run(
        [sys.executable, "-m", "wissel.cli", "psql", "--rol", "web", "-Atc", "select current_user"],
        env=environment(folder / "data"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "wissel_web"), done.stderr


def test_a_port_that_just_closed_may_be_used_again() -> None:
    from wissel.opdrachten.server import check_port

    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as visitor:
            answer, _ = server.accept()
            answer.close()
            visitor.recv(1)
    check_port("127.0.0.1", port)
