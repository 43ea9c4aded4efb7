"""Writing one case out in the form it is read in: what came from a file as it came, with what people made since."""

import datetime as dt
from typing import Any

from django.db import transaction

from wissel.accounts.actor import Actor
from wissel.accounts.models import Organisatie, Persoon
from wissel.dossiers.feiten import engine_invoer, levende_feiten
from wissel.dossiers.models import Advies, Dossier, Spoor1Conclusie, Spoor1Onderzoek
from wissel.logbook.actions import record
from wissel.mensen.bsn import reveal_bsn
from wissel.toetsing import bewaren
from wissel.toetsing.eigen import own_advice, own_items, own_log_lines
from wissel.toetsing.herkomst import Herkomst
from wissel.toetsing.kamers import LOS
from wissel.toetsing.marks import (
    KANDIDAATVELDEN,
    MENSEN,
    ORGANISATIES,
    ORGANISATIEVELDEN,
    PERSOONSVELDEN,
    marks_of,
)
from wissel.toetsing.velden import as_json
from wissel.toetsing.vorm import fact_names, sections
from wissel.trajecten.models import Logboekregel

Json = dict[str, Any]
FORMAAT, VERSIE = "wissel-zaak", 1


@transaction.atomic
def write_case(
    *, dossier: Dossier, by: Actor, today: dt.date, peildatum: dt.date | None = None, bsn_reden: str = ""
) -> Json:
    """One case as a document that `importeer` takes. That it leaves is logged; the BSN only with a reason.

    `peildatum` is the day the file speaks of: as given, else that of the file it came from, else today.
    """
    record(by, "dossier_uitgevoerd", dossier=dossier, onderwerp=dossier, categorie="X", reden=bsn_reden)
    herkomst = Herkomst(dossier)
    kept = bewaren.kept_for_export(dossier, by=by)
    zaak: Json = {
        "formaat": FORMAAT, "versie": VERSIE, "kenmerk": dossier.kenmerk or dossier.nummer, "nummer": dossier.nummer,
        "soort": dossier.soort, "stand": dossier.stand, "gesloten_op": as_json(dossier.gesloten_op),
        "functie": as_json(dossier.functie), "uren_per_week": as_json(dossier.uren_per_week),
        "belastbaar_uren": as_json(dossier.belastbaar_uren), "eigenrisicodrager_zw": dossier.eigenrisicodrager_zw,
        "kandidaat": _kandidaat(dossier, by, bsn_reden),
        **_parties(dossier, herkomst),
        "toelichting": _words(dossier, herkomst),
        "dossier": _contract(dossier, herkomst, kept, peildatum or _day_of(herkomst) or today),
    }  # fmt: skip
    zaak = _known(zaak)
    herkomst.written_out(marks_of(zaak), by)
    return zaak


def _day_of(herkomst: Herkomst) -> dt.date | None:
    text = herkomst.vast.get("peildatum")
    return dt.date.fromisoformat(text) if text else None


def _kandidaat(dossier: Dossier, by: Actor, reden: str) -> Json:
    person = dossier.kandidaat
    found = {name: as_json(getattr(person, name)) for name in KANDIDAATVELDEN}
    if reden and person.bsn_versleuteld:
        found["bsn"] = reveal_bsn(persoon=person, by=by, reden=reden, dossier=dossier)
    return _known(found)


def _parties(dossier: Dossier, herkomst: Herkomst) -> Json:
    """Organisations and people; werkgever and betaler only when they differ from the opdrachtgever or were named."""
    found: Json = {}
    for rol in ORGANISATIES:
        row = getattr(dossier, rol)
        same = rol in {"werkgever", "betaler"} and row.pk == dossier.opdrachtgever_id
        if row is not None and not (same and not herkomst.was_in_file(f"{rol}.wie")):
            found[rol] = _organisatie(row)
    for rol in MENSEN:
        person = getattr(dossier, rol)
        found[rol] = _persoon(person) if person is not None else None
    return found


def _organisatie(row: Organisatie) -> Json:
    return _known({"soort": row.soort, **{name: as_json(getattr(row, name)) for name in ORGANISATIEVELDEN}})


def _persoon(row: Persoon) -> Json:
    return _known({name: as_json(getattr(row, name)) for name in PERSOONSVELDEN})


def _contract(dossier: Dossier, herkomst: Herkomst, kept: Json, peildatum: dt.date) -> Json:
    """The dossier of the contract, in the order of its schema."""
    facts = levende_feiten(dossier)
    found: Json = {"zaak": herkomst.vast.get("zaak"), "peildatum": peildatum.isoformat()}
    for name in sections():
        if name in LOS:
            continue
        if name in fact_names():
            value = _spoor1(dossier, herkomst, facts.get(name)) if name == "spoor1" else facts.get(name)
        elif name == "spoor1_onderzoek":
            value = _examined(dossier, kept.get(name))
        else:
            own = own_items(dossier, name, herkomst)
            value = [*(kept.get(name) or []), *own] if own else kept.get(name)
        found[name] = value
    empty = set(herkomst.vast.get("null", ()))
    return {name: value for name, value in found.items() if value is not None or name in empty}


def _spoor1(dossier: Dossier, herkomst: Herkomst, fact: Json | None) -> Json | None:
    """The recorded fact with the prospect that the newest conclusion gives, and what that rests on when it is ours."""
    newest = _newest_conclusion(dossier)
    if newest is None:
        return fact
    told = engine_invoer(dossier).get("spoor1") or {}
    imported = herkomst.rijen.get("spoor1_conclusie", {}).get("laatste") == str(newest.pk)
    names = ("vooruitzicht",) if imported else ("vooruitzicht", "arbeidsdeskundig_onderzoek_op")
    return {**(fact or {}), **{name: told[name] for name in names if name in told}}


def _examined(dossier: Dossier, kept: Json | None) -> Json | None:
    rows = Spoor1Onderzoek.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)
    found = {row.optie: row.onderzocht for row in rows if row.onderzocht is not None}
    return {**(kept or {}), **found} if kept is not None or found else None


def _newest_conclusion(dossier: Dossier) -> Spoor1Conclusie | None:
    rows = Spoor1Conclusie.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)
    return rows.order_by("-op", "-id").first()


def _words(dossier: Dossier, herkomst: Herkomst) -> Json | None:
    """The words of people: only those the kandidaat may read too, and those that came from a file."""
    spoor1 = {
        row.optie: _known(
            {
                "door": as_json(row.onderzocht_door), "op": as_json(row.onderzocht_op),
                "uitkomst": as_json(row.uitkomst), "bewijs": as_json(row.bewijs_omschrijving),
            }
        )
        for row in Spoor1Onderzoek.objects.filter(
            bureau_id=dossier.bureau_id, dossier=dossier, onderzocht__isnull=False
        ).order_by("optie")
    }  # fmt: skip
    newest = _newest_conclusion(dossier)
    if newest is not None:
        spoor1["conclusie"] = _known(
            {
                "soort": newest.conclusie, "door": as_json(newest.getrokken_door), "op": as_json(newest.getrokken_op),
                "toelichting": as_json(newest.toelichting), "bewijs": as_json(newest.bewijs_omschrijving),
            }
        )  # fmt: skip
    found = {
        "spoor1": _filled(spoor1), "adviezen": _advice_words(dossier, herkomst),
        "activiteiten": _log_words(dossier, herkomst),
    }  # fmt: skip
    return _filled(found)


def _advice_words(dossier: Dossier, herkomst: Herkomst) -> Json | None:
    links = {pk: key for key, pk in herkomst.rijen.get("adviezen", {}).items()}
    rows = list(Advies.objects.filter(bureau_id=dossier.bureau_id, pk__in=links).order_by("datum", "id"))
    return _filled(
        {
            links.get(str(row.pk), str(row.pk)): _known(
                {
                    "naam": as_json(row.naam), "soort": as_json(row.soort), "wat_kan": as_json(row.wat_kan),
                    "uren_per_week": as_json(row.uren_per_week), "herzien_op": as_json(row.herzien_op),
                    "bewijs": as_json(row.bewijs_omschrijving),
                }
            )
            for row in [*rows, *own_advice(dossier, herkomst)]
        }
    )  # fmt: skip


def _log_words(dossier: Dossier, herkomst: Herkomst) -> Json | None:
    links = {pk: key for key, pk in herkomst.rijen.get("activiteiten", {}).items()}
    rows = list(
        Logboekregel.objects.filter(bureau_id=dossier.bureau_id, pk__in=links).select_related(
            "vervangen_door"
        )
    )
    open_to_all = {Logboekregel.Publiek.KANDIDAAT, Logboekregel.Publiek.ALLEN}
    own = [row for row in own_log_lines(dossier, herkomst) if row.publiek in open_to_all]
    found = {}
    for row in [*rows, *own]:
        line = row.vervangen_door or row
        found[links.get(str(row.pk), str(row.pk))] = _known(
            {name: as_json(getattr(line, name)) for name in ("wie", "waarom", "resultaat", "vervolg")}
        )
    return _filled(found)


def _known(part: Json) -> Json:
    return {name: value for name, value in part.items() if value is not None}


def _filled(part: Json) -> Json | None:
    return {name: value for name, value in part.items() if value} or None
