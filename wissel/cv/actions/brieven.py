"""Writing a letter together from blocks, approving a version of it, and starting from an earlier one."""

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.cv import brieven, jsonresume
from wissel.cv.actions import hulp
from wissel.cv.models import Brief, Briefversie, Cv, Layout, Taal
from wissel.cv.vorm import pdf
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.trajecten.inhoud import content_sha256

KOP: tuple[str, ...] = ("werkgever", "functie", "vacature")
INHOUD: tuple[str, ...] = ("contactpersoon", "adres", "onderwerp", "aanhef")
LANGSTE_BLOK, LANGSTE_VACATURE = 3_000, 12_000


@transaction.atomic
def start_brief(
    *, dossier: Dossier, by: Actor, sleutel: uuid.UUID, soort: str, werkgever: str = "", functie: str = "",
    cv: Cv | None = None, taal: str = Taal.NL, inhoud: dict[str, Any] | None = None, vacature: str = "",
) -> Brief:  # fmt: skip
    """A new letter. It takes the look of the cv it goes with. The same form sent twice gives the same one."""
    hulp.lock_dossier(dossier, by)
    again = Brief.objects.filter(bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel).first()
    if again is not None:
        return again
    if soort not in Brief.Soort.values:
        raise DomainError("soort", _("Kies wat voor brief het wordt."), veld="soort")
    hulp.refuse_more(Brief, dossier, by)
    now = klok.now()
    row = Brief.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, soort=soort, naam=_name(soort, werkgever, functie),
        taal=taal, layout=cv.layout if cv else Layout.RUSTIG, cv=cv, werkgever=werkgever.strip()[:150],
        functie=functie.strip()[:150], vacature=vacature[:LANGSTE_VACATURE], inhoud=inhoud or {"blokken": {}},
        aangemaakt_op=now, gewijzigd_op=now, aangemaakt_door_id=by.lidmaatschap_id,
        gewijzigd_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    record(by, "brief_begonnen", dossier=dossier, onderwerp=row, categorie="K")
    return row


def _name(soort: str, werkgever: str, functie: str) -> str:
    """How the letter is called in lists."""
    said = ", ".join(filter(None, (functie.strip(), werkgever.strip())))
    return (said or str(dict(Brief.Soort.choices)[soort]))[:100]


@transaction.atomic
def save_block(*, brief: Brief, blok: str, tekst: str, stand: str, by: Actor) -> Brief:
    """Keep one block. `stand` is `block_state` when the form was opened; Changed when somebody else wrote in it."""
    row = hulp.lock(brief, by)
    if blok not in brieven.keys(row.soort):
        raise DomainError("blok", _("Dit deel hoort niet bij deze brief. Ververs de pagina."))
    text = jsonresume.storable(tekst).replace("\r\n", "\n").strip()
    if len(text) > LANGSTE_BLOK:
        raise DomainError(
            "te_lang", _("Deze tekst is te lang voor een brief. Maak hem korter."), veld="tekst"
        )
    blocks = dict(row.inhoud.get("blokken") or {})
    if text == (blocks.get(blok) or ""):
        return row
    if stand and stand != block_state(row, blok):
        raise hulp.changed({"tekst": blocks.get(blok, "")}, block_state(row, blok))
    row.inhoud = {**row.inhoud, "blokken": {**blocks, blok: text}}
    hulp.touch(row, by)
    record(by, "brief_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


def block_state(brief: Brief, blok: str) -> str:
    """Changes whenever the text of this block does."""
    return content_sha256({"tekst": (brief.inhoud.get("blokken") or {}).get(blok, "")})


def head_values(brief: Brief) -> dict[str, Any]:
    """To whom and about what the letter is, as a form shows it."""
    return {
        **{name: getattr(brief, name) for name in KOP}, **{name: brief.inhoud.get(name, "") for name in INHOUD},
        "taal": brief.taal, "layout": brief.layout, "cv": str(brief.cv_id or ""),
    }  # fmt: skip


def head_state(brief: Brief) -> str:
    """Changes whenever the head of the letter does."""
    return content_sha256(head_values(brief))


@transaction.atomic
def save_head(*, brief: Brief, waarden: dict[str, Any], stand: str, by: Actor) -> Brief:
    """Keep to whom the letter goes, for what work, with which cv and in which look."""
    row = hulp.lock(brief, by)
    before = head_values(row)
    values = {**before, **jsonresume.storable(waarden)}
    if values == before:
        return row
    if stand and stand != head_state(row):
        raise hulp.changed(before, head_state(row))
    if values["layout"] not in Layout.values or values["taal"] not in Taal.values:
        raise DomainError("layout", _("Kies een van de vormen."), veld="layout")
    row.werkgever, row.functie = values["werkgever"].strip()[:150], values["functie"].strip()[:150]
    row.vacature = values["vacature"][:LANGSTE_VACATURE]
    row.taal, row.layout = values["taal"], values["layout"]
    row.inhoud = {**row.inhoud, **{name: values[name].strip() for name in INHOUD}}
    row.cv = _cv(row, values["cv"], by)
    row.naam = _name(row.soort, row.werkgever, row.functie)
    hulp.touch(row, by)
    record(by, "brief_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


def _cv(row: Brief, key: str, by: Actor) -> Cv | None:
    if not key:
        return None
    found = Cv.objects.filter(bureau_id=by.bureau_id, dossier_id=row.dossier_id, pk=key).first()
    if found is None:
        raise DomainError("cv", _("Dit cv is er niet meer. Kies een ander."), veld="cv")
    return found


@transaction.atomic
def copy_brief(*, brief: Brief, by: Actor, sleutel: uuid.UUID) -> Brief:
    """A new letter with the same words, to send to somebody else: the addressee stays empty."""
    row = hulp.lock(brief, by, weg=True)
    content = {name: each for name, each in row.inhoud.items() if name not in {"contactpersoon", "adres"}}
    copied = start_brief(
        dossier=row.dossier, by=by, sleutel=sleutel, soort=row.soort, functie=row.functie, cv=row.cv, taal=row.taal,
        inhoud=content,
    )  # fmt: skip
    if copied.layout != row.layout:
        copied.layout = row.layout
        copied.save(update_fields=["layout"])
    return copied


def sheet(row: Brief | Briefversie, basics: dict[str, Any]) -> brieven.Briefblad:
    """The letter as it looks on its day: today for a draft, the day of approval for a version."""
    moment = row.op if isinstance(row, Briefversie) else klok.now()
    soort = row.brief.soort if isinstance(row, Briefversie) else row.soort
    own = row.inhoud.get("afzender")
    return brieven.sheet(
        row.inhoud, soort=soort, taal=row.taal, layout=row.layout, werkgever=row.werkgever, functie=row.functie,
        basics=own if isinstance(own, dict) else basics, on=moment.astimezone(klok.NEDERLAND).date(),
    )  # fmt: skip


def sender(row: Brief) -> dict[str, Any]:
    """Name and contact details: of the cv the letter goes with, else of the person."""
    found = (row.cv.inhoud.get("basics") or {}) if row.cv else {}
    if found.get("name"):
        return {key: found[key] for key in ("name", "phone", "email", "location") if found.get(key)}
    person = row.dossier.kandidaat
    return {"name": person.naam, "phone": person.telefoon, "email": person.email}


def texts(brief: Brief) -> dict[str, str]:
    """Every own text of the letter, by block: what is looked at for words about health."""
    return {key: text for key, text in (brief.inhoud.get("blokken") or {}).items() if text}


def obstacles(brief: Brief) -> list[str]:
    """What must be there before a version can be made; empty when it can."""
    blocks = brief.inhoud.get("blokken") or {}
    found = []
    if brief.soort == Brief.Soort.SOLLICITATIE and not brief.werkgever.strip():
        found.append(_("Vul in aan welk bedrijf u schrijft."))
    if not any((blocks.get(key) or "").strip() for key in brieven.keys(brief.soort)):
        found.append(_("Schrijf ten minste één deel van de brief."))
    return found


@transaction.atomic
def approve_brief(*, brief: Brief, by: Actor, mag_blijven: bool = False) -> Briefversie:
    """The kandidaat finds the letter right: a version that never changes, with its PDF (S1.27).

    `mag_blijven` is the answer to words that may be about health. The same content approved again gives the version
    there is. Raises DomainError when something must be filled in or answered.
    """
    row = hulp.lock(brief, by)
    hulp.check_kandidaat(row, by)
    if missing := obstacles(row):
        raise DomainError("onvolledig", " ".join(missing))
    hulp.settle_words(row.dossier_id, by, texts(row), mag_blijven=mag_blijven, stuk="brief")
    content = {**row.inhoud, "afzender": sender(row)}
    sha256 = content_sha256(
        {
            "inhoud": content,
            "werkgever": row.werkgever,
            "functie": row.functie,
            "layout": row.layout,
            "taal": row.taal,
        }
    )
    newest = Briefversie.objects.filter(bureau_id=by.bureau_id, brief=row).order_by("-nummer").first()
    if newest is None or newest.inhoud_sha256 != sha256:
        newest = _freeze(row, by, content, sha256)
    if row.voorgelegd_op is not None:
        Brief.objects.filter(bureau_id=by.bureau_id, pk=row.pk).update(
            voorgelegd_op=None, voorgelegd_door=None
        )
    hulp.close_tips(row, by)
    return newest


def _freeze(row: Brief, by: Actor, content: dict[str, Any], sha256: str) -> Briefversie:
    number, now = hulp.next_number(row), klok.now()
    made = pdf.make(pdf.BRIEF, sheet(row, content["afzender"]).plain(), made_at=now)
    title = _("Brief %(naam)s, versie %(nummer)s") % {"naam": row.naam, "nummer": number}
    document = hulp.keep_file(
        row, by, pdf=made, titel=title, nummer=number, sha256=sha256, sjabloon_versie=pdf.VERSIE
    )
    versie = Briefversie.objects.create(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, brief=row, nummer=number, naam=row.naam, taal=row.taal,
        layout=row.layout, inhoud=content, inhoud_sha256=sha256, document=document, op=now, werkgever=row.werkgever,
        functie=row.functie, door_id=hulp.member(by),
    )  # fmt: skip
    record(by, "brief_goedgekeurd", dossier=row.dossier_id, onderwerp=versie, categorie="K")
    return versie


@transaction.atomic
def throw_away(*, brief: Brief, by: Actor) -> Brief:
    """Put the letter out of sight; versions that went out stay known, and it can be put back."""
    row = hulp.lock(brief, by, weg=True)
    hulp.check_kandidaat(row, by)
    if row.weg_op is None:
        row.weg_op, row.weg_door_id = klok.now(), by.lidmaatschap_id
        row.save()
        record(by, "brief_weggegooid", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def put_back(*, brief: Brief, by: Actor) -> Brief:
    """Take a letter back that was thrown away."""
    row = hulp.lock(brief, by, weg=True)
    hulp.check_kandidaat(row, by)
    if row.weg_op is not None:
        row.weg_op = row.weg_door = None
        row.save()
        record(by, "brief_teruggezet", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row
