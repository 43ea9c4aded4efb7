"""`wissel django retourmail BESTAND`: read a delivery report and mark the mail it is about as come back."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wissel.outbox.retour import MAX_BYTES, take_back

WOORDEN = {
    "retour": "De mail staat nu als niet aangekomen bij de coach.",
    "bekend": "Deze mail stond al als niet aangekomen.",
    "uitgesteld": "De mailserver probeert het nog. Er is niets veranderd.",
    "onbekend": "Deze melding gaat over een mail die niet van Wissel is.",
}


class Command(BaseCommand):
    help = (
        "Lees een melding van een mailserver (een bestand, of - voor de invoer) over mail die niet aankwam. "
        "Laat de mailserver het retouradres hierheen sturen, bijvoorbeeld: wissel django retourmail -"
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("bestand", help="bestand met de melding, of - om van de invoer te lezen")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["bestand"]
        try:
            data = sys.stdin.buffer.read(MAX_BYTES) if name == "-" else Path(name).read_bytes()
        except OSError as error:
            raise CommandError(f"Het bestand {name} is niet te lezen ({error.strerror}).") from error
        outcome = take_back(data)
        if outcome == "onleesbaar":
            raise CommandError("Dit is geen melding van een mailserver (RFC 3464) over een verstuurde mail.")
        self.stdout.write(WOORDEN[outcome])
