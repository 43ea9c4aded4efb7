"""`wissel django bureau`: open a bureau and invite its manager, or invite a manager for a bureau that is there."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import ProgrammingError

from wissel.accounts.models import Bureau
from wissel.fouten import DomainError
from wissel.mensen.uitnodigen import GELDIG_DAGEN, link
from wissel.trajecten.actions.bureau import invite_manager, open_bureau


class Command(BaseCommand):
    """The link and the code are shown here once; the mail holds the link only."""

    help = "Open een bureau en nodig de bureaumanager uit. Draai dit als eigenaar van de database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "naam", help="naam van het bureau; bestaat het al, dan komt er alleen een manager bij"
        )
        parser.add_argument("--manager", required=True, metavar="EMAIL", help="adres van de bureaumanager")
        parser.add_argument("--voornaam", required=True)
        parser.add_argument("--tussenvoegsel", default="")
        parser.add_argument("--achternaam", required=True)
        parser.add_argument("--eigen-beheer", action="store_true", help="een werkgever die spoor 2 zelf doet")

    def handle(self, *args: Any, **options: Any) -> None:
        name = " ".join(options["naam"].split())
        try:
            validate_email(options["manager"])
            bureau = Bureau.objects.filter(naam__iexact=name).first() or _open(name, options["eigen_beheer"])
            made = invite_manager(
                bureau=bureau, email=options["manager"], voornaam=options["voornaam"],
                tussenvoegsel=options["tussenvoegsel"], achternaam=options["achternaam"],
            )  # fmt: skip
        except ValidationError:
            raise CommandError(f"{options['manager']} is geen e-mailadres.") from None
        except DomainError as error:
            raise CommandError(error.message) from None
        self.stdout.write(f"Bureau: {bureau.naam}\nLink:   {link(made.token)}\nCode:   {made.code}")
        self.stdout.write(
            f"De link werkt {GELDIG_DAGEN} dagen en één keer. Geef de code door, niet per mail."
        )


def _open(name: str, own: bool) -> Bureau:
    try:
        return open_bureau(naam=name, soort=Bureau.Soort.EIGEN_BEHEER if own else Bureau.Soort.BUREAU)
    except ProgrammingError:
        raise CommandError(
            "Een bureau openen mag alleen de eigenaar van de database. Zet WISSEL_EIGENAAR_URL en draai deze "
            "opdracht opnieuw met `wissel django bureau …`."
        ) from None
