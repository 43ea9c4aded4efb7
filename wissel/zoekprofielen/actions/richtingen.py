"""Directions of a draft: adding, changing, judging, leaving out, ordering, and linking what they rest on."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.belastbaarheid.stand import Oordeel as Puntoordeel
from wissel.documenten.models import Document
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.trajecten.actions.planhulp import clean, fill
from wissel.zoekprofielen import bronnen
from wissel.zoekprofielen.actions.hulp import lock_concept, lock_richting, touched
from wissel.zoekprofielen.inhoud import WERKVELDEN
from wissel.zoekprofielen.models import Oordeel, Richting, Richtingbron, Zoekprofiel
from wissel.zoekprofielen.werkblad import Werkblad, load

MEESTE = 12
SCHRIJFBAAR = ("naam", "soorten_werk", "herkomst", "waarom", *WERKVELDEN)
OORDELEN = ("passend", "passend_reden", "haalbaar", "haalbaar_reden")


@transaction.atomic
def add_richting(
    *, profiel: Zoekprofiel, by: Actor, beroep_id: uuid.UUID | None = None, **velden: Any
) -> Richting:
    """Add a direction; with an occupation of the list its name and group come along. The same name twice is one."""
    profiel = lock_concept(profiel, by)
    rows = Richting.objects.filter(bureau_id=by.bureau_id, zoekprofiel=profiel)
    name = " ".join(str(velden.get("naam") or "").split())
    same = rows.filter(naam__iexact=name).first() if name else None
    if same is not None:
        return same
    if rows.count() >= MEESTE:
        words = _("Een zoekprofiel heeft hooguit %(aantal)s richtingen. Voeg er samen of haal er een weg.")
        raise DomainError("te_veel", words % {"aantal": MEESTE})
    place = (rows.aggregate(last=Max("volgorde"))["last"] or 0) + 1
    row = Richting(
        bureau_id=by.bureau_id,
        dossier_id=profiel.dossier_id,
        zoekprofiel=profiel,
        reeks=uuid.uuid4(),
        volgorde=place,
    )
    _occupation(row, beroep_id)
    _fill(row, velden)
    row.save(force_insert=True)
    touched(profiel)
    record(by, "richting_toegevoegd", dossier=profiel.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def change_richting(
    *, richting: Richting, by: Actor, versie: int, beroep_id: uuid.UUID | None = None, **velden: Any
) -> Richting:
    """Change what a direction says. Raises Changed, with what stands there in `facts["nu"]`, when another was first.

    Another occupation means other usual demands, so a verdict on them is asked again.
    """
    row, profiel = lock_richting(richting, by)
    before = {name: getattr(row, name) for name in SCHRIJFBAAR}
    old = row.beroep_sleutel
    _occupation(row, beroep_id)
    changed = _fill(row, velden)
    if not changed and row.beroep_sleutel == old:
        return row
    _check_version(row, versie, {name: before[name] for name in changed})
    if row.isco and row.beroep_sleutel != old and row.passend != Oordeel.ONBEKEND:
        row.passend, row.passend_reden = Oordeel.ONBEKEND, ""
    row.versie += 1
    row.save()
    touched(profiel)
    record(by, "richting_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def judge_richting(*, richting: Richting, by: Actor, versie: int, **velden: Any) -> Richting:
    """Give the two verdicts, each with its reason.

    "Passend: ja" needs a dated, established belastbaarheid (S4.2) and no item that surely does not fit. Raises
    DomainError at the field with what is missing.
    """
    row, profiel = lock_richting(richting, by)
    before = {name: getattr(row, name) for name in OORDELEN}
    changed = fill(row, velden, OORDELEN)
    _check_reasons(row)
    _check_fit(row, load(profiel))
    if not changed:
        return row
    _check_version(row, versie, {name: before[name] for name in changed})
    row.versie += 1
    row.save()
    touched(profiel)
    record(by, "richting_beoordeeld", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


def _check_reasons(row: Richting) -> None:
    for name, words in (
        ("passend", _("Schrijf waarom dit werk wel of niet past.")),
        ("haalbaar", _("Schrijf waarom dit werk wel of niet te krijgen is.")),
    ):
        if getattr(row, name) != Oordeel.ONBEKEND and not getattr(row, name + "_reden").strip():
            raise DomainError("reden", words, veld=name + "_reden")


def _check_fit(row: Richting, blad: Werkblad) -> None:
    if row.passend not in {Oordeel.JA, Oordeel.VOORWAARDE}:
        return
    if blad.stand is None:
        raise DomainError("belastbaarheid", missing_source(), veld="passend")
    sheet = blad.of(row.reeks)
    clash = sheet.tabel.of(Puntoordeel.PAST_NIET) if sheet else ()
    if row.passend == Oordeel.JA and clash:
        words = _(
            "Op deze punten past het niet: %(punten)s. Kies “onder voorwaarde” of “nee”, of verbeter bij de punten "
            "wat dit werk vraagt."
        )
        raise DomainError(
            "botsing", words % {"punten": ", ".join(each.naam for each in clash)}, veld="passend"
        )


def missing_source() -> str:
    """Why nothing can be called fitting yet, and what to do (S4.2)."""
    return _(
        "Er is nog geen vastgestelde belastbaarheid met een datum (FML, IZP of BAR). Zonder die bron kan een richting "
        "niet passend heten. Leg er een vast bij Belastbaarheid, of vraag er een aan de bedrijfsarts."
    )


@transaction.atomic
def exclude_richting(*, richting: Richting, by: Actor, om: str, reden: str) -> Richting:
    """Leave a direction out, with why in one word and in own words; it stays to be read."""
    row, profiel = lock_richting(richting, by)
    if om not in Richting.Om.values:
        raise DomainError("om", _("Kies waarom deze richting afvalt."), veld="om")
    words = clean(row, "uitgesloten_reden", reden, veld="reden")
    if not words:
        raise DomainError("reden", _("Schrijf waarom deze richting afvalt."), veld="reden")
    if (row.uitgesloten_om, row.uitgesloten_reden) == (om, words):
        return row
    row.uitgesloten_om, row.uitgesloten_reden = om, words
    row.versie += 1
    row.save()
    touched(profiel)
    record(by, "richting_uitgesloten", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def include_richting(*, richting: Richting, by: Actor) -> Richting:
    """Take a direction back in that was left out."""
    row, profiel = lock_richting(richting, by)
    if not row.uitgesloten_om:
        return row
    row.uitgesloten_om, row.uitgesloten_reden = "", ""
    row.versie += 1
    row.save()
    touched(profiel)
    record(by, "richting_teruggehaald", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def remove_richting(*, richting: Richting, by: Actor) -> None:
    """Take a direction out of the draft; earlier versions keep theirs. One that is gone already is no error."""
    profiel = lock_concept(richting.zoekprofiel, by)
    row = Richting.objects.filter(bureau_id=by.bureau_id, zoekprofiel=profiel, pk=richting.pk).first()
    if row is None:
        return
    row.bronnen.all().delete()
    row.eisen.all().delete()
    record(by, "richting_verwijderd", dossier=row.dossier_id, onderwerp=row, categorie="K")
    row.delete()
    touched(profiel)


@transaction.atomic
def move_richting(*, richting: Richting, by: Actor, kant: str) -> None:
    """Move a direction one place: `op` or `neer`. At the edge nothing happens."""
    if kant not in {"op", "neer"}:
        raise DomainError("kant", _("Kies omhoog of omlaag."))
    row, profiel = lock_richting(richting, by)
    rows = list(
        Richting.objects.filter(bureau_id=by.bureau_id, zoekprofiel=profiel).order_by("volgorde", "id")
    )
    same = [each for each in rows if bool(each.uitgesloten_om) == bool(row.uitgesloten_om)]
    here = same.index(row)
    there = here + (-1 if kant == "op" else 1)
    if not 0 <= there < len(same):
        return
    a, b = rows.index(same[here]), rows.index(same[there])
    rows[a], rows[b] = rows[b], rows[a]
    for place, each in enumerate(rows, 1):
        each.volgorde = place
    Richting.objects.bulk_update(rows, ["volgorde"])
    touched(profiel)
    record(by, "richting_verplaatst", dossier=row.dossier_id, onderwerp=row, categorie="K")


@transaction.atomic
def link_lines(*, richting: Richting, by: Actor, regels: Iterable[uuid.UUID]) -> Richting:
    """Say which lines of the persoonsprofiel carry this direction; lines not named any more are let go."""
    row, profiel = lock_richting(richting, by)
    lines = bronnen.profile_lines(bronnen.profile_of(row.bureau_id, row.dossier_id))
    known = {each.id: each for each in lines}
    wanted = list(dict.fromkeys(regels))
    if any(each not in known for each in wanted):
        raise DomainError(
            "regel", _("Een van deze regels staat niet meer in het profiel. Ververs de pagina.")
        )
    rows = Richtingbron.objects.filter(bureau_id=by.bureau_id, richting=row, soort="profielregel")
    present = {each.verwijzing for each in rows}
    rows.exclude(verwijzing__in=wanted).delete()
    Richtingbron.objects.bulk_create(
        Richtingbron(
            bureau_id=row.bureau_id, dossier_id=row.dossier_id, richting=row, soort="profielregel", verwijzing=each,
            deel=known[each].deel, naam=known[each].naam[:300], gemaakt_op=klok.now(),
            gemaakt_door_id=by.lidmaatschap_id,
        )
        for each in wanted
        if each not in present
    )  # fmt: skip
    if set(wanted) != present:
        touched(profiel)
        record(by, "richting_bronnen", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def add_source(
    *, richting: Richting, by: Actor, naam: str = "", waar: str = "", datum: dt.date | None = None,
    document: Document | None = None,
) -> Richtingbron:  # fmt: skip
    """Link a document of this dossier, or a fact of the market with where it was read and when. Twice is one."""
    row, profiel = lock_richting(richting, by)
    kind = Richtingbron.Soort.DOCUMENT if document else Richtingbron.Soort.MARKTFEIT
    if document is not None:
        if document.dossier_id != row.dossier_id:
            raise DomainError("document", _("Kies een document uit dit dossier."), veld="document")
        naam, datum = document.titel, document.datum
    elif not naam.strip() or not waar.strip() or datum is None:
        words = _("Schrijf wat er gezien is, waar en op welke dag; anders kan niemand het nalezen.")
        raise DomainError(
            "leeg", words, veld="naam" if not naam.strip() else "waar" if not waar.strip() else "datum"
        )
    if datum is not None and datum > klok.today():
        raise DomainError("toekomst", _("Deze dag moet nog komen. Controleer de datum."), veld="datum")
    wanted = {"soort": kind, "document": document, "naam": naam.strip()[:300], "waar": waar.strip()[:300]}
    found = Richtingbron.objects.filter(bureau_id=by.bureau_id, richting=row, datum=datum, **wanted).first()
    if found is not None:
        return found
    made = Richtingbron.objects.create(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, richting=row, datum=datum, gemaakt_op=klok.now(),
        gemaakt_door_id=by.lidmaatschap_id, **wanted,
    )  # fmt: skip
    touched(profiel)
    record(by, "richting_bronnen", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return made


@transaction.atomic
def remove_source(*, bron: Richtingbron, by: Actor) -> None:
    """Unlink a source; the document or line itself stays."""
    row, profiel = lock_richting(bron.richting, by)
    gone, _kinds = Richtingbron.objects.filter(bureau_id=by.bureau_id, richting=row, pk=bron.pk).delete()
    if gone:
        touched(profiel)
        record(by, "richting_bronnen", dossier=row.dossier_id, onderwerp=row, categorie="K")


def _occupation(row: Richting, beroep_id: uuid.UUID | None) -> None:
    if beroep_id is None:
        row.beroep_sleutel = row.beroep_naam = row.isco = ""
        return
    found = bronnen.occupation(beroep_id)
    if found is None:
        words = _("Dit beroep staat niet meer in de lijst. Zoek opnieuw en kies een ander.")
        raise DomainError("beroep", words, veld="beroep")
    row.beroep_sleutel, row.beroep_naam, row.isco = found
    if not row.naam:
        row.naam = (row.beroep_naam[:1].upper() + row.beroep_naam[1:])[:200]


def _fill(row: Richting, velden: dict[str, Any]) -> list[str]:
    given = {name: value for name, value in velden.items() if name != "naam" or value}
    changed = fill(row, given, SCHRIJFBAAR)
    if not row.naam:
        raise DomainError("leeg", _("Geef de richting een naam, of kies een beroep."), veld="naam")
    today = klok.today()
    if row.vacatures_op and row.vacatures_op > today:
        raise DomainError("toekomst", _("Deze dag moet nog komen. Controleer de datum."), veld="vacatures_op")
    for first, last in (("uren_van", "uren_tot"), ("loon_van", "loon_tot")):
        low, high = getattr(row, first), getattr(row, last)
        if low is not None and high is not None and high < low:
            words = _("Dit is minder dan het eerste getal. Controleer beide.")
            raise DomainError("volgorde", words, veld=last)
    if (row.loon_van is not None or row.loon_tot is not None) and not row.loon_per:
        raise DomainError("per", _("Kies of dit loon per uur of per maand is."), veld="loon_per")
    return changed


def _check_version(row: Richting, versie: int, nu: dict[str, Any]) -> None:
    if row.versie != versie:
        words = _(
            "Iemand anders heeft deze richting net gewijzigd. Hieronder staat wat er nu staat; kies wat blijft."
        )
        raise Changed("gewijzigd", words, nu=nu, versie=row.versie)
