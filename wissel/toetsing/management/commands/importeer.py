"""`wissel importeer`: read cases (JSON) into a bureau (docs/uitwisseling.md)."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import DatabaseError, transaction

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau
from wissel.database.context import als
from wissel.dossiers.opdracht import FOUT, VERKEERD, Opdracht, one_line
from wissel.toetsing import bestand, keuren
from wissel.toetsing.inlezen import read_case
from wissel.toetsing.veldfout import Geweigerd, Veldfout
from wissel.toetsing.verslag import GEWEIGERD, GEWIJZIGD, MISLUKT, NIEUW, ONGEWIJZIGD, Verslag

STANDEN = {
    NIEUW: "nieuw", GEWIJZIGD: "gewijzigd", ONGEWIJZIGD: "ongewijzigd", GEWEIGERD: "geweigerd", MISLUKT: "mislukt"
}  # fmt: skip


class _Proef(Exception):
    """Undo what was done, since it was a try."""


class Command(Opdracht):
    """Reads one file, several, or a folder. Exit code 2 when a file was refused, 1 when something went wrong."""

    help = (
        "Lees zaken (JSON) in bij een bureau: een bestand, meer bestanden of een map. Elke zaak gaat heel naar binnen "
        "of helemaal niet; twee keer hetzelfde bestand verandert niets. De vorm staat in docs/uitwisseling.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paden", nargs="+", metavar="PAD", help="een bestand of een map met .json-bestanden"
        )
        parser.add_argument(
            "--bureau", required=True, metavar="NAAM", help="naam of korte naam van het bureau"
        )
        parser.add_argument(
            "--proef", action="store_true", help="toon wat er zou veranderen en verander niets"
        )
        parser.add_argument(
            "--alles", action="store_true", help="toon bij een map ook elke wijziging per bestand"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        bureau = self.bureau(options["bureau"])
        files = self._files([Path(text) for text in options["paden"]])
        self.proef, self.bureau_rij = options["proef"], bureau
        self.gezien: dict[str, Path] = {}
        many = len(files) > 1 or any(Path(text).is_dir() for text in options["paden"])
        totals: Counter[str] = Counter()
        for path in self.progress(files, "zaak") if many else files:
            report = self._one(path)
            totals[report.stand] += 1
            self._tell(path, report, short=many and not options["alles"])
        if many:
            self._summary(totals)
        if totals[MISLUKT]:
            raise SystemExit(FOUT)
        if totals[GEWEIGERD]:
            raise SystemExit(VERKEERD)

    def _files(self, paths: list[Path]) -> list[Path]:
        found: list[Path] = []
        for path in paths:
            if path.is_dir():
                inside = bestand.case_files(path)
                if not inside:
                    self.stop(f"In de map {path} staat geen .json-bestand.")
                found += inside
            elif path.exists():
                found.append(path)
            else:
                self.stop(f"Bestand {path} bestaat niet.")
        return list(dict.fromkeys(found))

    def _one(self, path: Path) -> Verslag:
        """One file in a transaction of its own; what goes wrong with it stops no other."""
        try:
            zaak = keuren.check(bestand.read_file(path), today=klok.today())
            self._once(zaak["kenmerk"], path)
            return self._read(zaak, self.bureau_rij)
        except Geweigerd as refused:
            return Verslag(stand=GEWEIGERD, fouten=refused.fouten)
        except OSError as error:
            return Verslag(
                stand=MISLUKT, fouten=[Veldfout(bestand.HEEL, f"kan niet gelezen worden: {error.strerror}.")]
            )
        except DatabaseError as error:
            zin = f"de database weigerde dit: {one_line(error)}"
            return Verslag(stand=MISLUKT, fouten=[Veldfout("database", zin)])

    def _once(self, kenmerk: str, path: Path) -> None:
        """Two files about one case in one go: only the first, since nobody can say which is right."""
        first = self.gezien.setdefault(kenmerk, path)
        if first != path:
            raise Geweigerd(
                [Veldfout("kenmerk", f"staat ook in {first.name}; lees die zaak apart in.", kenmerk)]
            )

    def _read(self, zaak: dict[str, Any], bureau: Bureau) -> Verslag:
        with als(bureau):
            try:
                with transaction.atomic():
                    report = read_case(zaak=zaak, by=Actor.systeem(bureau), today=klok.today())
                    if self.proef:
                        raise _Proef
            except _Proef:
                pass
        return report

    def _tell(self, path: Path, report: Verslag, *, short: bool) -> None:
        lines = report.lines(proef=self.proef)
        if short:
            lines = [line for line in lines if not line.startswith("  + ")]
        self.tell("\n".join([f"{path}: {lines[0]}", *lines[1:]]), wrong=report.stand in {GEWEIGERD, MISLUKT})

    def _summary(self, totals: Counter[str]) -> None:
        parts = [f"{totals[stand]} {word}" for stand, word in STANDEN.items() if totals[stand]]
        n = sum(totals.values())
        tail = " Dit was een proef; er is niets veranderd." if self.proef else ""
        self.stdout.write(f"{n} {'bestand' if n == 1 else 'bestanden'}: {', '.join(parts)}.{tail}")
