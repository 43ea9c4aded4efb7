"""Lists of dossiers as rows ready to show: one query for the rows, keyset paging, capped counts."""

import base64
import binascii
import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.dossiers.ziekteweek import week_on
from wissel.policies import visible

PER_PAGE = 25
COUNT_CAP = 100

COLUMNS = (
    "id",
    "nummer",
    "stand",
    "volgende_op",
    "volgende_wat",
    "wacht_op",
    "wacht_sinds",
    "eerste_ziektedag",
    "niet_geteld",
    "laatste_activiteit_op",
    "sorteernaam",
    "kandidaat__voornaam",
    "kandidaat__tussenvoegsel",
    "kandidaat__achternaam",
    "werkgever__naam",
    "coach__voornaam",
    "coach__tussenvoegsel",
    "coach__achternaam",
)

OPEN = ~Q(stand=Dossier.Stand.GESLOTEN)


@dataclass(frozen=True, slots=True)
class Filter:
    """One prepared view of the list."""

    sleutel: str
    label: Any
    toon: str


FILTERS = (
    Filter("alles", gettext_lazy("Alles"), "neutraal"),
    Filter("laat", gettext_lazy("Te laat"), "laat"),
    Filter("week", gettext_lazy("Deze week"), "straks"),
    Filter("wacht", gettext_lazy("Wacht op anderen"), "wacht"),
    Filter("stil", gettext_lazy("Stil"), "rust"),
)


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of the work list."""

    id: str
    nummer: str
    naam: str
    werkgever: str
    coach: str
    stap: str
    termijn_op: dt.date | None
    wacht_op: str
    wacht_tekst: str
    sinds_tekst: str
    week: int | None
    contact_tekst: str
    url: str


@dataclass(frozen=True, slots=True)
class Pagina:
    """A page of rows with the keys of its neighbours."""

    rijen: tuple[Rij, ...]
    volgende: str | None
    vorige: str | None


def condition(sleutel: str, today: dt.date, stil_na: int) -> Q:
    """What a prepared view filters on."""
    return {
        "laat": OPEN & Q(volgende_op__lt=today),
        "week": OPEN & Q(volgende_op__range=(today, today + dt.timedelta(days=7))),
        "wacht": OPEN & ~Q(wacht_op=""),
        "stil": OPEN & Q(laatste_activiteit_op__lt=today - dt.timedelta(days=stil_na)),
        "gesloten": Q(stand=Dossier.Stand.GESLOTEN),
    }.get(sleutel, OPEN)


def counts(actor: Actor, today: dt.date, stil_na: int) -> dict[str, int]:
    """How many rows each prepared view has, in one query; never counts past the cap, so the cost stays flat."""
    base = visible(actor, Dossier)
    parts: list[QuerySet] = []
    for each in FILTERS:
        rows = base.filter(condition(each.sleutel, today, stil_na)).order_by()
        parts.append(rows.values("pk")[: COUNT_CAP + 1])
    sql, params = [], []
    for part in parts:
        text, values = part.query.sql_with_params()
        sql.append(f"(select count(*) from ({text}) t)")  # nosec B608: text of the ORM, values apart
        params += list(values)
    with connection.cursor() as cursor:
        cursor.execute("select " + ", ".join(sql), params)
        row = cursor.fetchone()
    return dict(zip((each.sleutel for each in FILTERS), row, strict=True))


def page(
    rows: QuerySet[Dossier], *, sort: str, after: str | None, before: str | None, today: dt.date
) -> Pagina:
    """One page by keyset: as cheap deep in the list as at its start.

    `sort` is "termijn" or "naam"; `after`/`before` are keys that an earlier page gave out. A key that cannot be
    read starts at the beginning.
    """
    column = "volgende_op" if sort == "termijn" else "sorteernaam"
    key = _decode(after or before, column)
    back = before is not None and key is not None
    found: list[dict[str, Any]] = []
    for part in _stretches(rows, column, key, back):
        found += part.values(*COLUMNS)[: PER_PAGE + 1 - len(found)]
        if len(found) > PER_PAGE:
            break
    more = len(found) > PER_PAGE
    found = found[:PER_PAGE]
    if back:
        found.reverse()
    first = (
        _encode(found[0], column) if found and ((back and more) or (not back and key is not None)) else None
    )
    last = _encode(found[-1], column) if found and (back or more) else None
    return Pagina(tuple(to_rows(found, today)), last, first)


def _stretches(
    rows: QuerySet[Dossier], column: str, key: tuple[Any, str] | None, back: bool
) -> list[QuerySet]:
    """The list in reading order: rows with a value, then rows without; each stretch walks along an index."""
    sign = "-" if back else ""
    dated = rows.filter(**{f"{column}__isnull": False}).order_by(sign + column, sign + "id")
    undated = rows.filter(**{f"{column}__isnull": True}).order_by(sign + "id")
    if key is None:
        return [dated, undated]
    value, row_id = key
    if value is None:
        rest = undated.filter(**{"id__lt" if back else "id__gt": row_id})
        return [rest, dated] if back else [rest]
    rest = dated.filter(Beyond(F(column), F("id"), Value(value), Value(UUID(row_id)), back=back))
    return [rest] if back else [rest, undated]


class Beyond(Func):
    """`(column, id) > (value, id)`: PostgreSQL walks an index with this, and not with the same thing said with OR."""

    arity = 4
    output_field = BooleanField()

    def __init__(self, *expressions: Any, back: bool = False) -> None:
        super().__init__(*expressions)
        self.back = back

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> Any:  # type: ignore[override]
        parts, params = [], []
        for expression in self.source_expressions:
            sql, values = compiler.compile(expression)
            parts.append(sql)
            params += list(values)
        return "({}, {}) {} ({}, {})".format(
            parts[0], parts[1], "<" if self.back else ">", *parts[2:]
        ), params


def to_rows(values: Iterable[dict[str, Any]], today: dt.date) -> list[Rij]:
    """Rows ready for the template; addresses are made once and not once per row."""
    base = reverse("bureau:kandidaten")
    return [
        Rij(
            id=str(row["id"]),
            nummer=row["nummer"],
            naam=_name(row, "kandidaat"),
            werkgever=row["werkgever__naam"],
            coach=_name(row, "coach"),
            stap=row["volgende_wat"],
            termijn_op=row["volgende_op"],
            wacht_op=row["wacht_op"],
            wacht_tekst=_waiting(row["wacht_op"]),
            sinds_tekst=_since(row["wacht_sinds"], today),
            week=week_on(row["eerste_ziektedag"], row["niet_geteld"], today),
            contact_tekst=ago(row["laatste_activiteit_op"], today),
            url=f"{base}{row['id']}/",
        )
        for row in values
    ]


def ago(day: dt.date | None, today: dt.date) -> str:
    """How long ago, in words."""
    if day is None:
        return _("nog geen contact")
    days = (today - day).days
    if days <= 0:
        return _("vandaag")
    if days == 1:
        return _("gisteren")
    if days < 60:
        return _("%(n)s dagen geleden") % {"n": days}
    return _("%(n)s weken geleden") % {"n": days // 7}


def _since(day: dt.date | None, today: dt.date) -> str:
    """How long somebody is waited for."""
    if day is None or day > today:
        return ""
    days = (today - day).days
    return ngettext("al %(n)s dag", "al %(n)s dagen", days) % {"n": days} if days else _("sinds vandaag")


def _waiting(rol: str) -> str:
    words = {
        "kandidaat": _("wacht op de kandidaat"),
        "opdrachtgever": _("wacht op de opdrachtgever"),
        "bedrijfsarts": _("wacht op de bedrijfsarts"),
    }
    return words.get(rol, _("wacht op een ander")) if rol else ""


def _name(row: dict[str, Any], who: str) -> str:
    parts = (row[f"{who}__voornaam"], row[f"{who}__tussenvoegsel"], row[f"{who}__achternaam"])
    return " ".join(part for part in parts if part)


def _encode(row: dict[str, Any], column: str) -> str:
    value = row[column]
    text = json.dumps([value.isoformat() if isinstance(value, dt.date) else value, str(row["id"])])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decode(key: str | None, column: str) -> tuple[Any, str] | None:
    if not key:
        return None
    try:
        value, row_id = json.loads(base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)))
        UUID(row_id)
        if value is not None and column == "volgende_op":
            value = dt.date.fromisoformat(value)
        elif value is not None and (not isinstance(value, str) or "\x00" in value):
            return None
    except (ValueError, TypeError, AttributeError, binascii.Error):
        return None
    return value, row_id


def as_uuid(text: str) -> str:
    """The text when it is an id, else nothing: an address never breaks on what somebody typed in it."""
    try:
        return str(UUID(text))
    except ValueError:
        return ""
