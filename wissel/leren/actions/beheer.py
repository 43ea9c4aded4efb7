"""A bureau keeps its own library: writes items and modules, makes new versions, hides what it does not use (S2.23)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.database.ids import new_id
from wissel.fouten import Changed, DomainError
from wissel.leren import film as films
from wissel.leren.bibliotheek import NIVEAUS, library, parts
from wissel.leren.models import Leeritem, Leeritemversie, Leermodule, Soort
from wissel.logbook.actions import record
from wissel.trajecten.actions.planhulp import clean

KOLOMMEN = ("titel", "kort", "minuten", "niveau", "taal")
TEKSTEN = ("tekst", "oefening", "reflectie", "uitgeschreven")
LANGST = 30_000
# Words that stand in addresses beside keys.
GERESERVEERD = ("nieuw", "zoeken")


@transaction.atomic
def write_item(
    *, by: Actor, sleutel: str, soort: str, versie: int, film: Any = None, **velden: Any
) -> Leeritem:
    """Keep an item as a new version; without `sleutel` it is a new item, named after its title.

    `versie` is the version on screen (0 for a new item or for the text that Wissel brings). The same words again are
    no new version. Raises DomainError at the field, and Changed when a colleague wrote a version in the meantime.
    """
    row = _row(by, sleutel or new_key(by=by, titel=str(velden.get("titel") or "")), soort)
    for name in KOLOMMEN:
        setattr(row, name, clean(row, name, velden.get(name)))
    row.prive = bool(velden.get("prive"))
    content = _content(velden)
    before = _version(row) if row.versie else None
    found = films.inspect(film) if film else None
    _check(row, content, has_film=bool(found or content["film_url"] or (before and before.pad)))
    row.delen = max(1, len(parts(content["tekst"])))
    if before is not None and found is None and before.inhoud == content and not _differs(row):
        return row
    again = None if sleutel else _sent_before(row, content, by)
    if again is not None:
        return again
    if row.versie != versie:
        raise Changed("gewijzigd", _("Een collega heeft dit intussen gewijzigd. Lees eerst wat er nu staat."))
    row.versie += 1
    row.gewijzigd_op, row.gewijzigd_door_id = klok.now(), by.lidmaatschap_id
    row.save()
    _add_version(row, content, found, before, by)
    record(by, "leeritem_geschreven", onderwerp=row, categorie="V")
    return row


def _sent_before(row: Leeritem, content: dict[str, Any], by: Actor) -> Leeritem | None:
    """The item this form made already, when it was sent twice."""
    rows = Leeritemversie.objects.filter(
        bureau_id=by.bureau_id, versie=1, titel=row.titel, door_id=by.lidmaatschap_id, inhoud=content,
        item__soort=row.soort, item__versie=1,
    )  # fmt: skip
    found = rows.select_related("item").first()
    return found.item if found else None


def _row(by: Actor, sleutel: str, soort: str) -> Leeritem:
    """The row of this item, held; a new one in the place of a text of Wissel, or for a new item."""
    if sleutel:
        row = (
            Leeritem.objects.select_for_update(of=("self",))
            .filter(bureau_id=by.bureau_id, sleutel=sleutel)
            .first()
        )
        if row is not None:
            row.soort = row.soort if row.versie else soort
            return row
    return Leeritem(
        bureau_id=by.bureau_id, sleutel=sleutel, soort=soort, versie=0, gewijzigd_op=klok.now(),
    )  # fmt: skip


def _content(velden: dict[str, Any]) -> dict[str, Any]:
    content: dict[str, Any] = {name: _text(velden, name) for name in TEKSTEN}
    content["leert"] = [
        line.strip("- ").strip() for line in _text(velden, "leert").split("\n") if line.strip("- ")
    ]
    book = {name: str(velden.get(name) or "").strip() for name in ("auteur", "jaar")}
    content["boek"] = book if book["auteur"] else {}
    content["film_url"] = films.clean_link(str(velden.get("film_url") or ""))
    return content


def _text(velden: dict[str, Any], name: str) -> str:
    text = str(velden.get(name) or "").replace("\x00", "").replace("\r\n", "\n").strip()
    if len(text) > LANGST:
        words = _("Deze tekst is te lang: hooguit %(tot)s tekens. Maak er twee onderdelen van.")
        raise DomainError("te_lang", words % {"tot": LANGST}, veld=name)
    return text


def _check(row: Leeritem, content: dict[str, Any], *, has_film: bool) -> None:
    if row.soort not in Soort.values:
        raise DomainError("soort", _("Kies film, artikel, boekentip of werkopdracht."), veld="soort")
    if not row.titel:
        raise DomainError("leeg", _("Geef een titel."), veld="titel")
    if not 1 <= row.minuten <= 480:
        raise DomainError("minuten", _("Vul de tijd in minuten in, van 1 tot en met 480."), veld="minuten")
    if row.niveau not in NIVEAUS:
        raise DomainError("niveau", _("Kies een taalniveau uit de lijst."), veld="niveau")
    if row.soort == Soort.FILM and not has_film:
        raise DomainError("film", _("Kies een filmbestand, of vul een adres in."), veld="film")
    if row.soort == Soort.FILM and not content["uitgeschreven"]:
        text = _(
            "Schrijf uit wat er in de film gezegd wordt en te zien is. Niet iedereen kan horen of kijken."
        )
        raise DomainError("uitgeschreven", text, veld="uitgeschreven")
    if row.soort == Soort.WERKOPDRACHT and not content["oefening"]:
        raise DomainError("leeg", _("Schrijf wat de kandidaat gaat doen."), veld="oefening")
    if row.soort == Soort.BOEKENTIP and not content["boek"]:
        raise DomainError("leeg", _("Schrijf wie het boek schreef."), veld="auteur")
    if not content["tekst"] and row.soort in {Soort.ARTIKEL, Soort.BOEKENTIP}:
        raise DomainError("leeg", _("Schrijf de tekst."), veld="tekst")


def _version(row: Leeritem) -> Leeritemversie:
    return Leeritemversie.objects.get(bureau_id=row.bureau_id, item=row, versie=row.versie)


def _differs(row: Leeritem) -> bool:
    now = Leeritem.objects.get(bureau_id=row.bureau_id, pk=row.pk)
    return any(getattr(now, name) != getattr(row, name) for name in (*KOLOMMEN, "prive", "delen"))


def _add_version(
    row: Leeritem, content: dict[str, Any], found: Any, before: Leeritemversie | None, by: Actor
) -> None:
    """The text of this version. A film that was not replaced stays, unless an address took its place."""
    new = Leeritemversie(
        id=new_id(), bureau_id=row.bureau_id, item=row, versie=row.versie, titel=row.titel, inhoud=content,
        op=klok.now(), door_id=by.lidmaatschap_id,
    )  # fmt: skip
    if found is not None:
        films.keep(found, new)
    elif before is not None and before.pad and not content["film_url"]:
        for name in ("pad", "bestandsnaam", "mime", "grootte", "sha256"):
            setattr(new, name, getattr(before, name))
    new.save(force_insert=True)


@transaction.atomic
def new_key(*, by: Actor, titel: str) -> str:
    """A key for a new item or module that nothing has yet."""
    known, base = library(by.bureau_id), slugify(titel)[:60] or "onderdeel"
    used = {*known.kaarten, *known.modules, *GERESERVEERD}
    return (
        base
        if base not in used
        else next(key for number in range(2, 10_000) if (key := f"{base}-{number}") not in used)
    )


@transaction.atomic
def hide_item(*, by: Actor, sleutel: str, verbergen: bool) -> None:
    """Take an item out of the choice or put it back. Who has it already keeps it. Doing it twice changes nothing."""
    card = library(by.bureau_id).kaarten.get(sleutel)
    if card is None:
        raise DomainError("weg", _("Dit onderdeel bestaat niet meer. Ververs de pagina."))
    if card.verborgen == verbergen:
        return
    row = (
        Leeritem.objects.select_for_update(of=("self",))
        .filter(bureau_id=by.bureau_id, sleutel=sleutel)
        .first()
    )
    if row is None:
        row = Leeritem(
            bureau_id=by.bureau_id, sleutel=sleutel, soort=card.soort, titel=card.titel, kort=card.kort,
            minuten=card.minuten, versie=0, gewijzigd_op=klok.now(),
        )  # fmt: skip
    row.verborgen_op = klok.now() if verbergen else None
    row.verborgen_door_id = by.lidmaatschap_id if verbergen else None
    row.save()
    record(by, "leeritem_verborgen" if verbergen else "leeritem_getoond", onderwerp=row, categorie="V")


@transaction.atomic
def write_module(
    *, by: Actor, sleutel: str, titel: str, uitleg: str, items: Iterable[str], versie: int
) -> Leermodule:
    """Keep a module: its words and its items in order. Without `sleutel` it is a new one, named after its title.

    Raises DomainError at the field for no title, no items or an unknown one; Changed as `write_item` does.
    """
    known = library(by.bureau_id)
    row = (
        Leermodule.objects.select_for_update(of=("self",))
        .filter(bureau_id=by.bureau_id, sleutel=sleutel)
        .first()
    )
    chosen = list(dict.fromkeys(items))
    if not chosen or any(key not in known.kaarten for key in chosen):
        raise DomainError("items", _("Kies ten minste één onderdeel uit de lijst."), veld="items")
    if not titel.strip():
        raise DomainError("leeg", _("Geef een titel."), veld="titel")
    if row is None and not sleutel:
        rows = Leermodule.objects.filter(bureau_id=by.bureau_id, gewijzigd_door=by.lidmaatschap_id, versie=1)
        row = rows.filter(titel=titel.strip(), items=chosen).first()
    row = row or Leermodule(bureau_id=by.bureau_id, sleutel=sleutel or new_key(by=by, titel=titel), versie=0)
    if row.versie and (row.titel, row.uitleg, row.items) == (titel.strip(), uitleg.strip(), chosen):
        return row
    if row.versie != versie:
        raise Changed("gewijzigd", _("Een collega heeft dit intussen gewijzigd. Lees eerst wat er nu staat."))
    row.titel, row.uitleg, row.items = clean(row, "titel", titel), clean(row, "uitleg", uitleg), chosen
    row.versie += 1
    row.gewijzigd_op, row.gewijzigd_door_id = klok.now(), by.lidmaatschap_id
    row.save()
    record(by, "leermodule_geschreven", onderwerp=row, categorie="V")
    return row


@transaction.atomic
def hide_module(*, by: Actor, sleutel: str, verbergen: bool) -> None:
    """Take a module out of the choice or put it back; its items stay. Doing it twice changes nothing."""
    found = library(by.bureau_id).modules.get(sleutel)
    if found is None:
        raise DomainError("weg", _("Deze module bestaat niet meer. Ververs de pagina."))
    if found.verborgen == verbergen:
        return
    row = (
        Leermodule.objects.select_for_update(of=("self",))
        .filter(bureau_id=by.bureau_id, sleutel=sleutel)
        .first()
    )
    if row is None:
        row = Leermodule(
            bureau_id=by.bureau_id, sleutel=sleutel, titel=found.titel, uitleg=found.uitleg, items=list(found.items),
            versie=1, gewijzigd_op=klok.now(),
        )  # fmt: skip
    row.verborgen_op = klok.now() if verbergen else None
    row.verborgen_door_id = by.lidmaatschap_id if verbergen else None
    row.save()
    record(by, "leermodule_verborgen" if verbergen else "leermodule_getoond", onderwerp=row, categorie="V")
