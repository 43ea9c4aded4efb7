"""What the pages of an aanmelding show, as plain values."""

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel import klok
from wissel.aanmeldingen import stappen
from wissel.aanmeldingen.aanmelden import may_edit, missing_of, picture
from wissel.aanmeldingen.gaten import Gat
from wissel.aanmeldingen.models import Aanmelding, Offerte
from wissel.aanmeldingen.offertes import expired
from wissel.aanmeldingen.trigger import Beeld
from wissel.accounts.models import Bureau
from wissel.documenten.soorten import SOORTEN
from wissel.fouten import DomainError
from wissel.web.shared.bestandswoorden import size

UITKOMSTEN = {
    "verplicht": _l("Spoor 2 is nodig"), "verplicht_nu": _l("Spoor 2 is nu nodig"),
    "nu_niet_verplicht": _l("Nu nog niet nodig"), "nog_niet_verplicht": _l("Nog niet nodig"),
    "niet_verplicht": _l("Niet nodig"), "nu_niet_mogelijk": _l("Nu niet mogelijk"),
    "toegestaan": _l("Eerder starten mag"), "wachten_toegestaan": _l("Wachten mag"),
    "herzien": _l("Plan herzien"), "onbekend": _l("Nog niet te zeggen"),
}  # fmt: skip
ONTBREEKT = {
    "arbeidsmogelijkheden.stand": _l("of uw werknemer kan werken, volgens de bedrijfsarts"),
    "spoor1.vooruitzicht": _l("of werk in de eigen organisatie nog mogelijk is"),
    "spoor1.concreet": _l("of de terugkeer op papier staat"),
    "eerstejaarsevaluatie.gehouden_op": _l("wanneer de eerstejaarsevaluatie is gehouden"),
    "plan_van_aanpak.bijgesteld_op": _l("wanneer het nieuwe plan van aanpak is gemaakt"),
    "arbeidsmogelijkheden.herbeoordeling_op": _l("wanneer de bedrijfsarts opnieuw kijkt"),
}


@dataclass(frozen=True, slots=True)
class Stap:
    """One step in the row at the top."""

    sleutel: str
    naam: str
    url: str
    nummer: int
    nu: bool
    klaar: bool


@dataclass(frozen=True, slots=True)
class Stuk:
    """One paper that was added."""

    soort: str
    naam: str
    datum: dt.date | None
    omvang: str
    weg_url: str


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the summary."""

    naam: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Deel:
    """One step in the summary, with its address."""

    naam: str
    url: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What the page of the dates says besides the dates: the helper and the row of the decision table."""

    beeld: Beeld | None
    titel: str = ""
    reden: str = ""
    ontbreekt: tuple[str, ...] = ()
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Aanbod:
    """The offerte as the opdrachtgever reads it."""

    id: uuid.UUID
    nummer: str
    naam: str
    prijs: Decimal
    weken: int
    tekst: str
    geldig_tot: dt.date
    open: bool
    stand: str
    akkoord: bool
    verlopen: bool


@dataclass(frozen=True, slots=True)
class Blad:
    """What every page of one aanmelding needs."""

    id: uuid.UUID
    nummer: str
    naam: str
    wijzigen: bool
    versie: int
    stand: str
    stand_naam: str
    eigen_beheer: bool
    ingelogd: bool
    stappen: tuple[Stap, ...] = ()


def sheet(row: Aanmelding, now: str = "") -> Blad:
    """The frame of a page, with the row of steps."""
    steps = [
        Stap(key, str(label), step_url(row, key), place, key == now, bool(row.gegevens.get(key)))
        for place, (key, label) in enumerate(stappen.STAPPEN, 1)
    ]
    return Blad(
        id=row.pk, nummer=row.nummer, naam=stappen.full_name(row.gegevens), wijzigen=may_edit(row), versie=row.versie,
        stand=row.stand, stand_naam=str(row.get_stand_display()),
        eigen_beheer=row.bureau.soort == Bureau.Soort.EIGEN_BEHEER, ingelogd=row.lidmaatschap_id is not None,
        stappen=tuple(steps),
    )  # fmt: skip


def step_url(row: Aanmelding, stap: str) -> str:
    return reverse("aanmelding_stap", args=[row.pk, stap])


def papers(row: Aanmelding) -> list[Stuk]:
    """The papers in the order of a case."""
    order = {kind: place for place, kind in enumerate(stappen.STUKKEN)}
    found = sorted(row.stukken.all(), key=lambda stuk: (order.get(stuk.soort, 99), stuk.toegevoegd_op))
    return [
        Stuk(str(SOORTEN[stuk.soort]), stuk.bestandsnaam, stuk.datum, size(stuk.grootte),
             reverse("aanmelding_stuk_weg", args=[row.pk, stuk.pk]))
        for stuk in found
    ]  # fmt: skip


def outcome(row: Aanmelding) -> Uitkomst:
    """The dates, the helper and the decision with what is kept now; dates that contradict are told in words."""
    try:
        seen = picture(row)
    except DomainError as error:
        return Uitkomst(None, fout=error.message)
    return outcome_of(seen)


def outcome_of(seen: Beeld) -> Uitkomst:
    found = seen.vooraf.besluit
    if found is None:
        return Uitkomst(seen)
    missing = tuple(str(ONTBREEKT.get(path, path)) for path in found.ontbreekt)
    if seen.antwoord is not None and seen.antwoord.letter == "C" and found.rij == "S4":
        # Without the day of return the table cannot see that return is expected at all.
        return Uitkomst(seen, str(UITKOMSTEN["onbekend"]), ontbreekt=(_("wanneer u terugkeer verwacht"),))
    reason = "" if found.uitkomst == "onbekend" else found.reden
    return Uitkomst(seen, str(UITKOMSTEN.get(found.uitkomst, found.uitkomst)), reason, missing)


def gaps_of(row: Aanmelding) -> list[tuple[Gat, str]]:
    """What is missing, with the address of the step where it is filled in."""
    return [(gap, step_url(row, gap.stap)) for gap in missing_of(row)]


def summary(row: Aanmelding, forms: dict[str, Any]) -> list[Deel]:
    """Everything that was filled in, per step, in the words of the forms."""
    found = []
    for key, label in stappen.STAPPEN:
        if key not in forms:
            continue
        form, kept = forms[key], row.gegevens.get(key, {})
        lines = [
            Regel(_label(form, name), _shown(form, name, kept[name]))
            for name in form.fields
            if kept.get(name)
        ]
        found.append(Deel(str(label), step_url(row, key), tuple(lines)))
    return found


def _label(form: Any, name: str) -> str:
    """The label of a field, with its group where several have the same."""
    group = next((label for _key, label, names in getattr(form, "groepen", ()) if name in names), "")
    return f"{group}: {form.fields[name].label}" if group else str(form.fields[name].label)


def _shown(form: Any, name: str, value: Any) -> str:
    choices = dict(getattr(form.fields[name], "choices", ()) or ())
    if value in choices:
        return str(choices[value])
    try:
        day = dt.date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return f"{day.day}-{day.month}-{day.year}"


def offer(row: Aanmelding) -> Aanbod | None:
    """The newest offerte that was sent and not withdrawn."""
    rows = row.offertes.exclude(stand__in=(Offerte.Stand.CONCEPT, Offerte.Stand.INGETROKKEN))
    found = rows.order_by("-gemaakt_op").first()
    if found is None:
        return None
    over = expired(found, klok.today())
    sent = found.stand == Offerte.Stand.VERSTUURD
    return Aanbod(
        id=found.pk, nummer=found.nummer, naam=found.sjabloon_naam, prijs=found.prijs, weken=found.weken,
        tekst=found.tekst, geldig_tot=found.geldig_tot, open=sent and not over,
        stand=str(found.get_stand_display()), akkoord=found.stand == Offerte.Stand.AKKOORD, verlopen=over,
    )  # fmt: skip
