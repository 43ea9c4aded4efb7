"""`wissel post ontvang`: take mail of kandidaten from a mail server on this machine (docs/beheer.md)."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from wissel.dossiers.opdracht import Opdracht
from wissel.sollicitaties.ophalen import adres


class Command(Opdracht):
    """Runs until it is stopped. Exit code 2 when mail is off, or when others could reach the address."""

    requires_system_checks = ()

    help = (
        "Neem mail van kandidaten aan van een mailserver op deze computer, met LMTP. Staat uit zonder "
        "WISSEL_POSTDOMEIN. Luistert alleen op deze computer zelf: een socket, of 127.0.0.1."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("wat", choices=["ontvang"], help="neem mail aan")
        parser.add_argument("--socket", type=Path, help="luister op dit bestand in plaats van een poort")
        parser.add_argument("--adres", default="127.0.0.1", help="127.0.0.1 of ::1")
        parser.add_argument("--poort", type=int, default=8024, help="standaard 8024")

    def handle(self, *args: Any, **options: Any) -> None:
        from wissel.sollicitaties.ophalen import bus

        if not adres.enabled():
            self.stop("Post staat uit. Zet WISSEL_POSTDOMEIN op het domein van de adressen.")
        if options["socket"] is None and options["adres"] not in bus.THUIS:
            self.stop("Post luistert alleen op deze computer zelf. Kies 127.0.0.1, ::1 of een socket.")
        self.tell(f"Post voor @{adres.settings.POSTDOMEIN} komt binnen. Stop met Ctrl C.")
        bus.serve(socket=options["socket"], host=options["adres"], port=options["poort"])
