"""`wissel serve` and `wissel worker`."""

import errno
import gc
import os
import socket
from typing import Any

from wissel.opdrachten import ouder
from wissel.opdrachten.omgeving import Refused, prepare

THREADS = 8


def serve(*, adres: str, poort: int, werkers: int) -> int:
    """Answer browsers until told to stop."""
    ouder.follow_named_parent()
    check_port(adres, poort)
    cluster = prepare("web")
    if cluster:
        from wissel.opdrachten.bijwerken import bring_up_to_date

        bring_up_to_date()
    else:
        from wissel.opdrachten.bijwerken import collect_static

        collect_static()
    os.environ.setdefault("WISSEL_POORT", str(poort))
    _load_and_check()

    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "wissel.wsgi:application",
        address=adres,
        port=poort,
        interface=Interfaces.WSGI,
        workers=werkers,
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=600,
        respawn_failed_workers=True,
        respawn_interval=0.2,
        workers_kill_timeout=10,
        log_enabled=os.environ.get("WISSEL_DEBUG") == "1",
    ).serve(target_loader=_application)
    return 0


def worker(*, gelijktijdig: int) -> int:
    """Run queued jobs until told to stop."""
    ouder.follow_named_parent()
    cluster = prepare("werker")
    if cluster:
        from wissel.opdrachten.bijwerken import bring_up_to_date

        bring_up_to_date()
    _load_and_check()
    from django.core.management import call_command

    call_command(
        "procrastinate", "worker", "--concurrency", str(gelijktijdig), "--shutdown-graceful-timeout", "8"
    )
    return 0


def check_port(adres: str, poort: int) -> None:
    """Refuse with a way out when the port is taken or not allowed."""
    family = socket.AF_INET6 if ":" in adres else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((adres, poort))
            probe.listen()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Refused(
                    f"Poort {poort} is al in gebruik. Stop het programma dat daar draait, of kies een andere poort: "
                    f"--poort {_free_port(adres, family, poort)} (met make: make demo POORT=…)."
                ) from error
            if error.errno == errno.EACCES:
                raise Refused(
                    f"Poort {poort} mag u niet gebruiken. Kies een poort boven 1023, bijvoorbeeld --poort 8000."
                ) from error
            raise Refused(
                f"Op {adres}:{poort} kan Wissel niet luisteren ({error.strerror}). "
                "Kies een ander adres of een andere poort."
            ) from error


def _free_port(adres: str, family: int, taken: int) -> int:
    for candidate in range(taken + 1, min(taken + 100, 65536)):
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            try:
                probe.bind((adres, candidate))
            except OSError:
                continue
            return candidate
    return 8000


def _load_and_check() -> None:
    """Load Django before the web workers are forked, so that they share its memory, and refuse an unsafe role."""
    import django

    django.setup()
    from django.db import connections
    from django.urls import get_resolver

    if os.environ["WISSEL_ROL"] == "web":
        _ = get_resolver().url_patterns

    from wissel.database.startcontrole import UnsafeRole, refuse_unsafe_role

    connection = connections["default"]
    pool = connection.settings_dict["OPTIONS"].pop("pool", None)
    try:
        refuse_unsafe_role()
    except UnsafeRole as error:
        raise Refused(str(error)) from error
    finally:
        connection.close()
        if pool is not None:
            connection.settings_dict["OPTIONS"]["pool"] = pool
    # What is loaded now lives as long as the process: a collector that touches it would copy it into every worker.
    gc.collect()
    gc.freeze()


def _application(_target: str) -> Any:
    """Runs in each web worker: an orphaned worker would keep the port."""
    ouder.follow_parent(os.getppid())
    from wissel.wsgi import application

    return application
