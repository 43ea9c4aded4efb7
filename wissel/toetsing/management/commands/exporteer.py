"""`wissel exporteer`: write the cases of a bureau in the form that `importeer` reads (docs/uitwisseling.md)."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db.models import Q

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau
from wissel.database.context import als
from wissel.dossiers.models import Dossier
from wissel.dossiers.opdracht import FOUT, Opdracht
from wissel.fouten import DomainError
from wissel.toetsing.bestand import write_file
from wissel.toetsing.uitvoeren import write_case


class Command(Opdracht):
    """One case to the screen or to a folder, or all of them to a folder."""

    help = (
        "Schrijf zaken van een bureau weg in de vorm die importeer leest. Zonder --dossier: alle zaken, elk in een "
        "eigen bestand in de map van --naar. De vorm staat in docs/uitwisseling.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--bureau", required=True, metavar="NAAM", help="naam of korte naam van het bureau"
        )
        parser.add_argument("--dossier", metavar="NUMMER", help="alleen dit dossier: nummer of kenmerk")
        parser.add_argument(
            "--naar", metavar="MAP", help="map voor de bestanden; zonder: op het scherm (een dossier)"
        )
        parser.add_argument(
            "--peildatum", metavar="DAG", help="jjjj-mm-dd; zonder: die van het bestand, anders vandaag"
        )
        parser.add_argument(
            "--bsn",
            metavar="REDEN",
            default="",
            help="neem het burgerservicenummer op; de reden komt in het logboek",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        bureau = self.bureau(options["bureau"])
        day = self._day(options["peildatum"])
        rows = self._rows(bureau, options["dossier"])
        folder = self._folder(options["naar"], options["dossier"])
        if options["bsn"] and len(options["bsn"].strip()) < 5:
            self.stop("Schrijf bij --bsn waarom het nummer mee moet; dit komt in het logboek.")
        failed = 0
        for pk in rows if len(rows) == 1 else self.progress(rows, "zaak"):
            try:
                zaak = self._write(bureau, pk, day, options["bsn"].strip())
            except DomainError as error:
                failed += 1
                self.tell(f"wissel: {error.message}", wrong=True)
                continue
            self._deliver(zaak, folder)
        if folder is not None:
            n = len(rows) - failed
            self.stdout.write(f"{n} {'zaak' if n == 1 else 'zaken'} geschreven in {folder}.")
        if failed:
            raise SystemExit(FOUT)

    def _day(self, text: str | None) -> dt.date | None:
        try:
            return dt.date.fromisoformat(text) if text else None
        except ValueError:
            self.stop(f"Peildatum {text!r} is geen bestaande dag; schrijf jjjj-mm-dd.")

    def _rows(self, bureau: Bureau, wanted: str | None) -> list[Any]:
        with als(bureau):
            rows = Dossier.objects.filter(bureau=bureau).order_by("nummer")
            if wanted:
                rows = rows.filter(Q(nummer=wanted) | Q(kenmerk=wanted))
            found = list(rows.values_list("pk", flat=True))
        if wanted and not found:
            self.stop(f"Bureau {bureau.naam} heeft geen dossier met nummer of kenmerk {wanted!r}.")
        if not found:
            self.stop(f"Bureau {bureau.naam} heeft nog geen dossiers.", 0)
        return found

    def _folder(self, text: str | None, wanted: str | None) -> Path | None:
        if text is None:
            if not wanted:
                self.stop("Geef met --naar een map voor de bestanden, of kies met --dossier een dossier.")
            return None
        folder = Path(text)
        if folder.exists() and not folder.is_dir():
            self.stop(f"{folder} is geen map.")
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder

    def _write(self, bureau: Bureau, pk: Any, day: dt.date | None, reason: str) -> dict[str, Any]:
        with als(bureau):
            dossier = Dossier.objects.get(bureau=bureau, pk=pk)
            by = Actor.systeem(bureau)
            return write_case(dossier=dossier, by=by, today=klok.today(), peildatum=day, bsn_reden=reason)

    def _deliver(self, zaak: dict[str, Any], folder: Path | None) -> None:
        if folder is None:
            self.stdout.write(json.dumps(zaak, ensure_ascii=False, indent=2))
            return
        name = re.sub(r"[^A-Za-z0-9._-]", "_", zaak["nummer"])
        write_file(folder / f"{name}.json", zaak)
