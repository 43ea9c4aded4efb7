"""The result of an instrument outside Wissel as the coach copies it, and what a result means for work."""

import datetime as dt
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.fouten import DomainError
from wissel.logbook.actions import record, record_look
from wissel.orientatie import bestanden
from wissel.orientatie.actions.afnemen import talk_key
from wissel.orientatie.etiket import label
from wissel.orientatie.models import Afname, Testbestand, Testconclusie, Testuitslag
from wissel.trajecten.actions import logboek
from wissel.trajecten.actions.planhulp import clean
from wissel.trajecten.actions.taken import make_taak
from wissel.trajecten.models import Logboekregel

MEESTE_SCORES = 40
PERCENTIEL = "percentiel"
EENHEDEN = ("punten", "stanine", "t-score", PERCENTIEL, "woord")


@transaction.atomic
def record_result(
    *,
    afname: Afname,
    by: Actor,
    afgenomen_op: dt.date,
    scores: list[dict[str, str]],
    norm: str,
    versie: str,
    toelichting: str = "",
    bestand: Any = None,
) -> Testuitslag:
    """Copy the result of a supplier, with norm and version; a file may go with it. A correction is a new row.

    `scores` are rows of schaal, score and eenheid. Raises DomainError at the field, also for a percentile without norm.
    """
    row = _locked(afname, by)
    if row.versie_id is not None or row.prive:
        raise DomainError("intern", _("Deze uitslag telt Wissel zelf."))
    if row.ingetrokken_op is not None:
        raise DomainError("ingetrokken", _("Dit instrument is ingetrokken. Zet het opnieuw klaar."))
    if afgenomen_op > klok.today():
        text = _("Deze dag ligt in de toekomst. Vul de dag van de afname in.")
        raise DomainError("toekomst", text, veld="afgenomen_op")
    content = {"scores": _scores(scores, norm), "toelichting": toelichting.strip()[:4000]}
    if not content["scores"] and bestand is None and not content["toelichting"]:
        raise DomainError("leeg", _("Vul een score in, of voeg het verslag toe."), veld="schaal_1")
    made = _add_result(row, by, content, norm, versie)
    if bestand is not None:
        bestanden.keep(
            Testbestand(bureau_id=row.bureau_id, dossier_id=row.dossier_id, afname=row), bestand, by
        )
    row.ingevuld_op, row.afgenomen_op = row.ingevuld_op or klok.now(), afgenomen_op
    row.save(update_fields=["ingevuld_op", "afgenomen_op"])
    record(by, "uitslag_vastgelegd", dossier=row.dossier_id, onderwerp=row, categorie="L")
    if row.besproken_op is None:
        make_taak(
            dossier=row.dossier, by=by, soort="nabespreking", titel=_("Bespreek een uitslag met de kandidaat"),
            voor_rol="coach", sleutel=talk_key(row),
        )  # fmt: skip
    return made


@transaction.atomic
def conclude(*, afname: Afname, by: Actor, tekst: str, in_rapport: bool) -> Testconclusie:
    """Write what a result means for work, in words; with `in_rapport` it is a line of the logboek for the report.

    Only after the nabespreking, so that the kandidaat never reads it first in a report.
    """
    row = _locked(afname, by)
    if row.besproken_op is None:
        text = _("Bespreek de uitslag eerst met de kandidaat. Daarna schrijft u de conclusie.")
        raise DomainError("niet_besproken", text)
    words = clean(Testconclusie(), "tekst", tekst)
    if not words:
        raise DomainError("leeg", _("Schrijf wat deze uitslag betekent voor werk."), veld="tekst")
    last = Testconclusie.objects.filter(bureau_id=by.bureau_id, afname=row).order_by("-geschreven_op").first()
    if last is not None and last.tekst == words and (last.regel_id is not None) is in_rapport:
        return last
    line = _line(row, by, words, last) if in_rapport else None
    made = Testconclusie.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, afname=row, tekst=words, regel=line,
        geschreven_op=klok.now(), geschreven_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    record(by, "testconclusie_geschreven", dossier=row.dossier_id, onderwerp=made, categorie="M")
    return made


def open_file(*, bestand: Testbestand, by: Actor) -> IO[bytes]:
    """The supplier's report, after writing down who looked."""
    record_look(by, "testbestand_geopend", dossier=bestand.dossier_id, onderwerp=bestand, categorie="L")
    return bestanden.opened(bestand)


def _line(row: Afname, by: Actor, words: str, last: Testconclusie | None) -> Logboekregel:
    """The line of the logboek that everyone of the case may read: the name with its label, and the conclusion."""
    kind = label(row.soort, row.geldig_tot, row.afgenomen_op or klok.today())
    why = _("Nabespreking van “%(naam)s” (%(soort)s)") % {"naam": row.naam, "soort": kind}
    if last is not None and last.regel is not None:
        return logboek.correct_note(regel=last.regel, by=by, resultaat=words)
    return logboek.write_note(
        dossier=row.dossier, by=by, soort="orientatie", datum=row.besproken_op or klok.today(),
        wie=row.dossier.kandidaat.naam, waarom=why, resultaat=words, publiek="allen", rapportdeel="voortgang",
    )  # fmt: skip


def _add_result(row: Afname, by: Actor, content: dict[str, Any], norm: str, versie: str) -> Testuitslag:
    made = Testuitslag(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, afname=row, inhoud=content, vastgelegd_op=klok.now(),
        vastgelegd_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    made.norm, made.versie = clean(made, "norm", norm), clean(made, "versie", versie)
    made.save(force_insert=True)
    return made


def _scores(rows: list[dict[str, str]], norm: str) -> list[dict[str, str]]:
    found = []
    for number, each in enumerate(rows[:MEESTE_SCORES], 1):
        name, score, unit = (str(each.get(key, "")).strip() for key in ("schaal", "score", "eenheid"))
        if not name and not score:
            continue
        if not name or not score:
            veld = f"schaal_{number}" if not name else f"score_{number}"
            raise DomainError("half", _("Vul de naam en de score in, of laat beide leeg."), veld=veld)
        if unit not in EENHEDEN:
            raise DomainError("eenheid", _("Kies wat voor score dit is."), veld=f"eenheid_{number}")
        if unit == PERCENTIEL and not norm.strip():
            text = _("Een percentiel zegt alleen iets met een normgroep. Vul de norm in.")
            raise DomainError("geen_norm", text, veld="norm")
        found.append({"schaal": name[:100], "score": score[:40], "eenheid": unit})
    return found


def _locked(afname: Afname, by: Actor) -> Afname:
    rows = Afname.objects.select_for_update(of=("self",)).select_related("dossier__kandidaat")
    return rows.get(bureau_id=by.bureau_id, pk=afname.pk)
