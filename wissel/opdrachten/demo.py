"""`wissel demo`: database, web and worker in one go, on this machine only."""

import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wissel.opdrachten.bijwerken import bring_up_to_date, has_command, step
from wissel.opdrachten.kinderen import Child, stop_all
from wissel.opdrachten.omgeving import DATABASE, Refused, data_folder, prepare, uses_server
from wissel.opdrachten.server import check_port
from wissel.opdrachten.slot import Slot
from wissel.opdrachten.stand import Stand

if TYPE_CHECKING:
    from wissel.database.embedded import Cluster

HOST = "127.0.0.1"
START_SECONDS = 60
GIVE_UP_AFTER = 3


def run(*, dossiers: int | None, poort: int, leeg: bool, vacatures: int | None = None) -> int:
    """Start everything, print where it is and who can log in, and keep it going until Ctrl-C."""
    folder = data_folder()
    stop = _stop_on_signals()
    with Slot(folder) as slot:
        check_port(HOST, poort)
        os.environ |= {"WISSEL_DEMO": "1", "WISSEL_POORT": str(poort)}
        cluster = prepare("eigenaar")
        children: list[Child] = []
        try:
            _database(cluster, dossiers=dossiers, vacatures=vacatures, leeg=leeg)
            if stop.is_set():
                return 130
            children += _children(poort)
            for child in children:
                child.start()
            slot.note(adres=_address(poort), kinderen=[child.pid for child in children])
            if _wait_for_web(children[0], poort, stop):
                _welcome(folder, poort)
            _keep_going(children, cluster, stop, slot)
        finally:
            if children:
                print("\nWissel stopt …", end=" ", flush=True)
                stop_all(children)
            if cluster:
                cluster.stop()
            if children:
                print("klaar. De gegevens blijven bewaard.")
    return 0


def _stop_on_signals() -> threading.Event:
    """Ctrl-C, a closed terminal and a polite kill all mean: stop cleanly."""
    stop = threading.Event()

    def ask(number: int, _frame: Any) -> None:
        if stop.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ask)
    return stop


def _database(cluster: "Cluster | None", *, dossiers: int | None, vacatures: int | None, leeg: bool) -> None:
    stand = Stand(os.environ["WISSEL_EIGENAAR_URL"])
    marks = stand.read()
    if leeg or marks.get("demo") == "bezig":
        _empty(cluster, marks)
        marks = {}
    bring_up_to_date()
    if "demo" in marks:
        if dossiers is not None and str(dossiers) != marks["demo"]:
            print(
                f"De demo is al gevuld ({marks['demo']} dossiers). Met --leeg begint u opnieuw met {dossiers}."
            )
        return
    if stand.holds_people():
        print(
            "In deze database staan al gegevens die niet van de demo zijn; Wissel voegt er geen demogegevens aan toe."
        )
        return
    if not has_command("demo_vullen"):
        print("Deze versie heeft nog geen demogegevens; de database blijft leeg.")
        return
    stand.write(demo="bezig")
    step(
        "Demogegevens maken",
        "demo_vullen",
        *(["--dossiers", str(dossiers)] if dossiers else []),
        *(["--vacatures", str(vacatures)] if vacatures else []),
        rol="eigenaar",
    )
    stand.write(demo=str(dossiers or "de gewone set"))


def _empty(cluster: "Cluster | None", marks: dict[str, Any]) -> None:
    """Throw the demo away, and nothing but a demo."""
    if cluster is None:
        raise Refused(
            "Leegmaken kan alleen bij de eigen database van de demo. Maak op een databaseserver zelf een lege database."
        )
    if "demo" not in marks and Stand(os.environ["WISSEL_EIGENAAR_URL"]).holds_people():
        raise Refused(
            "In deze database staan gegevens die niet van de demo zijn. Kies met WISSEL_MAP een andere map."
        )
    cluster.drop_database(DATABASE)
    cluster.ensure_database(DATABASE)


def _children(poort: int) -> list[Child]:
    environment = {
        k: v
        for k, v in os.environ.items()
        if k not in {"WISSEL_ROL", "WISSEL_EIGENAAR_URL", "WISSEL_BEHEER_URL"}
    }
    return [
        Child("De web", ["serve", "--poort", str(poort)], environment),
        Child("De werker", ["worker"], environment),
    ]


def _address(poort: int) -> str:
    return f"http://localhost:{poort}"


def _wait_for_web(web: Child, poort: int, stop: threading.Event) -> bool:
    """Whether the web answers; Refused when it keeps falling at the start."""
    end = time.monotonic() + START_SECONDS
    while not stop.wait(0.05):
        if _answers(poort):
            return True
        web.watch()
        if web.falls >= GIVE_UP_AFTER or time.monotonic() > end:
            raise Refused(
                "De web start niet; de reden staat hierboven. "
                "Helpt dat niet verder, draai dan `wissel check --installatie`."
            )
    return False


def _answers(poort: int) -> bool:
    try:
        with socket.create_connection((HOST, poort), timeout=1) as connection:
            connection.settimeout(20)
            connection.sendall(b"HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return connection.recv(16).startswith(b"HTTP/")
    except OSError:
        return False


def _welcome(folder: Path, poort: int) -> None:
    logins = folder / "demo-logins.txt"
    print(f"\nWissel draait: {_address(poort)}\n")
    if logins.exists():
        print(logins.read_text().rstrip() + "\n")
    if os.environ.get("WISSEL_DEMO_ZONDER_FACTOR") == "1":
        print(
            "LET OP: de tweede factor staat uit (WISSEL_DEMO_ZONDER_FACTOR). Nooit doen met echte gegevens.\n"
        )
    if uses_server() and "WISSEL_BEHEER_URL" not in os.environ:
        print("De demo gebruikt de databaseserver van DATABASE_URL.")
    print("Stoppen: Ctrl-C", flush=True)


def _keep_going(children: list[Child], cluster: "Cluster | None", stop: threading.Event, slot: Slot) -> None:
    known = [child.pid for child in children]
    while not stop.wait(0.2):
        if cluster and not cluster.running():
            _restart(cluster)
        for child in children:
            child.watch()
        if known != [child.pid for child in children]:
            known = [child.pid for child in children]
            slot.note(kinderen=known)


def _restart(cluster: "Cluster") -> None:
    from wissel.database.embedded import DatabaseUnavailable

    print("PostgreSQL is gestopt; start opnieuw.", flush=True)
    try:
        cluster.ensure_started()
    except DatabaseUnavailable as error:
        print(f"wissel: {error} Nieuwe poging over 5 s.", file=sys.stderr, flush=True)
        time.sleep(5)
