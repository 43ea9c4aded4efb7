"""`wissel beroepen`: read lists of occupations in (docs/matching.md)."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from tqdm import tqdm

from wissel.arbeidsmarkt.lijsten.bestanden import Onleesbaar, find_files
from wissel.arbeidsmarkt.lijsten.inlezen import read_file, read_own_list
from wissel.dossiers.opdracht import FOUT, VERKEERD, Opdracht


class Command(Opdracht):
    """Idempotent and resumable per file; exit code 2 when there is nothing to read, 1 when a file is broken."""

    help = (
        "Lees lijsten van beroepen in. `wissel beroepen eigen` zet de eigen lijst in de database; `wissel beroepen "
        "importeer PAD` leest de officiële bestanden van ESCO (Nederlands) en O*NET, uit een map, een zip of een los "
        "bestand. Twee keer hetzelfde bestand verandert niets; na een onderbreking gaat het verder waar het was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("wat", choices=["eigen", "importeer"], help="de eigen lijst, of bestanden")
        parser.add_argument("pad", nargs="*", metavar="PAD", help="map, zip of bestand (bij importeer)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["wat"] == "eigen":
            self.tell(f"Eigen lijst: {read_own_list()} beroepen.")
            return
        if not options["pad"]:
            self.stop("Zeg welk bestand: wissel beroepen importeer PAD.")
        try:
            files = [file for text in options["pad"] for file in find_files(Path(text))]
        except Onleesbaar as error:
            self.stop(str(error), VERKEERD)
        if not files:
            self.stop("Hier staat geen lijst van ESCO of O*NET die Wissel kent. Zie docs/matching.md.")
        broken = [file for file in files if not self._read(file)]
        if broken:
            self.stop(f"{len(broken)} van {len(files)} bestanden niet helemaal gelezen.", FOUT)

    def _read(self, file: Any) -> bool:
        out: Any = self.stderr
        try:
            with tqdm(desc=file.naam, unit="rij", file=out._out, dynamic_ncols=True, leave=False) as bar:
                rows = read_file(file, bar.update)
        except Onleesbaar as error:
            self.tell(str(error), wrong=True)
            return False
        self.tell(f"{file.naam}: " + ("ongewijzigd" if rows is None else f"{rows} rijen"))
        return True
