"""What a pause did to the plan, as plain values, and the choice per activity."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.trajecten.actions import pauzeherstel as herstel
from wissel.trajecten.actions.onderbreking import lost_days, lost_weeks
from wissel.trajecten.models import Onderbreking

KEUZES = (
    (herstel.SCHUIVEN, _("schuif op")),
    (herstel.LATEN, _("laat staan")),
    (herstel.SCHRAPPEN, _("haal eruit")),
)


@dataclass(frozen=True, slots=True)
class HerstelRegel:
    """One activity with its days now and its days when it moves; `na_einde` when that passes the agreed end."""

    reeks: uuid.UUID
    naam: str
    van: dt.date | None
    tot: dt.date | None
    wordt_van: dt.date | None
    wordt_tot: dt.date | None
    in_pauze: bool
    na_einde: bool


@dataclass(frozen=True, slots=True)
class HerstelVerslag:
    """A report whose period shares days with the pause."""

    nummer: int
    van: dt.date
    tot: dt.date
    uiterlijk: dt.date


@dataclass(frozen=True, slots=True)
class HerstelBlad:
    eerste_dag: dt.date
    laatste_dag: dt.date
    weken: int
    dagen: int
    versie: int | None
    regels: tuple[HerstelRegel, ...]
    zonder_datum: int
    verslagen: tuple[HerstelVerslag, ...]
    einde: dt.date | None
    klaar: bool


def build(row: Onderbreking, today: dt.date) -> HerstelBlad:
    """The sheet of a pause that is over."""
    plan, days = herstel.newest_plan(row), lost_days(row, today)
    end = row.traject.verlengd_tot or row.traject.eind_op
    reports = tuple(
        HerstelVerslag(each.nummer, each.periode_van, each.periode_tot, each.versturen_uiterlijk)
        for each in herstel.touched_reports(row)
    )
    return HerstelBlad(
        eerste_dag=row.eerste_dag, laatste_dag=row.laatste_dag or today, weken=lost_weeks(row, today), dagen=days,
        versie=plan.nummer if plan else None, verslagen=reports, einde=end, klaar=herstel.repair_done(row),
        regels=tuple(_line(each, row, days, end) for each in herstel.touched_lines(row)),
        zonder_datum=herstel.undated_lines(row),
    )  # fmt: skip


def _line(line: Any, row: Onderbreking, days: int, end: dt.date | None) -> HerstelRegel:
    later = dt.timedelta(days=days)
    first, last = (day + later if day else None for day in (line.van, line.tot))
    final = last or first
    return HerstelRegel(
        line.reeks, line.naam, line.van, line.tot, first, last, herstel.fell_in(line, row),
        bool(end and final and final > end),
    )  # fmt: skip


class HerstelForm(forms.Form):
    """Per activity: move, leave or take out. What fell in the pause moves, unless the coach says otherwise."""

    def __init__(self, *args: Any, blad: HerstelBlad, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regels = blad.regels
        for line in blad.regels:
            self.fields[f"regel_{line.reeks}"] = forms.ChoiceField(
                label=line.naam, choices=KEUZES, widget=forms.RadioSelect,
                initial=herstel.SCHUIVEN if line.in_pauze else herstel.LATEN,
                error_messages={"required": _t("Kies wat er met deze activiteit gebeurt.")},
            )  # fmt: skip

    @property
    def rijen(self) -> list[tuple[HerstelRegel, Any]]:
        """Each activity with its field."""
        return [(line, self[f"regel_{line.reeks}"]) for line in self.regels]

    @property
    def keuzes(self) -> dict[uuid.UUID, str]:
        return {line.reeks: self.cleaned_data[f"regel_{line.reeks}"] for line in self.regels}
