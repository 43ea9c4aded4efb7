"""`wissel django controleer`: does the logbook still say what it said when it was sealed?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wissel.accounts.models import Bureau
from wissel.database.context import als
from wissel.logbook.zegels import verify


class Command(BaseCommand):
    """One line per bureau; an error when a seal does not fit."""

    help = "Controleer de zegels van het logboek van elk bureau."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = []
        for bureau in Bureau.objects.order_by("slug"):
            with als(bureau):
                found = verify(bureau.pk)
            self.stdout.write(
                f"{'goed ' if found.klopt else 'FOUT '} Logboek van {bureau.slug}: {found.zegels} zegels, "
                f"{found.regels} regels verzegeld, {found.open} nog niet"
            )
            wrong += [f"{bureau.slug}: {words}" for words in found.fouten]
        if wrong:
            raise CommandError("Het logboek is veranderd. " + "; ".join(wrong))
