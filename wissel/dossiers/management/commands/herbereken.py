"""`wissel herbereken`: compare stored dates with the rules of today, and store them again when asked."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau
from wissel.database.context import als
from wissel.dossiers import termijnen
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError


class Command(BaseCommand):
    """One line per date that differs; changes nothing without --opslaan."""

    help = "Vergelijk opgeslagen termijnen met de regels van nu; wijzigt niets zonder --opslaan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bureau", help="alleen dit bureau (korte naam)")
        parser.add_argument("--dossier", help="alleen dit dossiernummer")
        parser.add_argument(
            "--opslaan", action="store_true", help="sla de nieuwe datums op, met ontvangstbewijs"
        )
        parser.add_argument("--json", action="store_true", help="een JSON-regel per verschil")

    def handle(self, *args: Any, **options: Any) -> None:
        bureaus = Bureau.objects.order_by("slug")
        if options["bureau"]:
            bureaus = bureaus.filter(slug=options["bureau"])
        looked = changed = failed = 0
        for bureau in bureaus:
            for pk in self._dossiers(bureau, options["dossier"]):
                looked += 1
                with als(bureau):
                    try:
                        changed += self._one(bureau, pk, options)
                    except DomainError as error:
                        failed += 1
                        self.stderr.write(f"{bureau.slug} {pk}: {error.message}")
        self.stdout.write(f"{looked} dossiers bekeken, {changed} met andere datums, {failed} met een fout.")

    def _dossiers(self, bureau: Bureau, nummer: str | None) -> list[Any]:
        with als(bureau):
            rows = Dossier.objects.filter(bureau=bureau).exclude(stand=Dossier.Stand.GESLOTEN)
            if nummer:
                rows = Dossier.objects.filter(bureau=bureau, nummer=nummer)
            return list(rows.order_by("nummer").values_list("pk", flat=True))

    def _one(self, bureau: Bureau, pk: Any, options: dict[str, Any]) -> int:
        dossier = Dossier.objects.get(bureau=bureau, pk=pk)
        found = termijnen.differences(dossier)
        for row in found:
            was, wordt = (str(day) if day else "geen datum" for day in (row.was, row.wordt))
            line = {
                "bureau": bureau.slug,
                "dossier": dossier.nummer,
                "termijn": row.code,
                "was": was,
                "wordt": wordt,
            }
            text = json.dumps(line) if options["json"] else f"{dossier.nummer} {row.naam}: {was} → {wordt}"
            self.stdout.write(text)
        if options["opslaan"] and found:
            termijnen.recalculate(dossier, by=Actor.systeem(bureau), aanleiding="herbereken")
        return bool(found)
