"""The same for many dossiers: first a page to check, then the outcome per row."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.berichten import bulk as berichten
from wissel.dossiers.models import Dossier
from wissel.outbox.models import Werk
from wissel.policies import Action, get_visible, requires, visible
from wissel.trajecten.actions import bulk, bulkafspraken
from wissel.trajecten.models import Afspraak
from wissel.web.bureau.agenda import weekblad
from wissel.web.bureau.agenda.wiens import whose
from wissel.web.bureau.werkvoorraad import lijst
from wissel.web.bureau.werkvoorraad.views import Choice, quiet_days
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.velden import DatumVeld

MAP = "bureau/agenda/"
# What came of a row, in words, and whether it went well.
UITSLAGEN = {
    "verstuurd": (_l("Verstuurd"), True), "verzet": (_l("Verzet, de kandidaat krijgt bericht"), True),
    "gesloten": (_l("Niet verstuurd: het dossier is gesloten"), False),
    "pauze": (_l("Niet verstuurd: het traject is onderbroken"), False),
    "geen_account": (_l("Niet verstuurd: de kandidaat heeft nog geen toegang"), False),
    "geen_adres": (_l("Niet verstuurd: er is geen e-mailadres"), False),
    "geen_rol": (_l("Niet gedaan: uw rol is intussen beëindigd"), False),
    "gewijzigd": (_l("Niet gedaan: intussen gewijzigd"), False), "geweigerd": (_l("Niet gedaan"), False),
}  # fmt: skip
REDENEN = {
    "gesloten": _l("het dossier is gesloten"), "pauze": _l("het traject is onderbroken"),
    "geen_account": _l("nog geen toegang tot Wissel"), "geen_adres": _l("geen e-mailadres bekend"),
}  # fmt: skip
# Appointments of chosen dossiers are looked for so many days ahead.
VOORUIT = dt.timedelta(days=28)


class HerinneringForm(forms.Form):
    """Which of the few texts; `sleutel` tells one sending from the next."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    tekst = forms.ChoiceField(
        label=_l("Wat wilt u sturen?"), widget=forms.RadioSelect,
        choices=[(each.sleutel, each.onderwerp) for each in berichten.TEKSTEN],
        error_messages={"required": _l("Kies wat u wilt sturen.")},
    )  # fmt: skip


class VerschuifForm(forms.Form):
    """So many days on, or all to one day."""

    dagen = forms.IntegerField(
        label=_l("Zoveel dagen later"), required=False, min_value=-bulkafspraken.VERST, max_value=bulkafspraken.VERST,
        help_text=_l("Met een min ervoor is het eerder: -1"),
        widget=forms.TextInput(attrs={"maxlength": "3", "class": "short"}),
    )  # fmt: skip
    dag = DatumVeld(label=_l("Of: allemaal naar deze dag"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data.get("dagen") and not data.get("dag"):
            self.add_error("dagen", _("Vul een aantal dagen in, of kies een dag."))
        if data.get("dagen") and data.get("dag"):
            self.add_error("dag", _("Kies een van beide: een aantal dagen of een dag."))
        return data

    def verb_values(self) -> dict[str, Any]:
        return {"dagen": self.cleaned_data["dagen"] or 0, "dag": self.cleaned_data["dag"]}


@dataclass(frozen=True, slots=True)
class Voorstel:
    """One appointment of the check page; `merk` is its id with the time that is shown."""

    merk: str
    naam: str
    titel: str
    was: dt.datetime
    wordt: dt.datetime
    bezwaren: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What came of one row."""

    naam: str
    url: str
    woorden: str
    reden: str
    goed: bool


@requires(Action.BERICHT_SCHRIJVEN)
def remind(request: Any) -> HttpResponse:
    """Who gets the reminder and who does not; then send it."""
    rows = _chosen(request)
    form = HerinneringForm(
        request.POST if request.method == "POST" else None,
        initial={"sleutel": uuid.uuid4(), "tekst": "afspraak"},
    )
    made: list[Any] = []

    def send() -> None:
        values = form.cleaned_data
        made.append(berichten.remind_all(dossiers=rows, by=request.actor, **values))

    if form.is_valid() and run(form, send):
        return redirect("bureau:bulk_uitkomst", made[0].pk)
    people = berichten.recipients(rows)
    context = {
        "form": form, "wel": [each for each in people if not each.reden], "teksten": berichten.TEKSTEN,
        "niet": [(each, REDENEN[each.reden]) for each in people if each.reden], "actief": "kandidaten",
        "gekozen": [str(row.pk) for row in rows], "meest": bulk.MEEST, "fout_titel": bool(form.errors),
    }  # fmt: skip
    return render(request, MAP + "herinneren.html", context, status=status(form))


def _chosen(request: Any) -> list[Dossier]:
    """The dossiers of the address or form that are this person's to write about, in the order of names."""
    actor: Actor = request.actor
    rows = visible(actor, Dossier, Action.BERICHT_SCHRIJVEN).select_related("kandidaat")
    values = request.POST if request.method == "POST" else request.GET
    if values.get("alles") and request.method == "GET":
        choice = Choice.of(request)
        rows = rows.filter(lijst.condition(choice.filter, klok.today(), quiet_days(request)))
    else:
        rows = rows.filter(pk__in=_ids(values.getlist("d")))
    return list(rows.order_by("sorteernaam", "id")[: bulk.MEEST])


def _ids(texts: list[str]) -> list[UUID]:
    return [UUID(text) for text in map(lijst.as_uuid, texts[: bulk.MEEST]) if text]


@requires(Action.AFSPRAAK_MAKEN)
def move(request: Any) -> HttpResponse:
    """The appointments of a week or of chosen dossiers: how far, then old and new side by side, then move them."""
    found, title = _appointments(request)
    posted = request.method == "POST"
    values = request.POST if posted else request.GET
    form = VerschuifForm(values if posted or "dagen" in values or "dag" in values else None)
    proposals = bulkafspraken.preview(found, **form.verb_values()) if form.is_valid() else []
    work, problem = _confirmed(request, proposals) if posted and form.is_valid() else (None, "")
    if work is not None:
        return redirect("bureau:bulk_uitkomst", work.pk)
    context = {
        "form": form, "titel": title, "aantal": len(found), "voorstellen": [_proposal(each) for each in proposals],
        "sleutel": uuid.uuid4(), "vraag": _hidden(values), "probleem": problem, "actief": "agenda",
        "fout_titel": bool(form.errors or problem),
    }  # fmt: skip
    return render(request, MAP + "bulk_verzetten.html", context, status=422 if problem else status(form))


def _confirmed(request: Any, proposals: list[bulkafspraken.Verzetting]) -> tuple[Werk | None, str]:
    """The work that was asked for, new or of the same form sent before; else why there is none."""
    key, marks = lijst.as_uuid(request.POST.get("sleutel", "")), request.POST.getlist("kies")
    before = _before(request.actor, key)
    if before is not None:
        return before, ""
    chosen = [each for each in proposals if _mark(each) in marks]
    if not key or not marks:
        return None, _("Kies minstens één afspraak.")
    if len(chosen) < len(set(marks)):
        return None, _("Een afspraak is intussen gewijzigd. Bekijk de lijst opnieuw.")
    return bulkafspraken.move_all(verzettingen=chosen, sleutel=UUID(key), by=request.actor), ""


def _before(actor: Actor, key: str) -> Werk | None:
    """The work this very form already made, when it was sent before."""
    return visible(actor, Werk).filter(sleutel=f"bulk {actor.lidmaatschap_id} {key}").first() if key else None


def _appointments(request: Any) -> tuple[list[Afspraak], str]:
    """Planned appointments that are still to come: of chosen dossiers, or of one person in one week."""
    values = request.POST if request.method == "POST" else request.GET
    actor, now = request.actor, klok.today()
    rows = visible(actor, Afspraak, Action.AFSPRAAK_MAKEN).filter(stand=Afspraak.Aanwezigheid.GEPLAND)
    rows = rows.select_related("dossier__kandidaat").order_by("begint_op", "pk")
    if chosen := _ids(values.getlist("d")):
        until = dt.datetime.combine(now + VOORUIT, dt.time(), klok.NEDERLAND)
        rows = rows.filter(dossier_id__in=chosen, begint_op__gte=_start(now), begint_op__lt=until)
        return list(rows[: bulk.MEEST]), _("Afspraken van de gekozen kandidaten, de komende vier weken")
    wiens = whose(actor, values.get("coach", ""))
    monday = weekblad.monday_of(values.get("week", ""), now)
    rows = rows.filter(
        met_id__in=[wiens.id],
        begint_op__gte=_start(max(monday, now)),
        begint_op__lt=_start(monday + weekblad.WEEK),
    )
    title = _("Afspraken van %(naam)s in week %(week)s")
    return list(rows[: bulk.MEEST]), title % {"naam": wiens.naam, "week": monday.isocalendar().week}


def _start(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), klok.NEDERLAND)


def _hidden(values: Any) -> list[tuple[str, str]]:
    """What the address asked for, to go along with the next step."""
    found = [(name, values.get(name, "")) for name in ("week", "coach")]
    return [(name, value) for name, value in found if value] + [
        ("d", str(pk)) for pk in _ids(values.getlist("d"))
    ]


def _mark(each: bulkafspraken.Verzetting) -> str:
    return f"{each.afspraak.pk} {each.was.isoformat()} {each.wordt.isoformat()}"


def _proposal(each: bulkafspraken.Verzetting) -> Voorstel:
    row = each.afspraak
    return Voorstel(_mark(each), row.dossier.kandidaat.naam, row.titel, each.was, each.wordt, each.bezwaren)


@requires(Action.WERK_LEZEN)
def outcome(request: Any, werk_id: uuid.UUID) -> HttpResponse:
    """What came of each row; while a job is at it, the page looks again by itself."""
    work = get_visible(request.actor, Werk, pk=werk_id, soort__startswith=bulk.SOORT)
    rows = work.uitkomst["regels"]
    names = {
        str(row.pk): row.kandidaat.naam
        for row in visible(request.actor, Dossier).filter(pk__in={row["dossier"] for row in rows}).select_related(
            "kandidaat"
        )
    }  # fmt: skip
    shown = [_outcome(row, names) for row in rows if "uitslag" in row]
    busy = work.stand != Werk.Stand.KLAAR
    context = {
        "rijen": shown, "goed": sum(each.goed for each in shown), "gedaan": work.gedaan, "totaal": work.totaal,
        "bezig": busy, "actief": "agenda", "herinnering": work.soort == bulk.SOORT + "herinnering",
    }  # fmt: skip
    response = render(request, MAP + "uitkomst.html", context)
    if busy:
        response.headers["Refresh"] = "5"
    return response


def _outcome(row: dict[str, Any], names: dict[str, str]) -> Uitkomst:
    words, good = UITSLAGEN.get(row["uitslag"], (row["uitslag"], False))
    name = names.get(row["dossier"], "")
    url = reverse("bureau:afspraken", args=[row["dossier"]]) if name else ""
    return Uitkomst(name or _("Dossier dat u niet meer ziet"), url, str(words), row.get("woorden", ""), good)
