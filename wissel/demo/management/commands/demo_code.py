"""`wissel demo-code EMAIL`: the code that the app of a demo login shows now."""

import time
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from wissel.accounts.models import User
from wissel.mensen.tweede_factor import current_code

NOEM = 12


class Command(BaseCommand):
    """Exists in the demo only: elsewhere nobody can ask for the code of somebody else."""

    help = "Toon de code van nu voor een inlog van de demo."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="het adres waarmee u inlogt, bijvoorbeeld anna@spoorzicht.example")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Codes tonen kan alleen in de demo.")
        user = User.objects.filter(email__iexact=options["email"].strip()).first()
        if user is None:
            raise CommandError(f"Er is geen inlog met adres {options['email']}.{_known()}")
        code = current_code(user)
        if code is None:
            raise CommandError(f"{user.email} logt in zonder code.")
        left = app_settings.TOTP_PERIOD - int(time.time()) % app_settings.TOTP_PERIOD
        self.stdout.write(code)
        self.stderr.write(f"Nog {left} seconden. Elke code werkt één keer; daarna komt een nieuwe.")


def _known() -> str:
    rows = Authenticator.objects.filter(type=Authenticator.Type.TOTP).order_by("user__email")
    found = list(rows.values_list("user__email", flat=True)[:NOEM])
    return (
        f" Deze zijn er: {', '.join(found)}."
        if found
        else " De demo is nog leeg; start haar met: wissel demo"
    )
