"""Opening a dossier and changing its parties."""

import datetime as dt
import json
import uuid
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Organisatie, Persoon
from wissel.dossiers import partijwissel
from wissel.dossiers.actions.feiten import record_feit
from wissel.dossiers.models import Dossier, Toewijzing
from wissel.dossiers.tekst import plain, sorteernaam
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum

PARTIJEN = (
    "opdrachtgever", "werkgever", "betaler", "arbodienst", "bedrijfsarts", "casemanager", "jobhunter",
)  # fmt: skip
GEGEVENS = ("functie", "uren_per_week", "belastbaar_uren", "eigenrisicodrager_zw", "soort")


@transaction.atomic
def open_dossier(
    *,
    kandidaat: Persoon,
    opdrachtgever: Organisatie,
    by: Actor,
    werkgever: Organisatie | None = None,
    betaler: Organisatie | None = None,
    coach: Persoon | None = None,
    eerste_ziektedag: dt.date | None = None,
    bron: str = "",
    **gegevens: Any,
) -> Dossier:
    """Open a dossier with its parties; opdrachtgever, juridisch werkgever and betaler are three fields (S2.4).

    `gegevens` may hold the other parties and the plain fields of Dossier, also a number of one's own. With an eerste
    ziektedag the dates are computed at once.
    """
    nummer = gegevens.pop("nummer", "") or next_number(by.bureau_id, klok.today().year)
    dossier = Dossier(
        bureau_id=by.bureau_id, kandidaat=kandidaat, opdrachtgever=opdrachtgever, werkgever=werkgever or opdrachtgever,
        betaler=betaler or opdrachtgever, coach=coach, aangemaakt_op=klok.now(), nummer=nummer, **gegevens,
    )  # fmt: skip
    fill_search(dossier)
    dossier.save(force_insert=True)
    if coach is not None:
        _toewijzing(dossier, coach, "coach", by, klok.today())
    if dossier.jobhunter is not None:
        _toewijzing(dossier, dossier.jobhunter, "jobhunter", by, klok.today())
    record(by, "dossier_geopend", dossier=dossier, onderwerp=dossier, categorie="C")
    if eerste_ziektedag is not None:
        value = [{"eerste_dag": eerste_ziektedag.isoformat()}]
        record_feit(dossier=dossier, pad="ziekteperioden", waarde=value, by=by, bron=bron)
        dossier.refresh_from_db()
    return dossier


@transaction.atomic
def open_for_new_kandidaat(
    *,
    by: Actor,
    sleutel: uuid.UUID,
    kandidaat: dict[str, Any],
    nieuwe_opdrachtgever: str = "",
    **gegevens: Any,
) -> Dossier:
    """Open a dossier for a person who is not known yet, from one form.

    The same form sent twice (same `sleutel`, same words) opens one dossier, and that comes back. The same form sent
    again with other words is another dossier: nothing that was typed is lost.
    """
    words = json.dumps([kandidaat, nieuwe_opdrachtgever, gegevens], default=_word, sort_keys=True)
    key = uuid.uuid5(sleutel, words)
    _one_at_a_time(by.bureau_id)
    known = Dossier.objects.filter(bureau_id=by.bureau_id, sleutel=key).first()
    if known is not None:
        return known
    if gegevens.get("opdrachtgever") is None:
        gegevens["opdrachtgever"] = make_organisatie(by=by, naam=nieuwe_opdrachtgever, soort="werkgever")
    person = make_persoon(by=by, **kandidaat)
    return open_dossier(kandidaat=person, by=by, sleutel=key, **gegevens)


def _word(value: Any) -> str:
    """A row by its id, any other value as text."""
    return str(getattr(value, "pk", value))


@transaction.atomic
def change_dossier(*, dossier: Dossier, by: Actor, versie: int, **velden: Any) -> Dossier:
    """Change parties or plain fields. Raises Changed when somebody else did so in the meantime."""
    current = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    if current.versie != versie:
        raise Changed(
            "gewijzigd",
            _(
                "Iemand anders heeft dit dossier net gewijzigd. "
                "Bekijk de nieuwe gegevens en vul uw wijziging opnieuw in."
            ),
        )
    unknown = set(velden) - set(PARTIJEN) - set(GEGEVENS)
    if unknown:
        raise DomainError("onbekend_veld", _("Dit veld bestaat niet. Ververs de pagina."))
    before = partijwissel.readers(current)
    for name, value in velden.items():
        setattr(current, name, value)
    current.versie += 1
    fill_search(current)
    current.save()
    if partijwissel.readers(current) - before:
        partijwissel.changed(current, by)
    record(by, "dossier_gewijzigd", dossier=current, onderwerp=current, categorie="C")
    return current


@transaction.atomic
def assign(
    *, dossier: Dossier, persoon: Persoon, rol: str, by: Actor, reden: str, overdracht: str = "", on: dt.date
) -> Toewijzing:
    """Hand the dossier over to another fixed coach or jobhunter, with reason and note; both get a notice (S0.10).

    The same hand-over sent twice is the row that is there.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    before = getattr(dossier, rol)
    if before is not None and before.pk == persoon.pk:
        done = Toewijzing.objects.filter(
            bureau_id=by.bureau_id, dossier=dossier, rol=rol, persoon=persoon, tot__isnull=True, van=on,
            reden=reden[:300], overdracht=overdracht,
        ).first()  # fmt: skip
        if done is not None:
            return done
        raise DomainError("zelfde", _("Dit is al de vaste begeleider. Kies iemand anders."), veld="persoon")
    if not reden.strip():
        raise DomainError("reden", _("Schrijf in een paar woorden waarom u overdraagt."), veld="reden")
    running = Toewijzing.objects.filter(bureau_id=by.bureau_id, dossier=dossier, rol=rol, tot__isnull=True)
    _check_hand_over(running.first(), on)
    running.update(tot=on)
    row = _toewijzing(dossier, persoon, rol, by, on, reden, overdracht)
    setattr(dossier, rol, persoon)
    dossier.save(update_fields=[rol])
    from wissel.outbox.actions import notify

    for person in (before, persoon):
        if person is not None:
            notify(by, persoon=person, soort="overdracht", dossier=dossier)
    record(by, "dossier_overgedragen", dossier=dossier, onderwerp=row, categorie="C")
    return row


def _check_hand_over(running: Toewijzing | None, on: dt.date) -> None:
    if on > klok.today():
        text = _("Deze dag ligt in de toekomst. Draag over op de dag zelf, dan klopt wie de begeleider is.")
        raise DomainError("toekomst", text, veld="op")
    if running is not None and on < running.van:
        text = _("Deze dag ligt voor het begin van de vorige begeleider (%(dag)s). Controleer de datum.")
        raise DomainError("volgorde", text % {"dag": lange_datum(running.van)}, veld="op")


def _toewijzing(
    dossier: Dossier,
    persoon: Persoon,
    rol: str,
    by: Actor,
    on: dt.date,
    reden: str = "",
    overdracht: str = "",
) -> Toewijzing:
    return Toewijzing.objects.create(
        bureau_id=dossier.bureau_id, dossier=dossier, persoon=persoon, rol=rol, van=on, reden=reden[:300],
        overdracht=overdracht, door_id=by.lidmaatschap_id,
    )  # fmt: skip


def make_persoon(
    *, by: Actor, voornaam: str, achternaam: str, tussenvoegsel: str = "", **velden: Any
) -> Persoon:
    """A person of this bureau, with the sorting name filled."""
    return Persoon.objects.create(
        bureau_id=by.bureau_id, voornaam=voornaam, achternaam=achternaam, tussenvoegsel=tussenvoegsel,
        sorteernaam=sorteernaam(voornaam, tussenvoegsel, achternaam), **velden,
    )  # fmt: skip


def make_organisatie(*, by: Actor, naam: str, soort: str, kvk_nummer: str = "", **velden: Any) -> Organisatie:
    """The organisation with this KvK number at this bureau, or the one of this kind and name, or a new one."""
    _one_at_a_time(by.bureau_id)
    rows = Organisatie.objects.filter(bureau_id=by.bureau_id)
    if kvk_nummer:
        known = rows.filter(kvk_nummer=kvk_nummer).first()
    else:
        known = next((row for row in rows.filter(soort=soort) if plain(row.naam) == plain(naam)), None)
    if known is not None:
        return known
    return Organisatie.objects.create(
        bureau_id=by.bureau_id, naam=naam, soort=soort, kvk_nummer=kvk_nummer, **velden
    )


def fill_search(dossier: Dossier) -> None:
    """The stored columns for sorting and searching."""
    person = dossier.kandidaat
    dossier.sorteernaam = person.sorteernaam
    dossier.zoektekst = plain(
        f"{person.naam} {person.sorteernaam} {dossier.nummer} {dossier.werkgever.naam}"
    )[:1000]


def next_number(bureau_id: Any, year: int) -> str:
    """The next number of this year, one at a time per bureau."""
    _one_at_a_time(bureau_id)
    prefix = f"{year}-"
    last = (
        Dossier.objects.filter(
            bureau_id=bureau_id, nummer__startswith=prefix, nummer__regex=r"^\d{4}-\d{4,6}$"
        )
        .order_by("-nummer")
        .values_list("nummer", flat=True)
        .first()
    )
    number = int(last.split("-")[1]) + 1 if last else 1
    return f"{prefix}{number:04}"


def _one_at_a_time(bureau_id: Any) -> None:
    """Wait for anybody else who opens a dossier or adds an organisation at this bureau now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"dossiernummer {bureau_id}"]
        )
