"""What a voortgangsrapportage is made of: which log lines it takes, how they read, and what is still missing.

A report takes every log line of its traject from the agreed start up to the last day of its period that stands in no
other frozen report, also one that was written late; the last report of a traject takes what comes after it too. Lines
for coach or bureau alone never go into a report, since opdrachtgever and kandidaat read it. A line for bureau and
kandidaat does: the coach sees at the sentence that the opdrachtgever does not know that line yet, and the kandidaat
reads the report before anybody else does.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from wissel import klok
from wissel.opmaak import lange_datum
from wissel.trajecten.actions.logboek import DELEN, GESPREK, PER_SLEUTEL
from wissel.trajecten.actions.privacy import open_words, report_findings
from wissel.trajecten.models import Logboekregel, Rapportage, Rapportbron

Stand = Rapportage.Stand
TEKSTEN = (*DELEN, "vooruitblik")
DEELBAAR = (Logboekregel.Publiek.KANDIDAAT, Logboekregel.Publiek.ALLEN)
VAST = (Stand.BEVROREN, Stand.VERZONDEN, Stand.VERVANGEN)
BEGONNEN = (Stand.CONCEPT, Stand.BIJ_KANDIDAAT)


@dataclass(frozen=True, slots=True)
class Gat:
    """Something that is missing before a report can be frozen: in which part, and what to do."""

    deel: str
    tekst: str


def draft_lines(rapport: Rapportage) -> list[Logboekregel]:
    """The live log lines this report takes now, taken up or not, oldest first."""
    traject = rapport.traject
    rows = Logboekregel.objects.filter(
        Q(traject=traject) | Q(traject__isnull=True), bureau_id=rapport.bureau_id, dossier_id=rapport.dossier_id,
        vervangen_door__isnull=True, publiek__in=DEELBAAR, datum__gte=traject.start_op or rapport.periode_van,
    )  # fmt: skip
    if rapport.versie > 1:
        own = Rapportbron.objects.filter(bureau_id=rapport.bureau_id, rapportage=rapport)
        rows = rows.filter(
            Q(pk__in=own.values("regel_id")) | Q(pk__in=own.values("regel__vervangen_door_id"))
        )
    else:
        later = Rapportage.objects.filter(
            bureau_id=rapport.bureau_id, traject=traject, nummer__gt=rapport.nummer
        )
        if later.exists():
            rows = rows.filter(datum__lte=rapport.periode_tot)
        rows = rows.exclude(Exists(_used_elsewhere(rapport)))
    return list(rows.order_by("datum", "id"))


def _used_elsewhere(rapport: Rapportage) -> QuerySet[Rapportbron]:
    """A source in another frozen report of this traject."""
    return Rapportbron.objects.filter(
        bureau_id=rapport.bureau_id, regel=OuterRef("pk"), rapportage__traject=rapport.traject_id,
        rapportage__stand__in=VAST,
    ).exclude(rapportage__nummer=rapport.nummer)  # fmt: skip


def sources(rapport: Rapportage) -> list[Rapportbron]:
    """The log lines a report rests on, with the part each is in, oldest first."""
    rows = Rapportbron.objects.filter(bureau_id=rapport.bureau_id, rapportage=rapport)
    return list(rows.select_related("regel").order_by("regel__datum", "regel_id"))


def missing_lines(rapport: Rapportage, taken: Iterable[Rapportbron]) -> list[Logboekregel]:
    """Lines that belong in this report and are not taken up yet."""
    known = {row.regel_id for row in taken}
    return [line for line in draft_lines(rapport) if line.pk not in known]


def outdated(taken: Iterable[Rapportbron]) -> list[Rapportbron]:
    """Sources that were corrected after they were taken up."""
    return [row for row in taken if row.regel.vervangen_door_id]


def part_of(regel: Logboekregel) -> str:
    """The part a line goes into: its own choice, else samenwerking for the employer's column, else voortgang."""
    if regel.rapportdeel in DELEN:
        return regel.rapportdeel
    return "samenwerking" if regel.kolom == Logboekregel.Kolom.WERKGEVER else "voortgang"


def sentence(regel: Logboekregel) -> str:
    """How one line reads in a report; reports are in Dutch."""
    with override("nl"):
        kind = PER_SLEUTEL.get(regel.soort)
        label = str(kind.label).lower() if kind else regel.soort
        who = f"met {regel.wie}" if kind and kind.groep == GESPREK else f"({regel.wie})"
        parts = [f"{lange_datum(regel.datum)}, {label} {who}: {_ended(regel.waarom)}"]
    if regel.resultaat.strip():
        parts.append(_ended(regel.resultaat))
    return " ".join(parts)


def outlook(regel: Logboekregel) -> str:
    """What a line says about what comes next; empty when it says nothing."""
    if not regel.vervolg.strip():
        return ""
    with override("nl"):
        day = f"{lange_datum(regel.vervolg_op)}: " if regel.vervolg_op else ""
    return day + _ended(regel.vervolg)


def _ended(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def take_in(rapport: Rapportage, lines: Iterable[Logboekregel], today: dt.date) -> list[Rapportbron]:
    """Add lines to the texts of a draft, each with its source. The caller stores both."""
    made = []
    for line in lines:
        part = part_of(line)
        _append(rapport, part, sentence(line))
        if line.vervolg_op is None or line.vervolg_op >= today:
            _append(rapport, "vooruitblik", outlook(line))
        made.append(
            Rapportbron(
                bureau_id=rapport.bureau_id, dossier_id=rapport.dossier_id, rapportage=rapport, regel=line, deel=part
            )
        )  # fmt: skip
    return made


def leave_out(rapport: Rapportage, old: Iterable[Rapportbron]) -> None:
    """Take the sentences of corrected lines out, where the coach left them as they were."""
    for row in old:
        for part, text in ((row.deel, sentence(row.regel)), ("vooruitblik", outlook(row.regel))):
            kept = [piece for piece in getattr(rapport, part).split("\n") if piece.strip() != text]
            setattr(rapport, part, "\n".join(kept).strip("\n"))


def _append(rapport: Rapportage, part: str, text: str) -> None:
    current = getattr(rapport, part).rstrip()
    if text and text not in current:
        setattr(rapport, part, f"{current}\n{text}" if current else text)


def gaps(rapport: Rapportage, today: dt.date | None = None) -> list[Gat]:
    """What stands in the way of freezing, in the order of the page; none for a frozen report."""
    if rapport.stand in VAST:
        return []
    own = [*text_gaps(rapport), *line_gaps(rapport), *privacy_gaps(rapport)]
    return own + _reader_gaps(rapport, today or klok.today())


def text_gaps(rapport: Rapportage) -> list[Gat]:
    """Empty parts, and the question on spoor 1 (S4.9)."""
    words = {
        "voortgang": _("Voortgang is nog leeg. Schrijf wat er in deze periode is gebeurd."),
        "werkwijze": _("Werkwijze is nog leeg. Schrijf hoe er gewerkt is en of dat past."),
        "samenwerking": _(
            "Samenwerking is nog leeg. Schrijf hoe kandidaat, werkgever en bureau samenwerken."
        ),
    }
    found = [Gat(part, text) for part, text in words.items() if not getattr(rapport, part).strip()]
    if rapport.spoor1_antwoord.strip():
        if not rapport.spoor1_door.strip() or rapport.spoor1_op is None:
            found.append(Gat("spoor1", _("Schrijf wie de vraag over spoor 1 beantwoordde, en wanneer.")))
    elif rapport.spoor1_nagevraagd_op is None:
        text = _("De vraag over spoor 1 is nog open. Vul het antwoord in, of wanneer u het heeft nagevraagd.")
        found.append(Gat("spoor1", text))
    return found


def privacy_gaps(rapport: Rapportage) -> list[Gat]:
    """Words that seem medical and that nobody answered yet. The words themselves are not in the sentence."""
    return [Gat("privacy", text) for text in open_words(report_findings(rapport))]


def line_gaps(rapport: Rapportage) -> list[Gat]:
    """Log lines that are not taken up yet, or were corrected since."""
    taken = sources(rapport)
    count, changed = len(missing_lines(rapport, taken)), len(outdated(taken))
    found = []
    if count:
        text = ngettext(
            "%(n)s regel uit het logboek staat nog niet in dit verslag. Haal hem op.",
            "%(n)s regels uit het logboek staan nog niet in dit verslag. Haal ze op.", count,
        )  # fmt: skip
        found.append(Gat("logboek", text % {"n": count}))
    if changed:
        text = ngettext(
            "%(n)s regel is verbeterd nadat hij is overgenomen. Haal hem opnieuw op.",
            "%(n)s regels zijn verbeterd nadat ze zijn overgenomen. Haal ze opnieuw op.", changed,
        )  # fmt: skip
        found.append(Gat("logboek", text % {"n": changed}))
    return found


def _reader_gaps(rapport: Rapportage, today: dt.date) -> list[Gat]:
    """The kandidaat reads first. Without an answer the coach may go on from the day it has to be sent."""
    if rapport.stand != Stand.BIJ_KANDIDAAT:
        text = _("De kandidaat heeft dit verslag nog niet gelezen. Leg het eerst aan de kandidaat voor.")
        return [Gat("kandidaat", text)]
    if rapport.zienswijze_op is None and today < rapport.versturen_uiterlijk:
        with_day = _(
            "De kandidaat heeft nog niet gereageerd. Zonder reactie kunt u vaststellen vanaf %(dag)s."
        )
        return [Gat("kandidaat", with_day % {"dag": lange_datum(rapport.versturen_uiterlijk)})]
    return []


def reader_words(rapport: Rapportage) -> str:
    """What is said beside the zienswijze, so that silence is visible; empty when there is nothing to say."""
    if rapport.zienswijze_op is not None:
        if rapport.zienswijze.strip():
            return ""
        return _("De kandidaat heeft dit verslag gelezen en had niets toe te voegen.")
    if rapport.naar_kandidaat_op is None or rapport.stand in BEGONNEN:
        return ""
    day = {"dag": lange_datum(rapport.naar_kandidaat_op)}
    if rapport.zienswijze.strip():
        text = _(
            "De kandidaat schreef dit bij een eerdere versie en reageerde niet op deze, gekregen op %(dag)s."
        )
        return text % day
    text = _(
        "De kandidaat kreeg dit verslag op %(dag)s en heeft niet gereageerd voordat het werd vastgesteld."
    )
    return text % day
