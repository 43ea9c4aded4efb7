"""The `wissel` command. Heavy imports happen inside the commands: help and errors come at once."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from wissel.opdrachten.nederlands import speak_dutch
from wissel.opdrachten.omgeving import Refused

# Commands of the apps: (management command, help, database role).
DELEGATED: dict[str, tuple[str, str, str]] = {
    "importeer": (
        "importeer",
        "lees zaken (JSON) in bij een bureau; --proef toont wat er zou veranderen",
        "werker",
    ),
    "exporteer": ("exporteer", "schrijf zaken van een bureau weg in dezelfde vorm", "werker"),
    "herbereken": (
        "herbereken",
        "toon welke opgeslagen datums onder de huidige regels anders zijn (--proef); --opslaan bewaart ze",
        "werker",
    ),
    "beroepen": (
        "beroepen",
        "lees lijsten van beroepen in: de eigen lijst, of ESCO en O*NET",
        "eigenaar",
    ),
    "postcodes": ("postcodes", "lees in waar postcodes liggen, om afstanden te meten", "eigenaar"),
    "post": ("post", "neem mail van kandidaten aan als bewijs (LMTP): wissel post ontvang", "werker"),
    "demo-code": (
        "demo_code",
        "toon de code van nu voor een inlog van de demo: wissel demo-code EMAIL",
        "werker",
    ),
}
Run = Callable[[argparse.Namespace, list[str]], int]
Add = Callable[[str, str, Run], argparse.ArgumentParser]
_EXAMPLES = """voorbeelden:
  wissel demo                          alles op deze computer, met voorbeelddossiers
  wissel importeer zaak.json --bureau "Mijn bureau"
  DATABASE_URL=postgresql://… wissel serve --poort 8000

Meer staat in docs/beheer.md.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. What people can mend themselves is told in one line."""
    speak_dutch()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _dispatch(arguments)
    except Refused as error:
        return _complain(str(error), error.code)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        from wissel.database.embedded.fouten import from_os_error

        return _complain(
            str(from_os_error(error, Path(error.filename or os.environ.get("WISSEL_MAP") or ".")))
        )
    except Exception as error:
        said = _known(error)
        if said is None:
            raise
        return _complain(said)


def _dispatch(arguments: list[str]) -> int:
    if arguments and arguments[0] in DELEGATED:
        name, _, rol = DELEGATED[arguments[0]]
        if arguments[0].startswith("demo"):
            os.environ["WISSEL_DEMO"] = "1"
        return _management(name, arguments[1:], rol, shown=arguments[0])
    if arguments and arguments[0] == "django":
        return _django(arguments[1:])
    parsed, rest = parser().parse_known_args(arguments)
    if rest and parsed.command not in {"migrate", "psql"}:
        parser().error(f"onbekend: {' '.join(rest)} (zie --help)")
    chosen: Callable[[argparse.Namespace, list[str]], int] = parsed.run
    return chosen(parsed, rest)


def parser() -> argparse.ArgumentParser:
    """All commands with their Dutch help."""
    top = argparse.ArgumentParser(
        prog="wissel",
        description="Wissel: dossiers, termijnen en begeleiding bij re-integratie tweede spoor.",
        epilog=_EXAMPLES,
        formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(prog, max_help_position=16),
    )
    commands = top.add_subparsers(title="opdrachten", dest="command", metavar="opdracht", required=True)

    def add(name: str, help_: str, run: Run) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help_, description=help_[0].upper() + help_[1:] + ".")
        command.set_defaults(run=run)
        return command

    _add_running(add)
    _add_database(add)
    for name, (_, help_, _rol) in DELEGATED.items():
        commands.add_parser(name, help=help_, add_help=False)
    _add_checking(add)
    commands.add_parser("django", help="elke andere beheeropdracht: wissel django OPDRACHT …", add_help=False)
    return top


def _add_running(add: Add) -> None:
    demo = add("demo", "start alles op deze computer met voorbeelddossiers", _demo)
    demo.add_argument(
        "--dossiers", type=_positive, metavar="N", help="vul de demo met N dossiers (zonder: de gewone set)"
    )
    demo.add_argument("--vacatures", type=_positive, metavar="N", help="maak er N vacatures bij, om te meten")
    demo.add_argument(
        "--poort", type=_port, default=_default_port(), metavar="P", help="poort van de web (zonder: 8000)"
    )
    demo.add_argument("--leeg", action="store_true", help="gooi de demogegevens van deze map eerst weg")
    serve = add("serve", "start de web", _serve)
    serve.add_argument(
        "--adres",
        default="127.0.0.1",
        metavar="ADRES",
        help="waar de web luistert (zonder: alleen deze computer)",
    )
    serve.add_argument(
        "--poort", type=_port, default=_default_port(), metavar="P", help="poort (zonder: 8000)"
    )
    serve.add_argument(
        "--werkers", type=_positive, default=1, metavar="N", help="aantal processen (zonder: 1)"
    )
    worker = add("worker", "voer klaargezet werk uit: berichten, rapporten, nachtelijke rondes", _worker)
    worker.add_argument(
        "--gelijktijdig", type=_positive, default=2, metavar="N", help="hoeveel taken tegelijk (zonder: 2)"
    )


def _add_database(add: Add) -> None:
    migrate = add("migrate", "werk de database bij; andere opties gaan naar Django", _migrate)
    migrate.add_argument(
        "--rollen", action="store_true", help="toon de opdrachten die rollen en rechten maken"
    )
    migrate.add_argument(
        "--uitvoeren", action="store_true", help="met --rollen: voer ze uit als beheerder (WISSEL_BEHEER_URL)"
    )
    psql = add("psql", "open de database; andere opties gaan naar psql", _psql)
    psql.add_argument(
        "--rol",
        choices=["eigenaar", "web", "werker", "beheer"],
        default="eigenaar",
        help="als wie (zonder: eigenaar)",
    )


def _add_checking(add: Add) -> None:
    check = add("check", "controleer de code: stijl, typen, importregels, migraties", _check)
    check.add_argument("--tests", action="store_true", help="draai daarna alle tests")
    check.add_argument(
        "--installatie", action="store_true", help="controleer in plaats daarvan deze installatie en database"
    )
    match = add(
        "match-eval", "meet hoe goed titels, beroepen of eisen herkend worden op een set (JSON)", _match
    )
    match.add_argument(
        "set", type=Path, metavar="SET", help="corpus, queries en qrels, of een lijst van text en labels"
    )
    match.add_argument(
        "--soort", choices=["titels", "beroepen", "verwant", "eisen"], help="zonder: volgt uit de set"
    )
    match.add_argument("--met", metavar="MODULE:FUNCTIE", help="meet deze functie in plaats van Wissel")
    match.add_argument(
        "--k", type=_positive, default=10, metavar="K", help="hoeveel antwoorden tellen (zonder: 10)"
    )


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise ValueError
    return number


# What argparse calls a type in its complaint.
_positive.__name__ = _port.__name__ = "getal"


def _default_port() -> str:
    return os.environ.get("WISSEL_POORT") or "8000"


def _demo(given: argparse.Namespace, _rest: list[str]) -> int:
    from wissel.opdrachten.demo import run

    return run(dossiers=given.dossiers, poort=given.poort, leeg=given.leeg, vacatures=given.vacatures)


def _serve(given: argparse.Namespace, _rest: list[str]) -> int:
    from wissel.opdrachten.server import serve

    return serve(adres=given.adres, poort=given.poort, werkers=given.werkers)


def _worker(given: argparse.Namespace, _rest: list[str]) -> int:
    from wissel.opdrachten.server import worker

    return worker(gelijktijdig=given.gelijktijdig)


def _migrate(given: argparse.Namespace, rest: list[str]) -> int:
    from wissel.opdrachten import database

    if given.rollen:
        return database.make_roles(execute=given.uitvoeren)
    return database.migrate(rest)


def _psql(given: argparse.Namespace, rest: list[str]) -> int:
    from wissel.opdrachten.database import open_psql

    return open_psql(given.rol, rest[1:] if rest[:1] == ["--"] else rest)


def _check(given: argparse.Namespace, _rest: list[str]) -> int:
    if given.installatie:
        from wissel.opdrachten.installatie import check_installation

        return check_installation()
    from wissel.opdrachten.controle import run_checks

    return run_checks(with_tests=given.tests)


def _match(given: argparse.Namespace, _rest: list[str]) -> int:
    from wissel.opdrachten.matcheval import run

    return run(path=given.set, kind=given.soort, with_=given.met, k=given.k)


def _django(arguments: list[str]) -> int:
    if not arguments:
        raise Refused("Zeg welke beheeropdracht, bijvoorbeeld: wissel django createcachetable", 2)
    owner = {
        "migrate",
        "makemigrations",
        "sqlmigrate",
        "showmigrations",
        "createcachetable",
        "demo_vullen",
        "dbshell",
        "bureau",
    }
    rol = os.environ.get("WISSEL_ROL") or ("eigenaar" if arguments[0] in owner else "werker")
    return _management(arguments[0], arguments[1:], rol, shown=f"django {arguments[0]}")


def _management(name: str, arguments: list[str], rol: str, *, shown: str) -> int:
    """Hand over to a Django command of the same name, with everything that was typed behind it."""
    from wissel.opdrachten.omgeving import prepare

    prepare(rol)
    import django
    from django.core.management import ManagementUtility, get_commands

    django.setup()
    if name not in get_commands():
        raise Refused(
            f"De opdracht '{shown}' bestaat niet in deze versie. Met `wissel --help` ziet u wat er wel is.", 2
        )
    ManagementUtility(["wissel", name]).fetch_command(name).run_from_argv(["wissel", name, *arguments])
    return 0


def _known(error: Exception) -> str | None:
    """The Dutch line for troubles of the machine; None for a fault of ours, which keeps its trace."""
    from wissel.database.embedded.fouten import DatabaseUnavailable
    from wissel.opdrachten.omgeving import shown

    if isinstance(error, DatabaseUnavailable):
        return str(error)
    names = {kind.__name__ for kind in type(error).__mro__}
    if "ImproperlyConfigured" in names:
        return str(error)
    if "OperationalError" in names or "PoolTimeout" in names:
        address = shown(os.environ.get("DATABASE_URL", "")) or "niet gezet"
        reason = " ".join(str(error).split())
        return f"De database antwoordt niet ({reason}). Draait zij, en klopt DATABASE_URL? Nu: {address}"
    return None


def _complain(message: str, code: int = 1) -> int:
    print(f"wissel: {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
