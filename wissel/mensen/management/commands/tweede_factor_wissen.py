"""`wissel django tweede_factor_wissen EMAIL`: for someone who lost telephone and recovery codes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wissel.accounts.models import User
from wissel.mensen.tweede_factor import remove_factors


class Command(BaseCommand):
    """The operator checks first, in another way than by mail, that the right person asks."""

    help = "Haal de tweede factor van iemand weg; bij het volgende inloggen stelt die een nieuwe in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="het adres waarmee iemand inlogt")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"].strip()).first()
        if user is None:
            raise CommandError(f"Er is geen account met adres {options['email']}.")
        if not remove_factors(user):
            raise CommandError(f"{user.email} heeft geen tweede factor.")
        self.stdout.write(
            f"De tweede factor van {user.email} is weg. Dit staat in het logboek van elk bureau."
        )
