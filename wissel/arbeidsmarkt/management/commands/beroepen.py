"""`wissel beroepen`: read lists of occupations in (docs/beheer.md)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import connection
from tqdm import tqdm

from wissel.arbeidsmarkt.lijsten.bestanden import Bestand, Onleesbaar, find_files
from wissel.arbeidsmarkt.lijsten.inlezen import read_file, read_own_list
from wissel.arbeidsmarkt.lijsten.woordkennis import learn_words
from wissel.arbeidsmarkt.taal.kennis import learned_file
from wissel.dossiers.opdracht import FOUT, VERKEERD, Opdracht

# One import at a time, over all machines that share the database.
LOCK = 870_421


class Command(Opdracht):
    """Idempotent and resumable per file; exit code 2 when there is nothing to read, 1 when a file is broken."""

    # The checks load every page; reading lists needs none of them.
    requires_system_checks = ()

    help = (
        "Lees lijsten van beroepen in. `wissel beroepen eigen` zet de eigen lijst opnieuw in de database; `wissel "
        "beroepen importeer PAD` leest de officiële bestanden van ESCO (Nederlands) en O*NET, uit een map, een zip of "
        "een los bestand. Twee keer hetzelfde verandert niets; na een onderbreking gaat het verder waar het was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("wat", choices=["eigen", "importeer"], help="de eigen lijst, of bestanden")
        parser.add_argument("pad", nargs="*", metavar="PAD", help="map, zip of bestand (bij importeer)")

    def handle(self, *args: Any, **options: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select pg_try_advisory_lock(%s)", [LOCK])
            if not cursor.fetchone()[0]:
                self.stop("Er worden al lijsten ingelezen. Wacht tot dat klaar is.", FOUT)
        try:
            if options["wat"] == "eigen":
                self.tell(f"Eigen lijst: {read_own_list()} beroepen.")
            else:
                self._import(options["pad"])
        finally:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s)", [LOCK])

    def _import(self, paths: Sequence[str]) -> None:
        if not paths:
            self.stop("Zeg welk bestand: wissel beroepen importeer PAD.")
        try:
            files = [file for text in paths for file in find_files(Path(text))]
        except Onleesbaar as error:
            self.stop(str(error), VERKEERD)
        if not files:
            self.stop("Hier staat geen lijst van ESCO of O*NET die Wissel kent. Zie docs/beheer.md.")
        done = [self._read(file) for file in files if file.soort != "daden"]
        if any(done) or not learned_file().exists():
            self._learn(files)
        if None in done:
            self.stop(f"{done.count(None)} van {len(files)} bestanden niet helemaal gelezen.", FOUT)

    def _read(self, file: Bestand) -> bool | None:
        """Whether anything was new; None when the file could not be read to its end."""
        out: Any = self.stderr
        try:
            with tqdm(desc=file.naam, unit="rij", file=out._out, dynamic_ncols=True, leave=False) as bar:
                read = read_file(file, bar.update)
        except Onleesbaar as error:
            self.tell(str(error), wrong=True)
            return None
        if read is None:
            self.tell(f"{file.naam}: ongewijzigd")
            return False
        self.tell(f"{file.naam}: {read.rijen} rijen")
        if read.overgeslagen:
            self.tell(f"  {read.overgeslagen} rijen overgeslagen; de eerste op {read.eerste}", wrong=True)
        return True

    def _learn(self, files: Sequence[Bestand]) -> None:
        try:
            words = learn_words(files)
        except Onleesbaar as error:
            self.tell(str(error), wrong=True)
            return
        self.tell(f"Woorden van werk geleerd: {words}")
