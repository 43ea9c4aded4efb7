"""The orientatieprofiel: lines with their source in exactly five parts, written by coach and kandidaat, then fixed."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.orientatie.etiket import label
from wissel.orientatie.models import Afname, Orientatieprofiel, Orientatieregel
from wissel.trajecten.actions.planhulp import clean
from wissel.trajecten.inhoud import content_sha256

MEESTE_REGELS = 60
LANGSTE = 1500
DEEL, BRON, THEMA, STAND = (
    Orientatieregel.Deel, Orientatieregel.Bron, Orientatieregel.Thema, Orientatieprofiel.Stand,
)  # fmt: skip
# Which sub-heading belongs in which part (S2.30: talents and motivation).
THEMA_IN = {THEMA.TALENT: DEEL.CAPACITEITEN, THEMA.MOTIVATIE: DEEL.DRIJFVEREN}


@transaction.atomic
def working_version(*, dossier: Dossier, by: Actor) -> Orientatieprofiel:
    """The version that can change: the one in progress, else a new one that begins as the last fixed one."""
    dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    rows = Orientatieprofiel.objects.filter(bureau_id=by.bureau_id, dossier=dossier)
    open_one = rows.filter(stand=STAND.CONCEPT).first()
    if open_one is not None:
        return open_one
    if dossier.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Dit dossier is gesloten. Het profiel verandert niet meer."))
    last = rows.order_by("-nummer").first()
    number = (rows.aggregate(last=Max("nummer"))["last"] or 0) + 1
    made = Orientatieprofiel.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, nummer=number, stand=STAND.CONCEPT, gemaakt_op=klok.now()
    )
    if last is not None:
        _copy_lines(last, made)
    record(by, "orientatieprofiel_begonnen", dossier=dossier, onderwerp=made, categorie="M")
    return made


@transaction.atomic
def add_line(
    *,
    dossier: Dossier,
    by: Actor,
    deel: str,
    tekst: str,
    bron: str = BRON.KANDIDAAT,
    thema: str = "",
    afname: Afname | None = None,
    bron_op: dt.date | None = None,
) -> Orientatieregel:
    """Add a line with its source. The kandidaat writes own words only; a test is one that was talked about.

    The same words in the same part are one line. Raises DomainError at the field.
    """
    profiel = working_version(dossier=dossier, by=by)
    row = Orientatieregel(
        bureau_id=by.bureau_id, dossier_id=profiel.dossier_id, profiel=profiel, op=klok.now(),
        door_id=by.lidmaatschap_id,
    )  # fmt: skip
    _fill(row, by, deel=deel, tekst=tekst, bron=bron, thema=thema, afname=afname, bron_op=bron_op)
    known = Orientatieregel.objects.filter(bureau_id=by.bureau_id, profiel=profiel)
    same = known.filter(deel=row.deel, tekst=row.tekst, bron=row.bron).first()
    if same is not None:
        return same
    if known.count() >= MEESTE_REGELS:
        text = _("Er staan al %(aantal)s regels. Voeg samen wat bij elkaar hoort.") % {
            "aantal": MEESTE_REGELS
        }
        raise DomainError("te_veel", text, veld="tekst")
    row.volgorde = (known.aggregate(last=Max("volgorde"))["last"] or 0) + 1
    row.save(force_insert=True)
    record(by, "orientatieregel_toegevoegd", dossier=profiel.dossier_id, onderwerp=row, categorie="M")
    return row


@transaction.atomic
def change_line(
    *, regel: Orientatieregel, by: Actor, slot: int, tekst: str, **velden: Any
) -> Orientatieregel:
    """Change a line. The kandidaat changes own words, and nobody else does. Raises Changed for a second editor."""
    row = _open_line(regel, by)
    if row.slot != slot:
        raise Changed(
            "gewijzigd", _("Iemand anders heeft deze regel net gewijzigd. Bekijk eerst wat er nu staat.")
        )
    values = {
        "deel": row.deel,
        "bron": row.bron,
        "thema": row.thema,
        "afname": row.afname,
        "bron_op": row.bron_op,
    }
    _fill(row, by, tekst=tekst, **{**values, **velden})
    row.slot += 1
    row.save()
    record(by, "orientatieregel_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="M")
    return row


@transaction.atomic
def remove_line(*, regel: Orientatieregel, by: Actor) -> None:
    """Take a line out of the version in progress; it stays in fixed versions."""
    row = _open_line(regel, by)
    record(by, "orientatieregel_weggehaald", dossier=row.dossier_id, onderwerp=row, categorie="M")
    row.delete()


@transaction.atomic
def freeze(*, profiel: Orientatieprofiel, by: Actor) -> Orientatieprofiel:
    """Fix a version. Every one of the five parts has at least one line; else the refusal names the empty ones."""
    row = Orientatieprofiel.objects.select_for_update(of=("self",)).select_related("dossier").get(
        bureau_id=by.bureau_id, pk=profiel.pk
    )  # fmt: skip
    if row.stand == STAND.VAST:
        return row
    missing = empty_parts(row)
    if missing:
        text = _("Het profiel kan nog niet vast. Deze delen zijn nog leeg: %(delen)s.")
        raise DomainError("lege_delen", text % {"delen": ", ".join(str(part.label) for part in missing)})
    row.inhoud = content_of(row)
    row.inhoud_sha256 = content_sha256(row.inhoud)
    row.stand, row.vastgesteld_op, row.vastgesteld_door_id = STAND.VAST, klok.now(), by.lidmaatschap_id
    row.save(update_fields=["inhoud", "inhoud_sha256", "stand", "vastgesteld_op", "vastgesteld_door"])
    record(by, "orientatieprofiel_vastgesteld", dossier=row.dossier_id, onderwerp=row, categorie="M")
    return row


def empty_parts(profiel: Orientatieprofiel | None) -> list[Orientatieregel.Deel]:
    """The parts without a line, in their order; all five when there is no profile."""
    if profiel is None:
        return list(DEEL)
    rows = Orientatieregel.objects.filter(bureau_id=profiel.bureau_id, profiel=profiel)
    filled = set(rows.values_list("deel", flat=True))
    return [part for part in DEEL if part.value not in filled]


def latest(bureau_id: Any, dossier_id: Any) -> Orientatieprofiel | None:
    """The newest version, in progress or fixed."""
    rows = Orientatieprofiel.objects.filter(bureau_id=bureau_id, dossier_id=dossier_id)
    return rows.order_by("-nummer").first()


def content_of(profiel: Orientatieprofiel) -> dict[str, Any]:
    """What a fixed version says, as plain data: always five parts, each line with its theme and its source."""
    rows = Orientatieregel.objects.filter(bureau_id=profiel.bureau_id, profiel=profiel).order_by(
        "volgorde", "id"
    )
    lines: dict[str, list[dict[str, str]]] = {part.value: [] for part in DEEL}
    for row in rows:
        lines[row.deel].append(
            {"tekst": row.tekst, "thema": row.thema, "bron": row.bron, "bron_woorden": row.bron_woorden}
        )
    return {
        "versie": profiel.nummer,
        "delen": [{"deel": part.value, "regels": lines[part.value]} for part in DEEL],
    }


def _fill(
    row: Orientatieregel,
    by: Actor,
    *,
    deel: str,
    tekst: str,
    bron: str,
    thema: str,
    afname: Afname | None,
    bron_op: dt.date | None,
) -> None:
    if deel not in DEEL.values:
        raise DomainError("deel", _("Kies bij welk deel dit hoort."), veld="deel")
    if thema and THEMA_IN.get(THEMA(thema) if thema in THEMA.values else THEMA.GEEN) != deel:
        raise DomainError("thema", _("Dit kopje hoort bij een ander deel."), veld="thema")
    words = clean(row, "tekst", tekst)
    if not words:
        raise DomainError("leeg", _("Schrijf hier wat u wilt zeggen."), veld="tekst")
    if len(words) > LANGSTE:
        text = _("Deze tekst is te lang: hooguit %(tot)s tekens. Maak hem korter.") % {"tot": LANGSTE}
        raise DomainError("te_lang", text, veld="tekst")
    row.deel, row.thema, row.tekst = deel, thema, words
    _source(row, by, bron, afname, bron_op)


def _source(row: Orientatieregel, by: Actor, bron: str, afname: Afname | None, op: dt.date | None) -> None:
    if by.is_kandidaat and bron != BRON.KANDIDAAT:
        raise DomainError("bron", _("U schrijft uw eigen woorden. De bron is dan u zelf."), veld="bron")
    if not by.is_kandidaat and bron == BRON.KANDIDAAT:
        text = _("Eigen woorden schrijft de kandidaat zelf. Kies “Gesprek” voor wat u samen besprak.")
        raise DomainError("bron", text, veld="bron")
    if bron not in BRON.values:
        raise DomainError("bron", _("Kies waar dit uit komt."), veld="bron")
    row.bron, row.afname, row.bron_op = bron, None, op or klok.today()
    if row.bron_op > klok.today():
        raise DomainError("toekomst", _("Deze dag ligt in de toekomst."), veld="bron_op")
    if bron == BRON.TEST:
        _from_test(row, afname)
    elif bron == BRON.GESPREK:
        row.bron_woorden = _("Gesprek op %(dag)s") % {"dag": lange_datum(row.bron_op)}
    else:
        row.bron_woorden = _("Eigen woorden van de kandidaat, %(dag)s") % {"dag": lange_datum(row.bron_op)}


def _from_test(row: Orientatieregel, afname: Afname | None) -> None:
    """The source is named with its label, version and norm, as they were when it was taken."""
    if afname is None or afname.dossier_id != row.dossier_id:
        raise DomainError("afname", _("Kies uit welke test of vragenlijst dit komt."), veld="afname")
    if afname.prive:
        text = _("Een eigen meting is van de kandidaat zelf en hoort niet in het profiel.")
        raise DomainError("prive", text, veld="afname")
    if afname.afgenomen_op is None or (afname.bespreken and afname.besproken_op is None):
        text = _("Bespreek deze uitslag eerst met de kandidaat. Daarna kan hij in het profiel.")
        raise DomainError("niet_besproken", text, veld="afname")
    row.afname, row.bron_op = afname, afname.afgenomen_op
    kind = label(afname.soort, afname.geldig_tot, afname.afgenomen_op)
    parts = [f"{afname.naam} ({kind})", _("versie %(versie)s") % {"versie": afname.instrumentversie}]
    if afname.normgroep:
        parts.append(_("norm %(norm)s") % {"norm": afname.normgroep})
    row.bron_woorden = ", ".join([*parts, lange_datum(afname.afgenomen_op)])[:250]


def _open_line(regel: Orientatieregel, by: Actor) -> Orientatieregel:
    row = Orientatieregel.objects.select_for_update(of=("self",)).select_related("profiel", "afname").get(
        bureau_id=by.bureau_id, pk=regel.pk
    )  # fmt: skip
    if row.profiel.stand != STAND.CONCEPT:
        text = _("Versie %(nummer)s staat vast en verandert niet meer. Begin een nieuwe versie.")
        raise DomainError("vast", text % {"nummer": row.profiel.nummer})
    own = row.bron == BRON.KANDIDAAT
    if own is not by.is_kandidaat:
        text = (
            _("Deze regel is van de coach.")
            if by.is_kandidaat
            else _("Deze woorden zijn van de kandidaat zelf.")
        )
        raise DomainError("niet_van_u", text)
    return row


def _copy_lines(old: Orientatieprofiel, new: Orientatieprofiel) -> None:
    rows = Orientatieregel.objects.filter(bureau_id=old.bureau_id, profiel=old).order_by("volgorde", "id")
    names = (
        "volgorde",
        "deel",
        "thema",
        "tekst",
        "bron",
        "afname_id",
        "bron_op",
        "bron_woorden",
        "op",
        "door_id",
    )
    Orientatieregel.objects.bulk_create(
        Orientatieregel(
            bureau_id=new.bureau_id, dossier_id=new.dossier_id, profiel=new,
            **{name: getattr(row, name) for name in names},
        )
        for row in rows
    )  # fmt: skip
