"""Accepting an aanmelding: people and organisations, the dossier, its facts and papers, the coach, the invitations."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.aanmeldingen import stappen
from wissel.aanmeldingen.aanmelden import WACHT, locked, picture
from wissel.aanmeldingen.aanmeldmail import mail_news
from wissel.aanmeldingen.models import Aanmelding, Offerte
from wissel.aanmeldingen.stappen import JA, Gegevens, value
from wissel.aanmeldingen.trigger import facts_of, unclear_words
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau, Organisatie, Persoon, Rol
from wissel.documenten import opslag
from wissel.documenten.actions import store_document
from wissel.documenten.models import Document
from wissel.documenten.soorten import BELASTBAARHEID, SOORTEN
from wissel.dossiers.actions import spoor1 as spoor1_verbs
from wissel.dossiers.actions.feiten import record_feiten
from wissel.dossiers.actions.openen import make_organisatie, make_persoon, open_dossier
from wissel.dossiers.models import Dossier, Spoor1Onderzoek
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.mensen import uitnodigen
from wissel.mensen.uitnodigen import Gemaakt

PARTIJEN = ("werkgever", "opdrachtgever", "betaler")


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What a person of the bureau chose: a known organisation or person, or None for a new one."""

    coach: Persoon
    grond: str
    werkgever: Organisatie | None = None
    opdrachtgever: Organisatie | None = None
    betaler: Organisatie | None = None
    kandidaat: Persoon | None = None
    contact: Persoon | None = None
    nodig_kandidaat_uit: bool = True
    nodig_contact_uit: bool = True


@dataclass(frozen=True, slots=True)
class Aangenomen:
    """The dossier, and the invitations whose codes are known now and never again."""

    dossier: Dossier
    uitnodigingen: tuple[Gemaakt, ...] = ()


@transaction.atomic
def accept(*, aanmelding: Aanmelding, by: Actor, keuzes: Keuzes) -> Aangenomen:
    """Make the dossier of an aanmelding, once: sent twice it is the dossier that is there.

    Facts get the aanmelding as their source; who is invited gets a link by mail. Raises DomainError when there is no
    order yet, when a name is missing, or when the dates contradict each other: then nothing is made.
    """
    row = locked(aanmelding)
    if row.dossier is not None:
        return Aangenomen(row.dossier)
    if row.stand not in WACHT:
        raise Changed("besloten", _("Over deze aanmelding is al besloten, of zij is nog niet ingediend."))
    grond = _check_order(row, keuzes.grond)
    picture(row)
    parties = _parties(row, by, keuzes)
    kandidaat = keuzes.kandidaat or _new_kandidaat(row.gegevens, by)
    dossier = _open(row, by, kandidaat, parties, keuzes.coach)
    _facts(row, dossier, by)
    _spoor1(row, dossier, by)
    _papers(row, dossier, by)
    contact = keuzes.contact or _new_contact(row, parties["opdrachtgever"], by)
    _decide(row, by, dossier, grond)
    invited = _invite(row, by, keuzes, kandidaat, contact, parties["opdrachtgever"])
    mail_news(by, row)
    return Aangenomen(dossier, tuple(invited))


def source_of(row: Aanmelding) -> str:
    """What stands as source with every fact that came in this way."""
    return _("aanmelding %(nummer)s") % {"nummer": row.nummer}


def _check_order(row: Aanmelding, grond: str) -> str:
    """On what the order rests; an employer in eigen beheer orders nothing from itself."""
    if row.bureau.soort == Bureau.Soort.EIGEN_BEHEER:
        return Aanmelding.Grond.EIGEN_BEHEER
    if grond not in {Aanmelding.Grond.OFFERTE, Aanmelding.Grond.AFSPRAAK}:
        raise DomainError("grond", _("Kies waar de opdracht op rust."), veld="grond")
    agreed = row.offertes.filter(stand=Offerte.Stand.AKKOORD).exists()
    if grond == Aanmelding.Grond.OFFERTE and not agreed:
        text = _("Er is nog geen offerte met akkoord. Stuur een offerte, of kies een vaste afspraak.")
        raise DomainError("geen_akkoord", text, veld="grond")
    return grond


def _parties(row: Aanmelding, by: Actor, keuzes: Keuzes) -> dict[str, Organisatie]:
    """Werkgever, opdrachtgever and betaler; one that was left empty is the one before it."""
    found: dict[str, Organisatie] = {}
    before: Organisatie | None = None
    for rol in PARTIJEN:
        chosen = getattr(keuzes, rol)
        named = value(row.gegevens, "werkgever", f"{rol}_naam")
        if chosen is None and named:
            chosen = make_organisatie(
                by=by, naam=named, soort=_kind(row.gegevens, rol),
                kvk_nummer=value(row.gegevens, "werkgever", f"{rol}_kvk"),
            )  # fmt: skip
        chosen = chosen or before
        if chosen is None:
            raise DomainError("werkgever", _("De naam van de werkgever ontbreekt. Vraag erom."))
        found[rol] = before = chosen
    return found


def _kind(gegevens: Gegevens, rol: str) -> str:
    kind = value(gegevens, "werkgever", "soort_opdrachtgever") or "werkgever"
    if rol == "opdrachtgever":
        return kind
    return "ex_werkgever" if rol == "werkgever" and kind == "ex_werkgever" else "werkgever"


def _new_kandidaat(gegevens: Gegevens, by: Actor) -> Persoon:
    names = ("voornaam", "achternaam")
    if not all(value(gegevens, "werknemer", name) for name in names):
        raise DomainError("naam", _("De naam van de werknemer ontbreekt. Vraag erom."))
    fields = ("voornaam", "tussenvoegsel", "achternaam", "email", "telefoon", "functie")
    return make_persoon(
        by=by, taal=value(gegevens, "werknemer", "taal") or "nl",
        **{name: value(gegevens, "werknemer", name) for name in fields},
    )  # fmt: skip


def _new_contact(row: Aanmelding, opdrachtgever: Organisatie, by: Actor) -> Persoon | None:
    """Who ordered, as a person of the opdrachtgever; nobody without a name."""
    if row.lidmaatschap is not None:
        return row.lidmaatschap.persoon
    last = value(row.gegevens, "werkgever", "contact_achternaam")
    if not last:
        return None
    same = Persoon.objects.filter(bureau_id=by.bureau_id, organisatie=opdrachtgever)
    known = same.filter(email__iexact=row.email).first() if row.email else None
    return known or make_persoon(
        by=by, voornaam=value(row.gegevens, "werkgever", "contact_voornaam"), achternaam=last, email=row.email,
        organisatie=opdrachtgever, functie=value(row.gegevens, "werkgever", "contact_functie"),
        telefoon=value(row.gegevens, "werkgever", "contact_telefoon"), taal=row.taal,
    )  # fmt: skip


def _open(
    row: Aanmelding, by: Actor, kandidaat: Persoon, parties: dict[str, Organisatie], coach: Persoon
) -> Dossier:
    hours = row.gegevens.get("werknemer", {}).get("uren_per_week")
    own_risk = {JA: True, stappen.NEE: False}.get(value(row.gegevens, "werkgever", "eigenrisicodrager_zw"))
    doctor = value(row.gegevens, "werkgever", "arbodienst_naam")
    arbodienst = make_organisatie(by=by, naam=doctor, soort="arbodienst") if doctor else None
    return open_dossier(
        kandidaat=kandidaat, by=by, coach=coach, sleutel=row.pk, arbodienst=arbodienst,
        functie=value(row.gegevens, "werknemer", "functie"), eigenrisicodrager_zw=own_risk,
        uren_per_week=Decimal(hours) if hours else None, opdrachtgever=parties["opdrachtgever"],
        werkgever=parties["werkgever"], betaler=parties["betaler"],
    )  # fmt: skip


def _facts(row: Aanmelding, dossier: Dossier, by: Actor) -> None:
    facts = facts_of(row.gegevens, spoor1=False)
    if not _says_return(row.gegevens):
        # An expected return beside the conclusion that there is none would contradict it.
        facts.pop("spoor1", None)
    if facts:
        record_feiten(dossier=dossier, waarden=facts, by=by, bron=source_of(row))
        dossier.refresh_from_db()


def _says_return(gegevens: Gegevens) -> bool:
    conclusion = value(gegevens, "spoor1", "conclusie")
    return conclusion in {"", "loopt_door", "terugkeer"}


def _spoor1(row: Aanmelding, dossier: Dossier, by: Actor) -> None:
    """What was examined at the own employer, and the conclusion when it is known who drew it and when."""
    said = row.gegevens.get("spoor1", {})
    answers = {JA: True, stappen.NEE: False}
    for option in Spoor1Onderzoek.Optie.values:
        part = {
            name: said.get(f"{option}_{name}") for name in ("onderzocht", "door", "op", "uitkomst", "bewijs")
        }
        if not any(part.values()):
            continue
        spoor1_verbs.store_onderzoek(
            dossier=dossier, optie=option, by=by, onderzocht=answers.get(part["onderzocht"] or ""),
            onderzocht_door=part["door"] or "", onderzocht_op=_day(part["op"]), uitkomst=part["uitkomst"] or "",
            bewijs_omschrijving=part["bewijs"] or source_of(row),
        )  # fmt: skip
    drawn = _day(said.get("conclusie_op"))
    if said.get("conclusie") and said.get("conclusie_door") and drawn is not None:
        spoor1_verbs.conclude(
            dossier=dossier, conclusie=said["conclusie"], getrokken_door=said["conclusie_door"], getrokken_op=drawn,
            by=by, toelichting=unclear_words(row.gegevens, klok.today()), bewijs_omschrijving=source_of(row),
        )  # fmt: skip


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _papers(row: Aanmelding, dossier: Dossier, by: Actor) -> None:
    """Each paper becomes a document; one on belastbaarheid is from now on for the coach and the kandidaat only."""
    for stuk in row.stukken.filter(document__isnull=True):
        file = opslag.open_checked(stuk.pad, stuk.sha256)
        if file is None:
            text = _(
                "Het bestand %(naam)s is niet meer te openen. Vraag de opdrachtgever om het opnieuw te sturen."
            )
            raise DomainError("bestand_weg", text % {"naam": stuk.bestandsnaam})
        with file:
            bytes_ = file.read()
        private = stuk.soort == BELASTBAARHEID
        stuk.document = store_document(
            dossier=dossier, by=by, soort=stuk.soort, titel=str(SOORTEN[stuk.soort])[:200],
            datum=stuk.datum or klok.today(), bytes_=bytes_, bestandsnaam=stuk.bestandsnaam, mime=stuk.mime,
            publiek=Document.Publiek.BUREAU if private else Document.Publiek.OPDRACHT,
        )  # fmt: skip
        stuk.save(update_fields=["document"])


def _decide(row: Aanmelding, by: Actor, dossier: Dossier, grond: str) -> None:
    now, today = klok.now(), klok.today()
    row.dossier, row.stand, row.grond = dossier, Aanmelding.Stand.GEACCEPTEERD, grond
    row.besloten_op, row.besloten_dag, row.besloten_door_id = now, today, by.lidmaatschap_id
    row.behandelaar_id = row.behandelaar_id or by.lidmaatschap_id
    row.opdracht_op = row.opdracht_op or today
    row.versie += 1
    row.save()
    record(by, "aanmelding_geaccepteerd", dossier=dossier, onderwerp=row, categorie="R")


def _invite(
    row: Aanmelding,
    by: Actor,
    keuzes: Keuzes,
    kandidaat: Persoon,
    contact: Persoon | None,
    klant: Organisatie,
) -> list[Gemaakt]:
    """Invite who can be: with an address, not in this role already, and a kandidaat only who was told."""
    made: list[Any] = []
    told = value(row.gegevens, "informeren", "geinformeerd") == JA
    reachable = keuzes.nodig_kandidaat_uit and told and bool(kandidaat.email)
    if reachable and not uitnodigen.has_role(by, kandidaat, Rol.KANDIDAAT):
        made.append(uitnodigen.invite(by=by, persoon=kandidaat, rol=Rol.KANDIDAAT))
    own = row.bureau.soort == Bureau.Soort.EIGEN_BEHEER
    asks = keuzes.nodig_contact_uit and not own
    if asks and contact and contact.email and not uitnodigen.has_role(by, contact, Rol.OPDRACHTGEVER, klant):
        made.append(uitnodigen.invite(by=by, persoon=contact, rol=Rol.OPDRACHTGEVER, organisatie=klant))
    return made
