"""`wissel herbereken`: compare stored dates with the rules of today; a person accepts what differs with --opslaan."""

import json
from typing import Any

from django.core.management.base import CommandParser

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau
from wissel.database.context import als
from wissel.dossiers import termijnen
from wissel.dossiers.models import Dossier
from wissel.dossiers.opdracht import FOUT, Opdracht
from wissel.dossiers.termijnen import Verschil
from wissel.fouten import DomainError
from wissel.logbook.actions import record


class Command(Opdracht):
    """One line per date that differs. Rules that change never move a stored date by themselves."""

    help = (
        "Vergelijk opgeslagen termijnen met de regels van nu. Toont elk verschil en wijzigt niets; met --opslaan "
        "worden de getoonde datums bewaard, met ontvangstbewijs en een regel in het logboek."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bureau", metavar="NAAM", help="alleen dit bureau (naam of korte naam)")
        parser.add_argument(
            "--dossier", metavar="NUMMER", help="alleen dit dossiernummer, ook als het gesloten is"
        )
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--proef", action="store_true", help="toon de verschillen en wijzig niets (dit is standaard)"
        )
        what.add_argument("--opslaan", action="store_true", help="bewaar de nieuwe datums")
        parser.add_argument("--json", action="store_true", help="een JSON-regel per verschil")

    def handle(self, *args: Any, **options: Any) -> None:
        bureaus = (
            [self.bureau(options["bureau"])] if options["bureau"] else list(Bureau.objects.order_by("slug"))
        )
        looked = changed = failed = 0
        for bureau in bureaus:
            for pk in self._dossiers(bureau, options["dossier"]):
                looked += 1
                try:
                    with als(bureau):
                        changed += self._one(bureau, pk, options)
                except DomainError as error:
                    failed += 1
                    self.stderr.write(f"{bureau.slug} {pk}: {error.message}")
        if options["dossier"] and not looked:
            self.stop(f"Er is geen dossier met nummer {options['dossier']!r}.")
        self._tell(looked, changed, failed, options)
        if failed:
            raise SystemExit(FOUT)

    def _tell(self, looked: int, changed: int, failed: int, options: dict[str, Any]) -> None:
        line = f"{looked} {'dossier' if looked == 1 else 'dossiers'} bekeken"
        line += f", {changed} met andere datums, {failed} met een fout."
        if changed:
            line += " De nieuwe datums zijn bewaard." if options["opslaan"] else " Er is niets gewijzigd."
        # With --json stdout holds nothing but JSON.
        (self.stderr if options["json"] else self.stdout).write(line)

    def _dossiers(self, bureau: Bureau, nummer: str | None) -> list[Any]:
        with als(bureau):
            rows = Dossier.objects.filter(bureau=bureau)
            rows = rows.filter(nummer=nummer) if nummer else rows.exclude(stand=Dossier.Stand.GESLOTEN)
            return list(rows.order_by("nummer").values_list("pk", flat=True))

    def _one(self, bureau: Bureau, pk: Any, options: dict[str, Any]) -> int:
        dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau=bureau, pk=pk)
        found = termijnen.differences(dossier)
        for row in found:
            self.stdout.write(_line(bureau, dossier, row, as_json=options["json"]))
        if options["opslaan"] and found:
            by = Actor.systeem(bureau)
            termijnen.recalculate(dossier, by=by, aanleiding=f"herbereken {klok.today()}")
            record(by, "termijnen_herberekend", dossier=dossier, onderwerp=dossier, categorie="C")
        return bool(found)


def _line(bureau: Bureau, dossier: Dossier, row: Verschil, *, as_json: bool) -> str:
    if not as_json:
        return f"{bureau.slug} {dossier.nummer} {row.naam}: {row.was_woorden} → {row.wordt_woorden}"
    return json.dumps(
        {
            "bureau": bureau.slug, "dossier": dossier.nummer, "termijn": row.code,
            "was": row.was.isoformat() if row.was else None, "wordt": row.wordt.isoformat() if row.wordt else None,
            "was_woorden": row.was_woorden, "wordt_woorden": row.wordt_woorden,
        },
        ensure_ascii=False,
    )  # fmt: skip
