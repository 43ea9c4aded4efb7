"""What the kandidaat does with an offered version: putting directions in order, saying why, commenting, answering."""

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from poortwachter.kalender import plus_werkdagen
from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.outbox.actions import notify
from wissel.trajecten import sjabloon
from wissel.trajecten.actions import fases
from wissel.trajecten.actions.planhulp import LANGSTE_TEKST, check_kandidaat
from wissel.trajecten.actions.taken import make_taak
from wissel.trajecten.models import Fase
from wissel.zoekprofielen.actions.hulp import STAND, close_tasks, lock_profiel
from wissel.zoekprofielen.actions.versies import LEZEN
from wissel.zoekprofielen.models import Rangorde, Zoekprofiel, Zoekstandpunt

ANTWOORD = Zoekstandpunt.Antwoord
AKKOORD = (ANTWOORD.AKKOORD, ANTWOORD.AKKOORD_MET_OPMERKING)
LEESBAAR = (STAND.BIJ_KANDIDAAT, STAND.AKKOORD, STAND.VASTGESTELD)
WERKDAGEN_VOOR_ANTWOORD = 2


def directions(profiel: Zoekprofiel) -> dict[str, str]:
    """The directions of an offered version that can be put in order: series and name."""
    return {row["reeks"]: row["naam"] for row in (profiel.inhoud or {}).get("richtingen", [])}


def ranked(profiel: Zoekprofiel, reeksen: list[str]) -> list[str]:
    """All series in order: those that were placed first, then the others as the version has them."""
    known = directions(profiel)
    placed = [each for each in dict.fromkeys(reeksen) if each in known]
    return placed + [each for each in known if each not in placed]


@transaction.atomic
def move(*, profiel: Zoekprofiel, reeks: uuid.UUID, kant: str, by: Actor) -> Rangorde:
    """Put a direction one place higher (`op`) or lower (`neer`) in the own order. At the edge nothing happens."""
    if kant not in {"op", "neer"}:
        raise DomainError("kant", _("Kies hoger of lager."))
    row = _readable(profiel, by)
    mine = _order(row, by)
    order = ranked(row, mine.reeksen)
    if str(reeks) not in order:
        raise Changed("weg", _("Deze richting staat niet meer in het zoekprofiel. Ververs de pagina."))
    here = order.index(str(reeks))
    there = here + (-1 if kant == "op" else 1)
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    if order != mine.reeksen:
        mine.reeksen, mine.gewijzigd_op = order, klok.now()
        mine.save(update_fields=["reeksen", "gewijzigd_op"])
        record(by, "rangorde_gewijzigd", dossier=row.dossier_id, onderwerp=mine, categorie="K")
    return mine


@transaction.atomic
def choose(*, profiel: Zoekprofiel, woorden: str, by: Actor) -> Rangorde:
    """Say in own words why the order is so; with it the order counts as chosen.

    An open phase that asks for the kandidaat's own choice gets it too, so that nothing is asked twice (S0.17).
    """
    row = _readable(profiel, by)
    words = _text(woorden, "woorden", _("Schrijf in uw eigen woorden waarom dit uw volgorde is."))
    mine = _order(row, by)
    order = ranked(row, mine.reeksen)
    if mine.klaar_op and (mine.reeksen, mine.woorden) == (order, words):
        return mine
    mine.reeksen, mine.woorden = order, words
    mine.gewijzigd_op = mine.klaar_op = klok.now()
    mine.save()
    _tell_phase(row, [directions(row)[each] for each in order], words, by)
    record(by, "rangorde_gekozen", dossier=row.dossier_id, onderwerp=mine, categorie="K")
    return mine


def _tell_phase(row: Zoekprofiel, names: list[str], words: str, by: Actor) -> None:
    open_ = Fase.objects.filter(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, gestart_op__isnull=False, gesloten_op__isnull=True
    )
    for fase in open_.select_related("traject").order_by("volgorde"):
        rules = sjabloon.fase_van(fase.traject.sjabloon, fase.sleutel).get("sluiten", {})
        if rules.get("keuze_kandidaat"):
            fases.choose(fase=fase, keuze=names, woorden=words, by=by)


@transaction.atomic
def comment(*, profiel: Zoekprofiel, reeks: uuid.UUID, tekst: str, by: Actor) -> Zoekstandpunt:
    """Write something about one direction. The same words twice are one."""
    row = _readable(profiel, by)
    if str(reeks) not in _all(row):
        raise Changed("weg", _("Deze richting staat niet meer in het zoekprofiel. Ververs de pagina."))
    words = _text(tekst, "tekst", _("Schrijf wat u van deze richting vindt."))
    return _say(row, ANTWOORD.OPMERKING, words, by, reeks=reeks)


@transaction.atomic
def give_standpunt(
    *, profiel: Zoekprofiel, antwoord: str, tekst: str = "", inhoud_sha256: str, by: Actor
) -> Zoekstandpunt:
    """Answer an offered version; `inhoud_sha256` is what was read. "Niet akkoord" is a task for the coach.

    Raises Changed when the version read is not the one that holds; the same answer twice is one.
    """
    row = _readable(profiel, by)
    if antwoord not in {*AKKOORD, ANTWOORD.NIET_AKKOORD, ANTWOORD.VRAAG}:
        raise DomainError("antwoord", _("Kies een antwoord."), veld="antwoord")
    words = tekst.replace("\x00", "").strip()[:LANGSTE_TEKST]
    asked = {
        ANTWOORD.AKKOORD_MET_OPMERKING: _("Schrijf uw opmerking, of kies akkoord."),
        ANTWOORD.VRAAG: _("Schrijf uw vraag. Dan kan uw coach antwoorden."),
    }
    if not words and antwoord in asked:
        raise DomainError("leeg", asked[ANTWOORD(antwoord)], veld="tekst")
    if inhoud_sha256 != row.inhoud_sha256:
        raise Changed("gewijzigd", _("Dit is een andere versie dan u las. Lees hem opnieuw en antwoord dan."))
    if row.stand == STAND.VASTGESTELD:
        words_ = _("Dit zoekprofiel is al vastgesteld. Wilt u iets anders? Vraag het uw coach.")
        raise DomainError("vastgesteld", words_)
    made = _say(row, antwoord, words, by)
    row.stand = STAND.AKKOORD if antwoord in AKKOORD else STAND.BIJ_KANDIDAAT
    row.akkoord_op = klok.now() if antwoord in AKKOORD else None
    row.versie += 1
    row.save(update_fields=["stand", "akkoord_op", "versie"])
    if antwoord != ANTWOORD.VRAAG:
        close_tasks(row.dossier, by, LEZEN)
    return made


def _say(row: Zoekprofiel, antwoord: str, words: str, by: Actor, reeks: Any = None) -> Zoekstandpunt:
    rows = Zoekstandpunt.objects.filter(bureau_id=by.bureau_id, zoekprofiel=row, reeks=reeks)
    last = rows.order_by("-gegeven_op", "-id").first()
    writer: Any = by.lidmaatschap_id
    if last is not None and (last.antwoord, last.tekst) == (antwoord, words):
        return last
    made = Zoekstandpunt.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, zoekprofiel=row, reeks=reeks, antwoord=antwoord,
        tekst=words, inhoud_sha256=row.inhoud_sha256, gegeven_op=klok.now(), gegeven_door_id=writer,
    )  # fmt: skip
    record(by, f"zoekprofiel_{antwoord}", dossier=row.dossier_id, onderwerp=made, categorie="K")
    _tell_coach(row, made, by)
    return made


def _tell_coach(row: Zoekprofiel, made: Zoekstandpunt, by: Actor) -> None:
    titles = {
        ANTWOORD.AKKOORD_MET_OPMERKING: _("Lees de opmerking bij het zoekprofiel"),
        ANTWOORD.NIET_AKKOORD: _("Bespreek het zoekprofiel: niet akkoord"),
        ANTWOORD.VRAAG: _("Beantwoord de vraag over het zoekprofiel"),
        ANTWOORD.OPMERKING: _("Lees de opmerking bij een richting van het zoekprofiel"),
    }
    title = titles.get(ANTWOORD(made.antwoord))
    if title is not None:
        make_taak(
            dossier=row.dossier, by=by, soort="zoekprofiel", titel=title, voor_rol=Rol.COACH,
            sleutel=f"zoekprofiel standpunt {made.pk}",
            due_on=plus_werkdagen(klok.today(), WERKDAGEN_VOOR_ANTWOORD),
        )  # fmt: skip
    if row.dossier.coach is not None:
        path = f"/dossiers/{row.dossier_id}/zoekprofiel/"
        notify(by, persoon=row.dossier.coach, soort="plan_antwoord", dossier=row.dossier, pad=path)


def _readable(profiel: Zoekprofiel, by: Actor) -> Zoekprofiel:
    row = lock_profiel(profiel, by)
    check_kandidaat(row.dossier, by)
    if row.stand not in LEESBAAR:
        raise Changed("vervangen", _("Er is een nieuwere versie van uw zoekprofiel. Lees die eerst."))
    return row


def _order(row: Zoekprofiel, by: Actor) -> Rangorde:
    writer: Any = by.lidmaatschap_id
    mine, _made = Rangorde.objects.get_or_create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, zoekprofiel=row,
        defaults={"gewijzigd_op": klok.now(), "door_id": writer},
    )  # fmt: skip
    return mine


def _all(row: Zoekprofiel) -> set[str]:
    content = row.inhoud or {}
    return {each["reeks"] for each in (*content.get("richtingen", ()), *content.get("uitgesloten", ()))}


def _text(value: str, veld: str, leeg: str) -> str:
    words = value.replace("\x00", "").strip()
    if not words:
        raise DomainError("leeg", leeg, veld=veld)
    if len(words) > LANGSTE_TEKST:
        text = _("Deze tekst is te lang: hooguit %(tot)s tekens. Kort hem in.") % {"tot": LANGSTE_TEKST}
        raise DomainError("te_lang", text, veld=veld)
    return words
