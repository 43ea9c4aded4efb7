"""Cv's, letters and where they went, as plain values for pages; templates never meet a model."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel import klok
from wissel.accounts.models import Rol
from wissel.cv import blad, delen
from wissel.cv.maand import in_words
from wissel.cv.models import Brief, Briefversie, Cv, Cvdeling, Cvtip, Cvversie, Inzending
from wissel.web.shared.cv.kamer import Kamer

# Question, and in a list the words for one row and for adding one.
TITELS: dict[str, Any] = {
    "contact": _l("Naam en contact"), "werkzoek": _l("Welk werk zoekt u?"), "werk": _l("Waar heeft u gewerkt?"),
    "opleiding": _l("Wat heeft u geleerd?"), "vaardigheden": _l("Wat kunt u goed?"),
    "talen": _l("Welke talen spreekt u?"), "rijbewijs": _l("Rijbewijs en programma's"),
    "certificaten": _l("Heeft u certificaten?"), "vrijwillig": _l("Doet u vrijwilligerswerk?"),
    "projecten": _l("Projecten"), "hobby": _l("Hobby's"), "referentiekeuze": _l("Wie kan over u vertellen?"),
    "referenties": _l("Wie kan over u vertellen?"), "layout": _l("Kies een vorm"),
}  # fmt: skip
KORT: dict[str, Any] = {
    "contact": _l("Naam en contact"), "werkzoek": _l("Het werk dat u zoekt"), "werk": _l("Werk"),
    "opleiding": _l("Opleiding"), "vaardigheden": _l("Wat u kunt"), "talen": _l("Talen"),
    "rijbewijs": _l("Rijbewijs en programma's"), "certificaten": _l("Certificaten"),
    "vrijwillig": _l("Vrijwilligerswerk"), "projecten": _l("Projecten"), "hobby": _l("Hobby's"),
    "referentiekeuze": _l("Referenties"), "referenties": _l("Referenties"), "layout": _l("Vorm"),
}  # fmt: skip
UITLEG: dict[str, Any] = {
    "werk": _l("Begin met uw laatste werk. Een stage of bijbaan telt ook."),
    "opleiding": _l("Scholen en cursussen. Ook als u ze niet afmaakte."),
    "vaardigheden": _l("Noem drie tot zes dingen. Denk aan wat collega's aan u vroegen."),
    "talen": _l("Ook de taal die u thuis spreekt."),
    "certificaten": _l("Bijvoorbeeld VCA, heftruck of BHV. Heeft u er geen? Ga dan verder."),
    "vrijwillig": _l("Doet u iets voor anderen? Dat laat zien wat u kunt. Dit mag u overslaan."),
    "projecten": _l("Deze stonden in uw bestand."),
    "referenties": _l("Namen van mensen die iets over uw werk vertellen. Vraag het hen eerst."),
}
ERBIJ: dict[str, Any] = {
    "werk": _l("Werk toevoegen"), "opleiding": _l("Opleiding toevoegen"),
    "vaardigheden": _l("Iets toevoegen dat u goed kunt"), "talen": _l("Taal toevoegen"),
    "certificaten": _l("Certificaat toevoegen"), "vrijwillig": _l("Vrijwilligerswerk toevoegen"),
    "projecten": _l("Project toevoegen"), "referenties": _l("Naam toevoegen"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Versierij:
    """A version that the kandidaat approved."""

    id: uuid.UUID
    nummer: int
    op: dt.datetime
    kenmerk: str
    document_id: uuid.UUID
    gedeeld: bool
    links: tuple[tuple[str, str], ...]
    heen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kaart:
    """One cv or letter in a list."""

    id: uuid.UUID
    naam: str
    onder: str
    url: str
    gewijzigd_op: dt.datetime
    door: str
    nummer: int
    voorgelegd: bool
    tips: int
    weg: bool


@dataclass(frozen=True, slots=True)
class Deelrij:
    """One part of a cv: whether it is answered, and with what in a few words."""

    sleutel: str
    titel: str
    gevuld: bool
    kort: str
    url: str
    tips: int


@dataclass(frozen=True, slots=True)
class Lijstrij:
    """One row of a part."""

    id: str
    titel: str
    onder: str
    url: str


@dataclass(frozen=True, slots=True)
class Tip:
    id: uuid.UUID
    deel: str
    tekst: str
    van: str
    op: dt.datetime
    url: str


@dataclass(frozen=True, slots=True)
class Inzendrij:
    id: uuid.UUID
    werkgever: str
    functie: str
    datum: dt.date
    hoe: str
    wat: tuple[tuple[str, str], ...]
    door: str
    weg: bool


def cards(kamer: Kamer, model: type[Cv] | type[Brief], *, zoek: str = "") -> list[Kaart]:
    """The drafts of this dossier, last changed first, those thrown away at the end."""
    rows = (
        kamer.rows(model).select_related("gewijzigd_door__persoon").defer("inhoud").order_by("-gewijzigd_op")
    )
    kind = "cv" if model is Cv else "brief"
    versions: Any = Cvversie if model is Cv else Briefversie
    newest: dict[Any, int] = {}
    for pk, number in kamer.rows(versions).values_list(f"{kind}_id", "nummer"):
        newest[pk] = max(number, newest.get(pk, 0))
    tips = _open_tips(kamer, kind)
    found = [_card(kamer, row, kind, newest.get(row.pk, 0), tips.get(row.pk, 0)) for row in rows]
    words = zoek.lower().split()
    found = [each for each in found if all(word in f"{each.naam} {each.onder}".lower() for word in words)]
    return sorted(found, key=lambda each: each.weg)


def _open_tips(kamer: Kamer, kind: str) -> dict[Any, int]:
    counted: dict[Any, int] = {}
    rows = kamer.rows(Cvtip).filter(klaar_op__isnull=True, **{f"{kind}__isnull": False})
    for pk in rows.values_list(f"{kind}_id", flat=True):
        counted[pk] = counted.get(pk, 0) + 1
    return counted


def _card(kamer: Kamer, row: Any, kind: str, number: int, tips: int) -> Kaart:
    below = str(row.get_layout_display()) if kind == "cv" else ", ".join(
        filter(None, (str(row.get_soort_display()), row.werkgever))
    )  # fmt: skip
    if row.taal != "nl":
        below = f"{below}, {row.get_taal_display()}"
    return Kaart(
        row.pk, row.naam, below, kamer.url(kind, row.pk), row.gewijzigd_op, writer(row, kamer), number,
        row.voorgelegd_op is not None, tips, row.weg_op is not None,
    )  # fmt: skip


def writer(row: Any, kamer: Kamer) -> str:
    """Who wrote last: a name, or that it was the reader."""
    member = row.gewijzigd_door
    return member_name(member, kamer)


def member_name(member: Any, kamer: Kamer) -> str:
    """A member by name; the reader by `u`."""
    if member is None:
        return ""
    if member.pk == kamer.actor.lidmaatschap_id:
        return _("u")
    name: str = member.persoon.naam
    return _("%(naam)s (kandidaat)") % {"naam": name} if member.rol == Rol.KANDIDAAT else name


def versions(kamer: Kamer, stuk: Cv | Brief) -> list[Versierij]:
    """The versions of one cv or letter, newest first, with where each went."""
    kind = "cv" if isinstance(stuk, Cv) else "brief"
    model: Any = Cvversie if kind == "cv" else Briefversie
    rows = kamer.rows(model).filter(**{kind: stuk}).defer("inhoud").order_by("-nummer")
    living: set[Any] = set()
    if kind == "cv":
        shared = kamer.rows(Cvdeling).filter(cvversie__cv=stuk, tot__isnull=True)
        living = set(shared.values_list("cvversie_id", flat=True))
    went: dict[Any, list[str]] = {}
    sent = (
        kamer.rows(Inzending)
        .filter(weg_op__isnull=True, **{f"{kind}versie__{kind}": stuk})
        .order_by("-datum")
    )
    for each in sent:
        went.setdefault(getattr(each, f"{kind}versie_id"), []).append(each.werkgever)
    return [
        Versierij(
            row.pk, row.nummer, row.op, row.inhoud_sha256[:8], row.document_id, row.pk in living,
            _files(kamer, kind, row), tuple(dict.fromkeys(went.get(row.pk, ()))),
        )
        for row in rows
    ]  # fmt: skip


def _files(kamer: Kamer, kind: str, row: Any) -> tuple[tuple[str, str], ...]:
    """The files of a version: a word and its address."""
    forms = [("pdf", _("PDF")), ("docx", _("Word"))]
    if kind == "cv":
        forms.append(("json", _("JSON Resume")))
    return tuple((words, kamer.url(f"{kind}versie", row.pk, form)) for form, words in forms)


def parts(kamer: Kamer, cv: Cv) -> list[Deelrij]:
    """All parts of a cv in the order of the questions."""
    counted: dict[str, int] = {}
    for deel in kamer.rows(Cvtip).filter(cv=cv, klaar_op__isnull=True).values_list("deel", flat=True):
        counted[deel] = counted.get(deel, 0) + 1
    keys = list(delen.STAPPEN)
    if delen.rows(cv.inhoud, "projects"):
        keys.insert(keys.index("hobby"), "projecten")
    return [
        Deelrij(
            key, str(KORT[key]), delen.is_filled(cv.inhoud, key), in_short(cv, key), kamer.url("cv_vraag", cv.pk, key),
            counted.get(key, 0),
        )
        for key in keys
    ]  # fmt: skip


def in_short(cv: Cv, deel: str) -> str:
    """What was answered, in a few words."""
    if deel == "layout":
        return str(cv.get_layout_display())
    if deel in delen.RIJEN:
        return ", ".join(each.titel for each in listed(None, cv, deel)[:4])
    values = delen.values(cv.inhoud, deel)
    if deel == "referentiekeuze":
        return str(REFERENTIES.get(values["referenties"], "")) if delen.is_filled(cv.inhoud, deel) else ""
    if deel == "rijbewijs":
        return ", ".join([*values["rijbewijs"], *values["computer"].splitlines()])[:80]
    first = next((text for text in values.values() if text), "")
    return first.replace("\n", ", ")[:80]


REFERENTIES = {"geen": _l("Geen"), "op_verzoek": _l("Als iemand erom vraagt"), "namen": _l("Met namen")}


def listed(kamer: Kamer | None, cv: Cv, deel: str) -> list[Lijstrij]:
    """The rows of one part as the page lists them."""
    kind = delen.RIJEN[deel]
    found = []
    for row in delen.shown_rows(cv.inhoud, deel):
        values = [
            str(row.get(key) or "") for key in kind.velden.values() if isinstance(row.get(key), str | None)
        ]
        title = str(
            row.get(kind.velden[kind.leeg]) or next((text for text in values if text), _("Zonder naam"))
        )
        said = blad.words("nl")
        place = str(
            row.get("name") if deel == "werk" else row.get("organization") or row.get("institution") or ""
        )
        below = [place if place != title else "", blad.period(row, said, "nl") if "startDate" in row else ""]
        if deel in {"talen", "certificaten"}:
            below = [
                str(row.get("fluency") or row.get("issuer") or ""),
                in_words(str(row.get("date") or ""), "nl"),
            ]
        if deel == "vaardigheden":
            below = [str(each) for each in row.get("keywords") or []][:2]
        url = kamer.url("cv_rij", cv.pk, deel, row["_id"]) if kamer else ""
        found.append(Lijstrij(row["_id"], title, ", ".join(text for text in below if text), url))
    return found


def gaps(cv: Cv) -> list[str]:
    """Stretches without work or school, as `maart 2019 tot en met juni 2020`."""
    today = klok.today()
    found = delen.gaps(cv.inhoud, today.year * 12 + today.month - 1)
    return [
        _("%(van)s tot en met %(tot)s") % {
            "van": in_words(f"{first // 12}-{first % 12 + 1:02d}", "nl"),
            "tot": in_words(f"{last // 12}-{last % 12 + 1:02d}", "nl"),
        }
        for first, last in found
    ]  # fmt: skip


def tips(kamer: Kamer, stuk: Cv | Brief, deel: str = "") -> list[Tip]:
    """Open suggestions, at one part or at all."""
    own = {"cv": stuk} if isinstance(stuk, Cv) else {"brief": stuk}
    rows = (
        kamer.rows(Cvtip).filter(klaar_op__isnull=True, **own).select_related("door__persoon").order_by("op")
    )
    if deel:
        rows = rows.filter(deel=deel)
    return [
        Tip(
            row.pk, row.deel, row.tekst, member_name(row.door, kamer), row.op,
            kamer.url("cvtip_klaar", row.pk) if kamer.eigen else "",
        )
        for row in rows
    ]  # fmt: skip


def sent(kamer: Kamer, *, zoek: str = "") -> list[Inzendrij]:
    """Where versions went, newest first; those taken away at the end."""
    rows = kamer.rows(Inzending).select_related("cvversie", "briefversie", "door__persoon").defer(
        "cvversie__inhoud", "briefversie__inhoud"
    )  # fmt: skip
    found = [_sent(kamer, row) for row in rows.order_by("-datum", "-op")[:300]]
    words = zoek.lower().split()
    found = [
        each for each in found if all(word in f"{each.werkgever} {each.functie}".lower() for word in words)
    ]
    return sorted(found, key=lambda each: each.weg)


def _sent(kamer: Kamer, row: Inzending) -> Inzendrij:
    what = []
    for kind, versie in (("cv", row.cvversie), ("brief", row.briefversie)):
        if versie is not None:
            label = _("Cv") if kind == "cv" else _("Brief")
            text = _("%(soort)s %(naam)s, versie %(n)s") % {
                "soort": label,
                "naam": versie.naam,
                "n": versie.nummer,
            }
            what.append((text, kamer.url(f"{kind}versie", versie.pk, "pdf")))
    return Inzendrij(
        row.pk, row.werkgever, row.functie, row.datum, str(row.get_hoe_display()), tuple(what),
        member_name(row.door, kamer), row.weg_op is not None,
    )  # fmt: skip
