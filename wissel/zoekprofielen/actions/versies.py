"""Versions of the zoekprofiel: writing a draft, offering it to the kandidaat, establishing it, and looking again."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.belastbaarheid.stand import Oordeel as Puntoordeel
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.profielen import lezen as profielen
from wissel.trajecten.actions.planhulp import LANGSTE_TEKST, fill
from wissel.trajecten.actions.privacy import refuse_medical
from wissel.trajecten.actions.taken import make_taak
from wissel.zoekprofielen import bronnen, inhoud, stukken
from wissel.zoekprofielen.actions.hulp import (
    GELDEND,
    STAND,
    close_tasks,
    lock_concept,
    lock_dossier,
    lock_profiel,
)
from wissel.zoekprofielen.actions.richtingen import missing_source
from wissel.zoekprofielen.models import (
    Nacontrole,
    Oordeel,
    Puntenblad,
    Richting,
    Richtingbron,
    Richtingeis,
    Zoekprofiel,
    Zoekpublicatie,
)
from wissel.zoekprofielen.toets.woorden import HOOFDSTUKKEN as NAMEN
from wissel.zoekprofielen.werkblad import BEPAALD, HOOFDSTUKKEN, Richtingblad, Werkblad, changed_after, load

SCHRIJFBAAR = (*HOOFDSTUKKEN, "geleerd", "koers", "koers_reden")
RICHTINGTEKSTEN = (
    "naam", "soorten_werk", "waarom", "toegang", "trend", "passend_reden", "haalbaar_reden", "uitgesloten_reden",
)  # fmt: skip
NIET_OVER = {"id", "bureau", "dossier", "zoekprofiel", "richting", "volgorde", "reeks", "versie"}
LEZEN, NAKIJKEN = "zoekprofiel lezen", "zoekprofiel nakijken"


@transaction.atomic
def new_version(*, dossier: Dossier, by: Actor) -> Zoekprofiel:
    """The draft to work on: the one there is, else a copy of the newest version with all its directions."""
    dossier = lock_dossier(dossier.pk, by)
    rows = Zoekprofiel.objects.filter(bureau_id=by.bureau_id, dossier=dossier)
    draft = rows.filter(stand=STAND.CONCEPT).first()
    if draft is not None:
        return draft
    newest = rows.order_by("-nummer").first()
    row = Zoekprofiel(
        bureau_id=by.bureau_id,
        dossier=dossier,
        nummer=newest.nummer + 1 if newest else 1,
        aangemaakt_op=klok.now(),
    )
    if newest is not None:
        for name in HOOFDSTUKKEN:
            setattr(row, name, getattr(newest, name))
    row.save(force_insert=True)
    if newest is not None:
        _copy(newest, row)
    record(by, "zoekprofiel_gemaakt", dossier=dossier, onderwerp=row, categorie="K")
    return row


def _copy(source: Zoekprofiel, row: Zoekprofiel) -> None:
    """Directions with their sources and demands; each keeps its series, so that versions can be compared."""
    own: dict[str, Any] = {"bureau_id": row.bureau_id, "dossier_id": row.dossier_id}
    made = {}
    for each in Richting.objects.filter(bureau_id=row.bureau_id, zoekprofiel=source).order_by(
        "volgorde", "id"
    ):
        made[each.pk] = Richting.objects.create(
            **own, zoekprofiel=row, reeks=each.reeks, volgorde=each.volgorde, **_values(each)
        )
    models: tuple[Any, ...] = (Richtingbron, Richtingeis)
    for model in models:
        rows = model.objects.filter(bureau_id=row.bureau_id, richting__zoekprofiel=source).order_by("id")
        model.objects.bulk_create(
            model(**own, richting=made[each.richting_id], **_values(each)) for each in rows
        )


def _values(row: Any) -> dict[str, Any]:
    return {
        field.name: getattr(row, field.name)
        for field in row._meta.concrete_fields
        if field.name not in NIET_OVER
    }


@transaction.atomic
def save_chapters(
    *, profiel: Zoekprofiel, by: Actor, versie: int | None = None, **velden: Any
) -> Zoekprofiel:
    """Keep the chapters and what was learned. `versie` is what was on screen; Changed when another was first."""
    row = lock_concept(profiel, by)
    before = {name: getattr(row, name) for name in SCHRIJFBAAR}
    changed = fill(row, velden, SCHRIJFBAAR)
    if not changed:
        return row
    if versie is not None and row.versie != versie:
        words = _("Iemand anders heeft dit net gewijzigd. Hieronder staat wat er nu staat; kies wat blijft.")
        raise Changed("gewijzigd", words, nu={name: before[name] for name in changed}, versie=row.versie)
    row.versie += 1
    row.save()
    record(by, "zoekprofiel_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


def obstacles(blad: Werkblad) -> list[str]:
    """What must be there before the kandidaat can read it, as sentences; empty when it can be offered."""
    found = []
    if not blad.richtingen:
        found.append(_("Voeg ten minste één richting toe."))
    empty = [str(NAMEN[name]).lower() for name in HOOFDSTUKKEN if not getattr(blad.profiel, name).strip()]
    if empty:
        found.append(_("Schrijf nog: %(wat)s.") % {"wat": ", ".join(empty)})
    bare = [each for each in blad.richtingen if not each.soorten_werk]
    if bare:
        found.append(_("Noem concreet werk bij: %(wat)s.") % {"wat": _names(bare)})
    if blad.profiel.nummer > 1 and not (blad.profiel.koers and blad.profiel.koers_reden.strip()):
        found.append(
            _("Schrijf wat er geleerd is en waarom het zoekprofiel breder, smaller of anders wordt.")
        )
    return found


def final_obstacles(blad: Werkblad) -> list[str]:
    """What will stop this version from being established, as sentences; the first is always the belastbaarheid."""
    found = obstacles(blad) if blad.profiel.stand == STAND.CONCEPT else []
    if blad.stand is None:
        found.insert(0, missing_source())
    elif blad.profiel.stand != STAND.CONCEPT and changed_after(blad):
        found.insert(0, _changed_words(blad))
    unknown = [each for each in blad.richtingen if each.rij.passend == "onbekend"]
    if unknown:
        found.append(_("Geef een oordeel of dit past bij: %(wat)s.") % {"wat": _names(unknown)})
    open_ = [each for each in blad.richtingen if each.rij.haalbaar == "onbekend"]
    if open_:
        found.append(_("Geef een oordeel of dit haalbaar is bij: %(wat)s.") % {"wat": _names(open_)})
    wrong = [each for each in blad.richtingen if each.rij.passend == "nee"]
    if wrong:
        words = ngettext(
            "Deze richting past niet. Sluit hem uit met een reden: %(wat)s.",
            "Deze richtingen passen niet. Sluit ze uit met een reden: %(wat)s.",
            len(wrong),
        )
        found.append(words % {"wat": _names(wrong)})
    if blad.richtingen and not any(
        each.rij.passend in BEPAALD and each.rij.haalbaar in BEPAALD for each in blad.richtingen
    ):
        found.append(_("Er is nog geen richting die past én haalbaar is."))
    return found


def _names(rows: list[Richtingblad]) -> str:
    return ", ".join(each.rij.naam for each in rows)


def _changed_words(blad: Werkblad) -> str:
    if blad.profiel.belastbaarheid is None:
        return _(
            "Deze versie is gemaakt zonder belastbaarheid. Maak een nieuwe versie en geef daarin de oordelen."
        )
    return _(
        "De belastbaarheid is gewijzigd na deze versie. Kijk de richtingen na, of maak een nieuwe versie."
    )


def texts(blad: Werkblad) -> dict[str, str]:
    """The texts that others read, by place; a direction has its id, a dot and the field."""
    found = {name: getattr(blad.profiel, name) for name in (*HOOFDSTUKKEN, "geleerd", "koers_reden")}
    for each in blad.alle:
        found |= {f"{each.rij.pk}.{name}": getattr(each.rij, name) for name in RICHTINGTEKSTEN}
    return found


@transaction.atomic
def offer(*, profiel: Zoekprofiel, by: Actor) -> Zoekprofiel:
    """Freeze the draft and lay it before the kandidaat, with a document and a task. Twice is once.

    A version that waited for an answer is replaced; an established one holds until the new one is established.
    Raises DomainError with what is still open.
    """
    dossier = lock_dossier(profiel.dossier_id, by)
    row = lock_profiel(profiel, by)
    if row.stand != STAND.CONCEPT:
        return row
    blad = load(row)
    missing = obstacles(blad)
    if missing:
        words = " ".join([_("Dit zoekprofiel kan nog niet naar de kandidaat."), *missing])
        raise DomainError("onvolledig", words, open=missing)
    refuse_medical(dossier, by.bureau_id, texts(blad))
    now = klok.now()
    waiting = Zoekprofiel.objects.filter(bureau_id=by.bureau_id, dossier=dossier)
    waiting.filter(stand__in=[STAND.BIJ_KANDIDAAT, STAND.AKKOORD]).update(stand=STAND.VERVANGEN)
    close_tasks(dossier, by, LEZEN, done=False)
    table = inhoud.items(blad)
    sheet = Puntenblad.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, zoekprofiel=row, inhoud=table, op=now,
        inhoud_sha256=inhoud.content_sha256(table),
    )  # fmt: skip
    known = profielen.current(row.dossier_id)
    row.profiel_nummer = known.nummer if known else None
    row.inhoud = inhoud.content(blad, sheet.inhoud_sha256)
    row.belastbaarheid = row.inhoud["belastbaarheid"]
    row.inhoud_sha256 = inhoud.content_sha256(row.inhoud)
    row.stand, row.aangeboden_op, row.aangeboden_door_id = STAND.BIJ_KANDIDAAT, now, by.lidmaatschap_id
    row.versie += 1
    row.save()
    record(by, "zoekprofiel_aangeboden", dossier=dossier, onderwerp=row, categorie="K")
    stukken.for_kandidaat(row, by)
    make_taak(
        dossier=dossier, by=by, soort="zoekprofiel", titel=_("Lees uw zoekprofiel en kies uw volgorde"),
        voor_rol=Rol.KANDIDAAT, sleutel=f"{LEZEN} {row.pk}", minuten=15,
    )  # fmt: skip
    return row


@transaction.atomic
def establish(*, profiel: Zoekprofiel, by: Actor, zonder_akkoord: str = "") -> Zoekprofiel:
    """Make an offered version the one that holds, and let the opdrachtgever read its part. Twice is once.

    Never without a dated, established belastbaarheid (S4.2): the refusal names what is missing. Without agreement of
    the kandidaat a reason is asked.
    """
    dossier = lock_dossier(profiel.dossier_id, by)
    row = lock_profiel(profiel, by)
    if row.stand == STAND.VASTGESTELD:
        return row
    if row.stand not in GELDEND:
        raise DomainError("stand", _("Leg deze versie eerst voor aan de kandidaat."))
    blad = load(row)
    missing = final_obstacles(blad)
    if row.belastbaarheid is None and blad.stand is not None:
        missing = list(dict.fromkeys([_changed_words(blad), *missing]))
    if missing:
        words = " ".join([_("Dit zoekprofiel kan nog niet worden vastgesteld."), *missing])
        raise DomainError("onvolledig", words, open=missing)
    reason = zonder_akkoord.replace("\x00", "").strip()[:LANGSTE_TEKST]
    if row.stand != STAND.AKKOORD and not reason:
        words = _(
            "De kandidaat is niet akkoord of heeft nog niet geantwoord. Schrijf waarom u toch vaststelt."
        )
        raise DomainError("akkoord", words, veld="zonder_akkoord")
    return _hold(row, dossier, reason, by)


def _hold(row: Zoekprofiel, dossier: Dossier, reason: str, by: Actor) -> Zoekprofiel:
    now = klok.now()
    earlier = Zoekprofiel.objects.filter(bureau_id=by.bureau_id, dossier=dossier, stand=STAND.VASTGESTELD)
    earlier.update(stand=STAND.VERVANGEN)
    row.zonder_akkoord = reason if row.stand != STAND.AKKOORD else ""
    row.stand, row.vastgesteld_op, row.vastgesteld_door_id = STAND.VASTGESTELD, now, by.lidmaatschap_id
    row.versie += 1
    row.save()
    published = Zoekpublicatie.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, zoekprofiel=row, nummer=row.nummer, op=now,
        inhoud=inhoud.publication(row.inhoud or {}, klok.today()),
    )  # fmt: skip
    record(by, "zoekprofiel_vastgesteld", dossier=dossier, onderwerp=row, categorie="K")
    stukken.for_opdrachtgever(row, published, by)
    close_tasks(dossier, by, NAKIJKEN)
    return row


@transaction.atomic
def look_again(*, profiel: Zoekprofiel, by: Actor, toelichting: str) -> Nacontrole:
    """Say that an offered or established version still holds with the belastbaarheid of now, and why (PT-08)."""
    row = lock_profiel(profiel, by)
    blad = load(row)
    words = toelichting.replace("\x00", "").strip()[:LANGSTE_TEKST]
    if not words:
        raise DomainError("leeg", _("Schrijf wat u nakeek en waarom het nog klopt."), veld="toelichting")
    if blad.stand is None or row.stand not in GELDEND:
        raise DomainError("stand", _("Er is niets na te kijken."))
    known = next((each for each in blad.nagekeken if each.belastbaarheid_id == blad.stand.id), None)
    if known is not None:
        return known
    _refuse_clash(blad)
    writer: Any = by.lidmaatschap_id
    made = Nacontrole.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, zoekprofiel=row, belastbaarheid_id=blad.stand.id,
        belastbaarheid=bronnen.source_of(blad.stand), toelichting=words, op=klok.now(), door_id=writer,
    )  # fmt: skip
    record(by, "zoekprofiel_nagekeken", dossier=row.dossier_id, onderwerp=row, categorie="K")
    close_tasks(row.dossier, by, NAKIJKEN)
    return made


def _refuse_clash(blad: Werkblad) -> None:
    """A direction that is called fitting while an item surely does not fit any more needs a new version."""
    wrong = [
        f"{each.rij.naam} ({', '.join(row.naam for row in each.tabel.of(Puntoordeel.PAST_NIET))})"
        for each in blad.richtingen
        if each.rij.passend == Oordeel.JA and each.tabel.of(Puntoordeel.PAST_NIET)
    ]
    if wrong:
        words = _("Dit past nu niet meer: %(wat)s. Maak een nieuwe versie en pas het oordeel aan.")
        raise DomainError("botsing", words % {"wat": "; ".join(wrong)}, veld="toelichting")
