"""Where a fact can come from: an appointment that was missed, a task of the kandidaat, a line of the log."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.medewerking.models import Medewerkingsfeit
from wissel.opmaak import korte_datum, lange_datum, tijd
from wissel.policies import visible
from wissel.trajecten.models import Afspraak, Logboekregel, Taak

TERUG = dt.timedelta(days=90)
MEEST = 25


@dataclass(frozen=True, slots=True)
class Bron:
    """One source with what the form can start from."""

    sleutel: str
    label: str
    rij: Any
    soort: str
    dag: dt.date
    afgesproken: str
    gebeurd: str


def sources(actor: Actor, dossier: Dossier) -> list[Bron]:
    """What a fact of this dossier can come from, as far as this reader may see it."""
    used = visible(actor, Medewerkingsfeit).filter(dossier=dossier, ingetrokken_op__isnull=True)
    return [
        *_appointments(actor, dossier, used),
        *_tasks(actor, dossier, used),
        *_lines(actor, dossier, used),
    ]


def missed(actor: Actor, dossier: Dossier) -> list[Bron]:
    """Appointments the kandidaat did not come to and nothing was written about yet."""
    used = visible(actor, Medewerkingsfeit).filter(dossier=dossier, ingetrokken_op__isnull=True)
    gone = Afspraak.Aanwezigheid.NIET_GEKOMEN
    return [each for each in _appointments(actor, dossier, used) if each.rij.stand == gone]


def _appointments(actor: Actor, dossier: Dossier, used: Any) -> list[Bron]:
    rows = visible(actor, Afspraak).filter(
        dossier=dossier, stand__in=["niet_gekomen", "afgezegd"], begint_op__gte=klok.now() - TERUG,
        begint_op__lte=klok.now(),
    ).exclude(pk__in=used.filter(afspraak__isnull=False).values("afspraak_id"))  # fmt: skip
    return [_appointment(row) for row in rows.order_by("-begint_op")[:MEEST]]


def _appointment(row: Afspraak) -> Bron:
    day = row.begint_op.astimezone(klok.NEDERLAND).date()
    when = _("%(titel)s op %(dag)s om %(tijd)s") % {
        "titel": row.titel, "dag": lange_datum(day), "tijd": tijd(row.begint_op),
    }  # fmt: skip
    gone = row.stand == Afspraak.Aanwezigheid.NIET_GEKOMEN
    happened = _("De kandidaat is niet gekomen.") if gone else _("De afspraak is afgezegd.")
    return Bron(
        f"afspraak:{row.pk}", f"{when} ({row.get_stand_display()})", row, "afspraak", day, when, happened
    )


def _tasks(actor: Actor, dossier: Dossier, used: Any) -> list[Bron]:
    rows = visible(actor, Taak).filter(
        dossier=dossier, voor_rol=Rol.KANDIDAAT, due_on__lt=klok.today(), vervallen_op__isnull=True
    ).exclude(pk__in=used.filter(taak__isnull=False).values("taak_id"))  # fmt: skip
    found = []
    for row in rows.order_by("-due_on")[:MEEST]:
        if row.due_on is not None:
            asked = _("%(titel)s, voor %(dag)s") % {"titel": row.titel, "dag": lange_datum(row.due_on)}
            label = _("Taak: %(wat)s") % {"wat": asked}
            found.append(Bron(f"taak:{row.pk}", label, row, "activiteit", row.due_on, asked, ""))
    return found


def _lines(actor: Actor, dossier: Dossier, used: Any) -> list[Bron]:
    rows = visible(actor, Logboekregel).filter(
        dossier=dossier, vervangen_door__isnull=True, datum__gte=klok.today() - TERUG
    ).exclude(pk__in=used.filter(regel__isnull=False).values("regel_id"))  # fmt: skip
    return [
        Bron(
            f"logboek:{row.pk}",
            _("Logboek %(dag)s: %(wat)s") % {"dag": korte_datum(row.datum), "wat": row.waarom[:80]},
            row, "anders", row.datum, "", "",
        )
        for row in rows.order_by("-datum", "-id")[:MEEST]
    ]  # fmt: skip


def choices(found: list[Bron]) -> list[tuple[str, str]]:
    """The sources as choices of the form."""
    return [(each.sleutel, each.label) for each in found]


def initial(found: list[Bron], sleutel: str) -> dict[str, Any]:
    """What the form starts with for a source that was chosen on the page before."""
    one = next((each for each in found if each.sleutel == sleutel), None)
    if one is None:
        return {"dag": klok.today()}
    return {
        "herkomst": one.sleutel, "soort": one.soort, "dag": one.dag, "afgesproken": one.afgesproken,
        "gebeurd": one.gebeurd,
    }  # fmt: skip


def resolved(found: list[Bron], data: dict[str, Any]) -> dict[str, Any]:
    """The words of a form as the verb takes them: the key of a source becomes its row."""
    key = data.get("herkomst") or ""
    one = next((each for each in found if each.sleutel == key), None)
    kind = key.partition(":")[0] if one else "beschreven"
    rest = {name: value for name, value in data.items() if name != "herkomst"}
    return {**rest, "bron": kind, "herkomst": one.rij if one else None}
