"""A table that somebody brings: looked at, columns chosen on screen, and then read in the background."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.actions import bronnen
from wissel.arbeidsmarkt.feeds import tabellen
from wissel.arbeidsmarkt.feeds.lezers import guess
from wissel.arbeidsmarkt.feeds.ophalen import Antwoord, Geweigerd
from wissel.arbeidsmarkt.models import Bronbestand, Vacaturebron
from wissel.fouten import DomainError
from wissel.logbook.actions import record

MOST_BYTES = 10 * 1024 * 1024
BEWAARD = dt.timedelta(days=7)


@transaction.atomic
def put_file(*, by: Actor, bron: Vacaturebron, naam: str, inhoud: bytes, sluit: bool = False) -> Bronbestand:
    """Put a table ready to read; one that waited before is replaced. Nothing is taken in yet.

    `sluit`: the table is the whole list, so vacancies of this source that are not in it are closed. Without a choice of
    columns the usual names are proposed. Raises DomainError at `bestand` for a file that cannot be read.
    """
    row = _held(by, bron)
    if row.soort != Vacaturebron.Soort.CSV:
        raise DomainError("soort", _("Alleen bij een bron met een tabel kan een bestand."), veld="bestand")
    if len(inhoud) > MOST_BYTES:
        raise DomainError(
            "groot", _("Dit bestand is groter dan 10 MB. Knip het in kleinere bestanden."), veld="bestand"
        )
    try:
        kop = tabellen.head(inhoud)
    except Geweigerd as error:
        raise DomainError("bestand", str(error), veld="bestand") from error
    Bronbestand.objects.filter(bureau_id=by.bureau_id, bron=row).delete()
    made = Bronbestand.objects.create(
        bureau_id=by.bureau_id, bron=row, naam=naam[:200], inhoud=inhoud, rijen=kop.rijen, sluit=sluit, op=klok.now(),
        kolommen=list(kop.kolommen[: tabellen.SHOWN_COLUMNS]),
        voorbeeld=[list(each[: tabellen.SHOWN_COLUMNS]) for each in kop.voorbeeld],
    )  # fmt: skip
    if not set(row.mapping.values()) & set(kop.kolommen):
        row.mapping = guess(kop.kolommen)
        row.save(update_fields=["mapping"])
    record(by, "vacaturebestand_gebracht", onderwerp=row, categorie="N")
    return made


@transaction.atomic
def choose_columns(*, by: Actor, bron: Vacaturebron, mapping: dict[str, str]) -> Vacaturebron:
    """Say which column is which field, before reading. Raises DomainError without a column for the title."""
    row = _held(by, bron)
    if not mapping.get("titel"):
        raise DomainError("kolom", _("Kies in welke kolom de functie staat."), veld="kolom_titel")
    if row.mapping != mapping:
        row.mapping, row.versie = mapping, row.versie + 1
        row.save(update_fields=["mapping", "versie"])
        record(by, "vacaturebron_bewaard", onderwerp=row, categorie="N")
    return row


@transaction.atomic
def read_file(*, by: Actor, bron: Vacaturebron) -> dict[str, Any]:
    """Read the table that waits, and forget it. Without one nothing happens."""
    row = _held(by, bron)
    waiting = Bronbestand.objects.filter(bureau_id=by.bureau_id, bron=row).first()
    if waiting is None:
        return {}
    answer = Antwoord(bytes(waiting.inhoud), "", "", "")
    outcome = bronnen.take_in(by=by, bron=row, antwoord=answer, sluit=waiting.sluit)
    waiting.delete()
    return dict(outcome)


@transaction.atomic
def drop_file(*, by: Actor, bron: Vacaturebron) -> None:
    """Take a table away without reading it."""
    row = _held(by, bron)
    Bronbestand.objects.filter(bureau_id=by.bureau_id, bron=row).delete()


def forget_old(bureau_id: Any) -> None:
    """Tables that nobody read within a week go."""
    Bronbestand.objects.filter(bureau_id=bureau_id, op__lt=klok.now() - BEWAARD).delete()


def _held(by: Actor, bron: Vacaturebron) -> Vacaturebron:
    return Vacaturebron.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=bron.pk)
