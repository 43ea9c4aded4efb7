"""A result in words and bars, and the self-measures over time: the same for kandidaat and coach.

Small differences are not read as an order, and nobody is compared with others: without a norm there is no percentile.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.opmaak import korte_datum
from wissel.orientatie.etiket import label
from wissel.orientatie.models import Afname, Testbestand, Testuitslag
from wissel.policies import visible
from wissel.web.shared.onderdelen import grafiek

METINGEN = 24


@dataclass(frozen=True, slots=True)
class Score:
    naam: str
    uitleg: str
    score: str
    woord: str


@dataclass(frozen=True, slots=True)
class Uitslag:
    """One result with the label, version and norm it was taken with."""

    naam: str
    label: str
    leverancier: str
    versie: str
    norm: str
    afgenomen_op: dt.date | None
    besproken_op: dt.date | None
    grafiek: grafiek.Balken | None
    scores: tuple[Score, ...]
    zinnen: tuple[str, ...]
    te_weinig: tuple[str, ...]
    open: tuple[tuple[str, str], ...]
    toelichting: str
    beantwoord: str
    marge: int
    bestanden: tuple[tuple[uuid.UUID, str], ...]
    extern: bool


@dataclass(frozen=True, slots=True)
class Metingen:
    """The self-measures of one kandidaat over time; a chart from the first on."""

    aantal: int
    grafiek: grafiek.Lijnen | None
    laatste_op: dt.date | None


def result_of(actor: Actor, afname: Afname) -> Uitslag | None:
    """The last result of this afname, when this person may read it."""
    row = visible(actor, Testuitslag).filter(afname=afname).order_by("-vastgelegd_op").first()
    if row is None:
        return None
    files = visible(actor, Testbestand).filter(afname=afname).order_by("-toegevoegd_op")
    return result(afname, row, tuple(files.values_list("pk", "bestandsnaam")))


def result(afname: Afname, row: Testuitslag, files: tuple[tuple[uuid.UUID, str], ...] = ()) -> Uitslag:
    """One result as words and bars."""
    content = row.inhoud
    scales = content.get("schalen", [])
    known = [each for each in scales if each["score"] is not None]
    chart = None
    if known:
        title = _("Uitslag van %(naam)s") % {"naam": afname.naam}
        chart = grafiek.bars(title, [(each["naam"], each["score"], each["woord"]) for each in known])
    return Uitslag(
        naam=afname.naam, label=label(afname.soort, afname.geldig_tot, afname.afgenomen_op or row.vastgelegd_op.date()),
        leverancier=afname.leverancier, versie=row.versie or afname.instrumentversie, norm=row.norm,
        afgenomen_op=afname.afgenomen_op, besproken_op=afname.besproken_op, grafiek=chart,
        scores=tuple(_scores(content)), zinnen=tuple(_sentences(known)),
        te_weinig=tuple(each["naam"] for each in scales if each["score"] is None),
        open=tuple((question, words) for question, words in content.get("open", [])),
        toelichting=content.get("toelichting", ""), beantwoord=_answered(content), marge=content.get("marge", 0),
        bestanden=files, extern="scores" in content,
    )  # fmt: skip


def _scores(content: dict[str, Any]) -> Iterable[Score]:
    for each in content.get("schalen", []):
        points = _("niet bekend") if each["score"] is None else str(each["score"])
        yield Score(each["naam"], each["uitleg"], points, each["woord"])
    for each in content.get("scores", []):
        yield Score(each["schaal"], "", each["score"], each["eenheid"])


def _sentences(known: list[dict[str, Any]]) -> Iterable[str]:
    """What stands highest and what is too close to call, group by group, for the first two groups."""
    groups: dict[int, list[str]] = {}
    for each in known:
        groups.setdefault(each["groep"] or 1, []).append(each["naam"])
    if len(known) > 1 and len(groups) == 1:
        yield _("Alles ligt dicht bij elkaar. Er is geen duidelijke volgorde.")
        return
    words = (_("Het hoogst: %(namen)s."), _("Daarna: %(namen)s."))
    for sentence, number in zip(words, sorted(groups), strict=False):
        names = groups[number]
        yield sentence % {"namen": ", ".join(names)}
        if len(names) > 1:
            yield _("Deze liggen dicht bij elkaar. Het verschil zegt niets.")


def _answered(content: dict[str, Any]) -> str:
    if "beantwoord" not in content:
        return ""
    return _("%(n)s van %(van)s vragen beantwoord") % {"n": content["beantwoord"], "van": content["van"]}


def measures_of(actor: Actor, dossier_id: uuid.UUID) -> Metingen:
    """All self-measures of a dossier that this person may read, oldest first."""
    rows = visible(actor, Testuitslag).filter(dossier_id=dossier_id, afname__prive=True)
    found = list(rows.select_related("afname").order_by("-vastgelegd_op", "-pk")[:METINGEN])[::-1]
    if not found:
        return Metingen(0, None, None)
    moments = [_moment(row) for row in found]
    names = {each["sleutel"]: each["naam"] for row in found for each in row.inhoud["schalen"]}
    order = [each for each in ("vertrouwen", "perspectief", "energie") if each in names]
    order += [each for each in names if each not in order]
    series = [(names[key], [_value(row, key) for row in found]) for key in order[: grafiek.MEESTE_REEKSEN]]
    title = _("Vertrouwen, perspectief en energie, van 0 tot 100")
    days = [korte_datum(row.afname.afgenomen_op).rsplit(" ", 1)[0] for row in found]
    chart = grafiek.lines(title, moments, series, days)
    return Metingen(len(found), chart, found[-1].afname.afgenomen_op)


def _moment(row: Testuitslag) -> str:
    day = korte_datum(row.afname.afgenomen_op)
    return f"{row.afname.moment}, {day}" if row.afname.moment else day


def _value(row: Testuitslag, key: str) -> int | None:
    return next((each["score"] for each in row.inhoud["schalen"] if each["sleutel"] == key), None)
