"""Feeds of a bureau: set up, read, and what came of it: new, seen again, gone, and rows that failed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.actions.vacatures import fill
from wissel.arbeidsmarkt.feeds import tabellen
from wissel.arbeidsmarkt.feeds.lezers import Fout, Rij, read_bank, read_jsonld, read_rss, read_table
from wissel.arbeidsmarkt.feeds.ophalen import Antwoord, Geweigerd, fetch
from wissel.arbeidsmarkt.feeds.tabellen import MOST_ROWS, SHOWN_COLUMNS
from wissel.arbeidsmarkt.feeds.tekens import text_of
from wissel.arbeidsmarkt.functie import Zeker
from wissel.arbeidsmarkt.models import Importfout, Vacature, Vacaturebron
from wissel.arbeidsmarkt.velden import Velden, existing, key, link, normalise
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record

# With broken rows in a feed a vacancy that was not seen may be one of them: it is closed only after these days.
GEDULD = dt.timedelta(days=3)
MOST_ERRORS = 200


@transaction.atomic
def save_source(
    *, by: Actor, bron: Vacaturebron | None = None, versie: int = 0, **velden: Any
) -> Vacaturebron:
    """Set up a feed or change one. Raises DomainError at the field, Changed when a colleague was first."""
    row = bron or Vacaturebron(bureau_id=by.bureau_id, versie=0)
    if bron is not None:
        row = Vacaturebron.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=bron.pk)
        if row.versie != versie:
            raise Changed(
                "gewijzigd", _("Een collega heeft deze bron intussen gewijzigd. Lees eerst wat er nu staat.")
            )
    same = Vacaturebron.objects.filter(bureau_id=by.bureau_id, naam=velden["naam"]).exclude(pk=row.pk)
    if same.exists():
        raise DomainError("naam", _("Er is al een bron met deze naam. Kies een andere naam."), veld="naam")
    by_hand = velden["soort"] == Vacaturebron.Soort.CSV and not velden["url"].strip()
    if not by_hand and not link(velden["url"]):
        raise DomainError("url", _("Vul een adres in dat met https:// of http:// begint."), veld="url")
    for name in ("naam", "soort", "url", "actief", "mapping"):
        if name in velden:
            setattr(row, name, velden[name])
    row.versie, row.etag, row.gewijzigd = row.versie + 1, "", ""
    row.save()
    record(by, "vacaturebron_bewaard", onderwerp=row, categorie="N")
    return row


def collect(bron: Vacaturebron) -> Antwoord:
    """Fetch what a feed holds now, outside any transaction. Raises Geweigerd."""
    return fetch(bron.url, etag=bron.etag, gewijzigd=bron.gewijzigd)


@transaction.atomic
def take_in(
    *, by: Actor, bron: Vacaturebron, antwoord: Antwoord | None, fout: str = "", sluit: bool = True
) -> dict[str, int | str]:
    """Put what came into vacancies; without an answer only the error is kept. Running twice changes nothing more.

    `sluit`: what came is the whole list, so what is not in it is gone.
    """
    row = Vacaturebron.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=bron.pk)
    now = klok.now()
    outcome: dict[str, int | str] = {"fout": fout} if fout else {}
    if antwoord is not None and antwoord.ongewijzigd:
        seen = Vacature.objects.filter(bureau_id=by.bureau_id, bron=row, gesloten_op__isnull=True)
        outcome = {"ongewijzigd": seen.update(gezien_op=now)}
    elif antwoord is not None:
        try:
            outcome = _rows(row, _reader(row, antwoord), now, sluit=sluit)
            row.etag, row.gewijzigd = antwoord.etag, antwoord.gewijzigd
            if row.soort == Vacaturebron.Soort.CSV:
                row.kolommen = list(
                    next(tabellen.rows(antwoord.body, antwoord.soort), (0, []))[1][:SHOWN_COLUMNS]
                )
        except Geweigerd as error:
            outcome = {"fout": str(error)}
    row.gehaald_op, row.uitkomst = now, outcome
    row.save(update_fields=["gehaald_op", "uitkomst", "etag", "gewijzigd", "kolommen"])
    record(by, "vacaturebron_gelezen", onderwerp=row, categorie="N")
    return outcome


def _reader(bron: Vacaturebron, antwoord: Antwoord) -> Iterable[Rij]:
    if bron.soort == Vacaturebron.Soort.CSV:
        return read_table(antwoord.body, bron.mapping, antwoord.soort)
    readers = {"jsonld": read_jsonld, "rss": read_rss, "xml": read_bank}
    return readers[bron.soort](text_of(antwoord.body, antwoord.soort))


def _rows(bron: Vacaturebron, rows: Iterable[Rij], now: dt.datetime, *, sluit: bool) -> dict[str, int | str]:
    counts = {"nieuw": 0, "gewijzigd": 0, "gezien": 0, "gesloten": 0, "fouten": 0, "opmerkingen": 0}
    errors: list[Fout] = []
    notes: list[Fout] = []
    sure = Zeker()
    for number, each in enumerate(rows, 1):
        if number > MOST_ROWS:
            errors.append(Fout(number, _("De lijst is te lang: alles na 50.000 vacatures is overgeslagen.")))
            break
        if isinstance(each, Fout):
            errors.append(each)
            continue
        fields = existing(normalise(each))
        if fields.sluit_op is None or fields.sluit_op >= now.date():
            counts[_take(bron, fields, now, sure)] += 1
            notes += [Fout(number, each, fields.titel) for each in fields.opmerkingen[:3]]
    counts |= {"fouten": len(errors), "opmerkingen": len(notes)}
    if sluit and counts["nieuw"] + counts["gewijzigd"] + counts["gezien"]:
        counts["gesloten"] = _close_gone(bron, now, patience=bool(errors))
    _keep_errors(bron, errors, notes, now)
    return dict(counts)


def _keep_errors(bron: Vacaturebron, errors: list[Fout], notes: list[Fout], now: dt.datetime) -> None:
    """What was not read, and what was read with something left out; those of before go."""
    Importfout.objects.filter(bureau_id=bron.bureau_id, bron=bron).delete()
    Importfout.objects.bulk_create(
        Importfout(
            bureau_id=bron.bureau_id,
            bron=bron,
            rij=e.rij,
            fout=e.fout[:300],
            stuk=e.stuk[:200],
            gelezen=read,
            op=now,
        )
        for found, read in ((errors, False), (notes, True))
        for e in found[:MOST_ERRORS]
    )


def _take(bron: Vacaturebron, fields: Velden, now: dt.datetime, sure: Zeker) -> str:
    """One vacancy of a feed: new, changed or seen. One that came from elsewhere is only seen, unless it was private.

    The occupation is filled when the title is the name of just one; it counts as read, not confirmed.
    """
    same = Q(bron=bron, bron_sleutel=fields.bron_sleutel) if fields.bron_sleutel else Q(pk__in=[])
    same |= Q(url=fields.url, gesloten_op=None) if fields.url else Q(pk__in=[])
    if fields.werkgever_naam and fields.plaats:
        same |= Q(sleutel=key(fields), gesloten_op=None)
    found = Vacature.objects.filter(same, bureau_id=bron.bureau_id).order_by("toegevoegd_op").first()
    if found is None:
        row = Vacature(bureau_id=bron.bureau_id, bron=bron, toegevoegd_op=now, gezien_op=now)
        fill(row, replace(fields, beroep_id=_occupation(fields, sure)))
        row.save(force_insert=True)
        return "nieuw"
    # What one kandidaat found, or an employer named, turns out to be public.
    before, public = found.gezien_op, found.alleen_voor_een
    found.gezien_op = now
    fresh = {name: value for name, value in fields.row().items() if name != "beroep_id"}
    changed = (
        any(getattr(found, name) != value for name, value in fresh.items()) or found.gesloten_op is not None
    )
    if not public and (found.bron_id != bron.pk or not changed or before == now):
        found.save(update_fields=["gezien_op"])
        return "gezien"
    beroep = found.beroep_id
    if not found.beroep_bevestigd and found.titel != fields.titel:
        beroep = _occupation(fields, sure)
    fill(found, fields)
    found.beroep_id, found.gesloten_op, found.gesloten_omdat = beroep, None, ""
    found.bron, found.versie = bron, found.versie + 1
    found.save()
    return "gewijzigd"


def _occupation(fields: Velden, sure: Zeker) -> Any:
    found = sure.of(fields.titel)
    return found.id if found else None


def _close_gone(bron: Vacaturebron, now: dt.datetime, *, patience: bool) -> int:
    gone = Vacature.objects.filter(bureau_id=bron.bureau_id, bron=bron, gesloten_op__isnull=True)
    gone = gone.filter(gezien_op__lt=now - GEDULD if patience else now)
    return gone.update(gesloten_op=now, gewijzigd_op=now, gesloten_omdat=_("Staat niet meer bij de bron."))
