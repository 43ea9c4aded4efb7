"""The voortgangsrapportage: planned, drafted from the log, read by the kandidaat first, frozen, sent, corrected.

What the kandidaat reads is what is sent: while a report lies with the kandidaat it cannot be changed, and taking it
back asks the kandidaat to read again. Nobody but the kandidaat writes the zienswijze. Once frozen nothing changes;
a correction is a new version with a reason, which the kandidaat reads first too.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from poortwachter.kalender import werkdag_op_of_voor
from wissel import klok
from wissel.accounts.actor import SYSTEEM, Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.outbox.actions import notify
from wissel.trajecten import inhoud, plichten, sjabloon
from wissel.trajecten.actions import rapportconcept as concept
from wissel.trajecten.actions.rapportconcept import (
    BEGONNEN,
    TEKSTEN,
    VAST,
    Gat,
    Stand,
    draft_lines,
    gaps,
    reader_words,
    sources,
)
from wissel.trajecten.models import Beoordeling, Rapportage, Rapportbron, Traject

__all__ = [
    "Gat", "correct", "draft_lines", "freeze", "gaps", "give_zienswijze", "make_calendar", "mark_read", "mark_sent",
    "reader_words", "refresh_draft", "save_draft", "score", "sources", "start_draft", "take_back", "to_kandidaat",
]  # fmt: skip

SPOOR1 = ("spoor1_antwoord", "spoor1_door", "spoor1_op", "spoor1_nagevraagd_op")
VELDEN = (*TEKSTEN, *SPOOR1)
LANGST = 20_000
CORRECTIE_DAGEN = 7


@transaction.atomic
def make_calendar(*, traject: Traject, by: Actor) -> list[Rapportage]:
    """Plan the reports from start to end (or extension) by the rhythm of the sjabloon. Again after a change is safe.

    Reports that were begun stay as they are and the rhythm goes on from the last of those, so that no period becomes
    longer or very short; without one, what was planned follows the new start. Raises DomainError as long as start and
    end were not agreed.
    """
    if traject.start_op is None or (traject.verlengd_tot or traject.eind_op) is None:
        raise DomainError("geen_start", _("Spreek eerst start en einde van het traject af."))
    end = max(day for day in (traject.eind_op, traject.verlengd_tot) if day)
    Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=traject.dossier_id)
    rows = list(
        Rapportage.objects.filter(bureau_id=by.bureau_id, traject=traject).order_by("nummer", "versie")
    )
    begun = [row for row in rows if row.stand != Stand.GEPLAND]
    planned = {row.nummer: row for row in rows if row.stand == Stand.GEPLAND}
    last = max(begun, key=lambda row: row.nummer, default=None)
    moments = sjabloon.rapportmomenten(traject.sjabloon, last.periode_tot if last else traject.start_op, end)
    _plan(traject, moments, last, planned)
    record(by, "rapportkalender_gemaakt", dossier=traject.dossier_id, onderwerp=traject, categorie="J")
    plichten.refresh(traject.dossier)
    return list(
        Rapportage.objects.filter(bureau_id=by.bureau_id, traject=traject).order_by("nummer", "versie")
    )


def _plan(
    traject: Traject, moments: list[Any], last: Rapportage | None, planned: dict[int, Rapportage]
) -> None:
    first = last.nummer + 1 if last else 1
    for place, moment in enumerate(moments):
        begin = last.periode_tot + dt.timedelta(days=1) if last and place == 0 else moment.van
        row = planned.pop(first + place, None) or Rapportage(
            bureau_id=traject.bureau_id, dossier_id=traject.dossier_id, traject=traject, nummer=first + place
        )
        dates = (begin, moment.tot, moment.versturen_uiterlijk)
        if (row.periode_van, row.periode_tot, row.versturen_uiterlijk) != dates:
            row.periode_van, row.periode_tot, row.versturen_uiterlijk = dates
            row.save()
    for row in planned.values():
        row.delete()


@transaction.atomic
def start_draft(*, rapport: Rapportage, by: Actor) -> Rapportage:
    """Begin a report: its parts are composed from the log, each line kept as a source. Beginning twice changes nothing.

    Raises DomainError before the period begins, and while another report of this traject is being written: what is
    logged now goes into that one first.
    """
    row = _locked(rapport, by)
    if row.stand == Stand.CONCEPT:
        return row
    if row.stand != Stand.GEPLAND:
        raise DomainError("begonnen", _("Dit verslag is al verder. Ververs de pagina."))
    if row.periode_van > klok.today():
        raise DomainError("te_vroeg", _("Deze periode moet nog beginnen. Er valt nog niets te melden."))
    other = Rapportage.objects.filter(
        bureau_id=by.bureau_id, traject=row.traject, stand__in=BEGONNEN, versie=1
    ).exclude(nummer=row.nummer).first()  # fmt: skip
    if other is not None:
        text = _(
            "Rapportage %(nummer)s is nog niet vastgesteld. Stel die eerst vast; daarna neemt deze over."
        )
        raise DomainError("eerder_open", text % {"nummer": other.nummer})
    row.stand = Stand.CONCEPT
    made = concept.take_in(row, draft_lines(row), klok.today())
    _store(row)
    Rapportbron.objects.bulk_create(made)
    return _done(row, by, "rapport_begonnen")


@transaction.atomic
def save_draft(*, rapport: Rapportage, by: Actor, slot: int, **velden: Any) -> Rapportage:
    """Keep the texts and the answer on spoor 1 as they stand now. `slot` is the state that was on screen.

    Raises Changed when somebody else saved meanwhile: `nu` then holds their text per field that differs.
    """
    row = _locked(rapport, by)
    unknown = set(velden) - set(VELDEN)
    if unknown:
        raise DomainError("onbekend_veld", _("Dit veld bestaat niet. Ververs de pagina."))
    clean = {name: _clean(name, value) for name, value in velden.items()}
    differ = {name: getattr(row, name) for name, value in clean.items() if getattr(row, name) != value}
    if not differ:
        return row
    _still_draft(row)
    if slot != row.slot:
        text = _("Iemand anders heeft dit verslag net gewijzigd. Beide teksten staan hieronder.")
        raise Changed("gewijzigd", text, nu=differ, slot=row.slot)
    for name in differ:
        setattr(row, name, clean[name])
    _store(row)
    return row


@transaction.atomic
def refresh_draft(*, rapport: Rapportage, by: Actor) -> Rapportage:
    """Bring in the log lines written since, behind what stands there; corrected lines replace their old sentence."""
    row = _locked(rapport, by)
    _still_draft(row)
    taken = sources(row)
    old = concept.outdated(taken)
    fresh = concept.missing_lines(row, taken)
    if not old and not fresh:
        return row
    concept.leave_out(row, old)
    made = concept.take_in(row, fresh, klok.today())
    _store(row)
    Rapportbron.objects.filter(bureau_id=by.bureau_id, pk__in=[source.pk for source in old]).delete()
    Rapportbron.objects.bulk_create(made)
    return _done(row, by, "rapport_aangevuld")


@transaction.atomic
def to_kandidaat(*, rapport: Rapportage, by: Actor) -> Rapportage:
    """Lay the report before the kandidaat, who reads first. Everything but that reading must be there already."""
    row = _locked(rapport, by)
    if row.stand == Stand.BIJ_KANDIDAAT:
        return row
    _still_draft(row)
    _refuse_gaps([*concept.text_gaps(row), *concept.line_gaps(row), *concept.privacy_gaps(row)])
    row.stand, row.naar_kandidaat_op = Stand.BIJ_KANDIDAAT, klok.now()
    row.gelezen_op = row.zienswijze_op = None
    _store(row)
    return _done(row, by, "rapport_naar_kandidaat")


@transaction.atomic
def take_back(*, rapport: Rapportage, by: Actor) -> Rapportage:
    """Take a report back to change it. What the kandidaat wrote stays; the kandidaat is asked to read again later."""
    row = _locked(rapport, by)
    if row.stand == Stand.CONCEPT:
        return row
    if row.stand != Stand.BIJ_KANDIDAAT:
        raise DomainError(
            "vast", _("Dit verslag is vastgesteld. Maak een nieuwe versie om iets te verbeteren.")
        )
    row.stand = Stand.CONCEPT
    _store(row)
    return _done(row, by, "rapport_teruggehaald")


@transaction.atomic
def mark_read(*, rapport: Rapportage, by: Actor) -> Rapportage:
    """Note when the kandidaat opened the report for the first time."""
    row = _locked(rapport, by, own=True)
    if row.gelezen_op is None and row.stand == Stand.BIJ_KANDIDAAT:
        row.gelezen_op = klok.now()
        row.save(update_fields=["gelezen_op"])
        record(by, "rapport_gelezen", dossier=row.dossier_id, onderwerp=row, categorie="J")
    return row


@transaction.atomic
def give_zienswijze(*, rapport: Rapportage, tekst: str, by: Actor) -> Rapportage:
    """The kandidaat's own words, or nothing to add (empty). Nobody else can write or change them.

    Until the report is frozen the kandidaat may write again. Raises DomainError for everyone else.
    """
    row = _locked(rapport, by, own=True)
    if row.stand != Stand.BIJ_KANDIDAAT:
        text = _("U kunt nu niets bij dit verslag schrijven. Wilt u nog iets kwijt? Vraag het uw coach.")
        raise DomainError("gesloten", text)
    if len(tekst.strip()) > LANGST:
        raise DomainError("te_lang", _("Deze tekst is te lang. Maak hem korter."), veld="tekst")
    if row.zienswijze_op is not None and row.zienswijze == tekst.strip():
        return row
    row.zienswijze, row.zienswijze_op, row.zienswijze_door_id = tekst.strip(), klok.now(), by.lidmaatschap_id
    row.gelezen_op = row.gelezen_op or row.zienswijze_op
    _store(row)
    if row.dossier.coach is not None:
        path = f"/dossiers/{row.dossier_id}/rapporten/{row.pk}/"
        notify(by, persoon=row.dossier.coach, soort="rapport_reactie", dossier=row.dossier_id, pad=path)
    return _done(row, by, "rapport_zienswijze")


@transaction.atomic
def freeze(*, rapport: Rapportage, by: Actor) -> Rapportage:
    """Fix the report by hash over its content and sources. Raises DomainError that names every gap.

    Log lines wait while this runs, so that none falls between this report and the next.
    """
    row = _locked(rapport, by)
    if row.stand in VAST:
        return row
    _refuse_gaps(gaps(row))
    row.stand, row.bevroren_op, row.bevroren_door_id = Stand.BEVROREN, klok.now(), by.lidmaatschap_id
    lines = [str(source.regel_id) for source in sources(row)]
    row.inhoud_sha256 = inhoud.content_sha256(inhoud.report_content(row, lines))
    _store(row)
    _replace(row, Stand.BEVROREN)
    return _done(row, by, "rapport_vastgesteld")


@transaction.atomic
def mark_sent(*, rapport: Rapportage, by: Actor) -> Rapportage:
    """Note that the frozen report went out; an earlier version of it is replaced from now on."""
    row = _locked(rapport, by)
    if row.stand == Stand.VERZONDEN:
        return row
    if row.stand != Stand.BEVROREN:
        raise DomainError("niet_vast", _("Stel het verslag eerst vast. Daarna kunt u het versturen."))
    row.stand, row.verzonden_op = Stand.VERZONDEN, klok.now()
    _store(row)
    _replace(row, Stand.BEVROREN, Stand.VERZONDEN)
    return _done(row, by, "rapport_verzonden")


@transaction.atomic
def correct(*, rapport: Rapportage, reden: str, by: Actor) -> Rapportage:
    """Open a new version of a frozen report, with why. The kandidaat reads it first; until then the old one holds.

    It is to be sent within a week. Asking twice gives the version that is being written already.
    """
    row = _locked(rapport, by)
    if not 0 < len(reden.strip()) <= 300:
        raise DomainError("reden", _("Schrijf kort wat er niet klopte, hoogstens 300 tekens."), veld="reden")
    same = Rapportage.objects.filter(bureau_id=by.bureau_id, traject=row.traject, nummer=row.nummer)
    newest = same.order_by("-versie")[0]
    if newest.stand in BEGONNEN and newest.versie > row.versie:
        return newest
    if row.stand not in {Stand.BEVROREN, Stand.VERZONDEN} or newest.pk != row.pk:
        raise DomainError("niet_vast", _("Een nieuwe versie maakt u van het laatste vastgestelde verslag."))
    due = werkdag_op_of_voor(klok.today() + dt.timedelta(days=CORRECTIE_DAGEN))
    copied = {name: getattr(row, name) for name in (*VELDEN, "periode_van", "periode_tot", "zienswijze")}
    fresh = Rapportage.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, traject=row.traject, nummer=row.nummer,
        versie=row.versie + 1, stand=Stand.CONCEPT, correctie_reden=reden.strip(),
        versturen_uiterlijk=max(due, row.versturen_uiterlijk), **copied,
    )  # fmt: skip
    Rapportbron.objects.bulk_create(
        Rapportbron(
            bureau_id=by.bureau_id, dossier_id=row.dossier_id, rapportage=fresh, regel_id=source.regel_id,
            deel=source.deel,
        )
        for source in sources(row)
    )  # fmt: skip
    return _done(fresh, by, "rapport_nieuwe_versie")


@transaction.atomic
def score(
    *, rapport: Rapportage, voortgang: int, werkwijze: int, samenwerking: int, tekst: str, by: Actor
) -> Beoordeling:
    """Three scores from 1 to 10 by kandidaat or opdrachtgever, once each per report that will not change (S3.8)."""
    row = _locked(rapport, by, own=by.is_kandidaat, any_role=True)
    opdracht = by.organisatie_id in {row.dossier.opdrachtgever_id, row.dossier.werkgever_id}
    if not by.is_kandidaat and not (by.rol == Rol.OPDRACHTGEVER and opdracht and row.verzonden_op):
        raise DomainError("niet_van_u", _("Cijfers geven kandidaat en opdrachtgever, ieder voor zich."))
    marks = {"voortgang": voortgang, "werkwijze": werkwijze, "samenwerking": samenwerking}
    for name, mark in marks.items():
        if not 1 <= mark <= 10:
            raise DomainError("cijfer", _("Geef een cijfer van 1 tot en met 10."), veld=name)
    known = Beoordeling.objects.filter(bureau_id=by.bureau_id, rapportage=row, van=by.rol).first()
    if known is not None:
        if all(getattr(known, name) == mark for name, mark in marks.items()) and known.tekst == tekst.strip():
            return known
        raise DomainError("al_gegeven", _("U heeft al cijfers gegeven bij dit verslag."))
    if row.stand not in {Stand.BEVROREN, Stand.VERZONDEN}:
        text = _("U kunt nu niets bij dit verslag schrijven. Wilt u nog iets kwijt? Vraag het uw coach.")
        raise DomainError("gesloten", text)
    member: Any = by.lidmaatschap_id
    made = Beoordeling.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, rapportage=row, van=by.rol, tekst=tekst.strip(), **marks,
        gegeven_op=klok.now(), gegeven_door_id=member,
    )  # fmt: skip
    record(by, "rapport_beoordeeld", dossier=row.dossier_id, onderwerp=row, categorie="J")
    return made


def _locked(rapport: Rapportage, by: Actor, *, own: bool = False, any_role: bool = False) -> Rapportage:
    """The row, held until the end; `own` is for the kandidaat of the case, else it is the coach's to write.

    The dossier is held first, as writing in the log does, so that two verbs never wait for each other.
    """
    Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=rapport.dossier_id)
    row = Rapportage.objects.select_for_update(of=("self",)).select_related(
        "traject", "dossier__coach", "dossier__kandidaat"
    ).get(bureau_id=by.bureau_id, pk=rapport.pk)  # fmt: skip
    if own:
        if not by.is_kandidaat or by.persoon_id != row.dossier.kandidaat_id:
            raise DomainError("niet_van_u", _("Alleen de kandidaat schrijft de eigen zienswijze."))
    elif not any_role and by.rol not in {Rol.COACH, SYSTEEM}:
        raise DomainError("niet_van_u", _("Alleen de coach schrijft de rapportage."))
    return row


def _clean(name: str, value: Any) -> Any:
    if name in {"spoor1_op", "spoor1_nagevraagd_op"}:
        if value is not None and value > klok.today():
            text = _("Deze dag ligt in de toekomst. Vul een dag in tot en met vandaag.")
            raise DomainError("toekomst", text, veld=name)
        return value
    text = (value or "").replace("\r\n", "\n").strip()
    most = 150 if name == "spoor1_door" else LANGST
    if len(text) > most:
        words = _("Dit is te lang. Gebruik hoogstens %(aantal)s tekens.") % {"aantal": most}
        raise DomainError("te_lang", words, veld=name)
    return text


def _still_draft(row: Rapportage) -> None:
    if row.stand == Stand.CONCEPT:
        return
    if row.stand == Stand.GEPLAND:
        raise DomainError("niet_begonnen", _("Begin eerst aan dit verslag."))
    if row.stand == Stand.BIJ_KANDIDAAT:
        text = _("Dit verslag ligt bij de kandidaat. Haal het eerst terug als u iets wilt wijzigen.")
        raise DomainError("bij_kandidaat", text)
    raise DomainError("vast", _("Dit verslag is vastgesteld. Maak een nieuwe versie om iets te verbeteren."))


def _refuse_gaps(found: list[Gat]) -> None:
    if found:
        text = _("Er ontbreekt nog iets: %(wat)s") % {"wat": " ".join(gap.tekst for gap in found)}
        raise DomainError("gaten", text, gaten=found)


def _replace(row: Rapportage, *standen: str) -> None:
    """Earlier versions in one of these stages give way."""
    Rapportage.objects.filter(
        bureau_id=row.bureau_id, traject=row.traject, nummer=row.nummer, versie__lt=row.versie, stand__in=standen
    ).update(stand=Stand.VERVANGEN)  # fmt: skip


def _store(row: Rapportage) -> None:
    row.slot += 1
    row.save()


def _done(row: Rapportage, by: Actor, actie: str) -> Rapportage:
    record(by, actie, dossier=row.dossier_id, onderwerp=row, categorie="J")
    plichten.refresh(row.dossier)
    return row
