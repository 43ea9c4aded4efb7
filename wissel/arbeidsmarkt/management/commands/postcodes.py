"""`wissel postcodes importeer`: read where postcodes lie (docs/beheer.md)."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from wissel.arbeidsmarkt.lijsten.postcodes import Fout, read_postcodes
from wissel.dossiers.opdracht import Opdracht


class Command(Opdracht):
    """Idempotent: the same file twice changes nothing. Exit code 2 when the file cannot be used."""

    requires_system_checks = ()

    help = (
        "Lees in waar postcodes van vier cijfers liggen, om afstanden te meten. Het bestand is CSV in UTF-8 met de "
        "kolommen postcode, woonplaats, gemeente, provincie, latitude en longitude. Zonder dit bestand schat Wissel "
        "afstanden met het midden van de streek."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("wat", choices=["importeer"], help="lees een bestand in")
        parser.add_argument("bestand", type=Path, metavar="BESTAND", help="CSV met postcodes")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            read = read_postcodes(options["bestand"])
        except Fout as error:
            for line in error.lines[:-1]:
                self.tell(line, wrong=True)
            self.stop(error.lines[-1])
        self.tell("Postcodes: ongewijzigd" if read is None else f"Postcodes: {read} ingelezen")
