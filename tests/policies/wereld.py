"""A filled world for the policy tests: one dossier per side of every wall, each row with a canary of its own."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any

from tests.cast import Cast, Lid, make_lid
from tests.policies.kamers import plant_all
from wissel import klok
from wissel.aanmeldingen.models import Aanmelding, Aanmeldstuk, Contactstap, Contactvraag, Offerte
from wissel.accounts.models import Organisatie, Rol
from wissel.berichten.models import Draad, Draadbericht, Herinnering, Leesstand
from wissel.betrokkenen.models import Taaklink
from wissel.database.context import als
from wissel.documenten.models import Document
from wissel.dossiers.models import (
    Advies,
    Berekening,
    Dossier,
    Eerstejaarsevaluatie,
    Feit,
    Milestone,
    Opvolging,
    Partij,
    Plichtstand,
    SimulatieLink,
    Spoor1Actie,
    Spoor1Conclusie,
    UwvStap,
)
from wissel.escalatie.models import Deskundigenoordeel, Hersteltaak, Herstelverzoek, Oordeelstuk, Stagnatie
from wissel.medewerking.models import Medewerkingsfeit, Stapfeit, Tegenwerping, Weerwoord, Werkgeversstap
from wissel.trajecten import sjabloon as vorm
from wissel.trajecten.models import (
    Afspraak,
    Fase,
    Intake,
    IntakeAntwoord,
    Logboekregel,
    Onderbreking,
    Onderdeel,
    Planregel,
    Rapportage,
    Taak,
    Traject,
    Trajectplan,
    WiaStap,
    Wijzigingsvoorstel,
)

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)
DAG = dt.date(2026, 3, 16)


@dataclass
class Zaak:
    """One dossier with a row in every room, and the canaries planted in them."""

    dossier: Dossier
    ids: dict[str, Any]
    kanaries: dict[str, str] = field(default_factory=dict)


@dataclass
class Wereld:
    cast: Cast
    eigen: Zaak
    collega: Zaak
    ander: Zaak
    collega_coach: Lid
    andere_opdrachtgever: Lid
    andere_kandidaat: Lid


def make_wereld(cast: Cast) -> Wereld:
    """The own case (Anna, Samira, Piet), a colleague's case in the same bureau, and a case of the other bureau."""
    with als(cast.bureau):
        coach = make_lid(cast.bureau, "Corrie", "Collega", Rol.COACH)
        kandidaat = make_lid(cast.bureau, "Kees", "Kandidaat", Rol.KANDIDAAT)
        klant = Organisatie.objects.create(bureau=cast.bureau, soort="werkgever", naam="Andere Klant BV")
        opdrachtgever = make_lid(cast.bureau, "Olga", "Opdracht", Rol.OPDRACHTGEVER, klant)
        eigen = make_zaak(cast.bureau, cast.samira, cast.werkgever, cast.anna, "2026-0001", cast.joris)
        collega = make_zaak(cast.bureau, kandidaat, klant, coach, "2026-0002")
    with als(cast.ander_bureau):
        ander = make_zaak(
            cast.ander_bureau, cast.ander_kandidaat, cast.ander_werkgever, cast.bram, "2026-0003"
        )
    return Wereld(cast, eigen, collega, ander, coach, opdrachtgever, kandidaat)


def make_zaak(
    bureau: Any, kandidaat: Lid, klant: Organisatie, coach: Lid, nummer: str, jobhunter: Any = None
) -> Zaak:
    """A dossier with one row per room. Canary words say where they were planted."""
    kanarie = {
        name: f"KANARIE-{name}-{uuid.uuid4().hex[:8]}"
        for name in (
            "notitie_coach", "notitie_bureau", "notitie_kandidaat", "notitie_allen", "intake_coach", "intake_kandidaat",
            "plan_concept", "plan_gedeeld", "rapport_concept", "advies", "document_bureau", "taak_opdrachtgever",
            "draad_kandidaat",
        )
    }  # fmt: skip
    base = {"bureau": bureau}
    dossier = Dossier.objects.create(
        **base, nummer=nummer, kandidaat=kandidaat.persoon, opdrachtgever=klant, werkgever=klant, betaler=klant,
        coach=coach.persoon, jobhunter=jobhunter.persoon if jobhunter else None, aangemaakt_op=NU, stand="lopend",
        eerste_ziektedag=dt.date(2025, 3, 3), sorteernaam=kandidaat.persoon.sorteernaam,
        zoektekst=kandidaat.persoon.sorteernaam,
    )  # fmt: skip
    base["dossier"] = dossier
    traject = Traject.objects.create(
        **base, sjabloon_sleutel="algemeen", sjabloon_versie=1, sjabloon=vorm.lees_ingebouwd()["algemeen"],
        aangemaakt_op=NU, start_op=DAG, stand="lopend",
    )  # fmt: skip
    fase = Fase.objects.create(**base, traject=traject, volgorde=1, sleutel="intake", naam="Intake")
    onderdeel = Onderdeel.objects.create(
        **base, fase=fase, volgorde=1, sleutel="intakegesprek", naam="Intakegesprek"
    )
    intake = Intake.objects.create(**base, traject=traject, soort="werknemer", afgerond_op=DAG)
    for domein, zicht in (("financien", "coach"), ("wensen", "kandidaat")):
        IntakeAntwoord.objects.create(
            **base,
            intake=intake,
            domein=domein,
            tekst=kanarie[f"intake_{zicht}"],
            zichtbaarheid=zicht,
            bewaard_op=NU,
        )
    gedeeld = Trajectplan.objects.create(
        **base, traject=traject, nummer=1, stand="goedgekeurd", doel_coach=kanarie["plan_gedeeld"], aangemaakt_op=NU,
        aangeboden_op=NU, naar_opdrachtgever_op=NU,
    )  # fmt: skip
    concept = Trajectplan.objects.create(
        **base,
        traject=traject,
        nummer=2,
        stand="concept",
        doel_coach=kanarie["plan_concept"],
        aangemaakt_op=NU,
    )
    regel = Planregel.objects.create(
        **base, plan=concept, volgorde=1, reeks=uuid.uuid4(), soort="activiteit", naam=kanarie["plan_concept"],
        onderbouwing="Omdat", gericht_op="orientatie", eigenaar="coach",
    )  # fmt: skip
    voorstel = Wijzigingsvoorstel.objects.create(
        **base, plan=gedeeld, reeks=regel.reeks, tekst="Liever anders", gedaan_op=NU,
        gedaan_door=kandidaat.lidmaatschap,
    )  # fmt: skip
    for publiek in ("coach", "bureau", "kandidaat", "allen"):
        notitie = Logboekregel.objects.create(
            **base, traject=traject, soort="gesprek", datum=DAG, wie="x", waarom=kanarie[f"notitie_{publiek}"],
            publiek=publiek, sleutel=uuid.uuid4(), op=NU, zoektekst=kanarie[f"notitie_{publiek}"],
        )  # fmt: skip
    rapport = Rapportage.objects.create(
        **base, traject=traject, nummer=1, periode_van=DAG, periode_tot=dt.date(2026, 4, 27),
        versturen_uiterlijk=dt.date(2026, 4, 24), stand="concept", voortgang=kanarie["rapport_concept"],
    )  # fmt: skip
    advies = Advies.objects.create(
        **base,
        van="bedrijfsarts",
        datum=DAG,
        soort="consult",
        wat_kan=kanarie["advies"],
        op=NU,
        naam="dr. Visser",
    )
    Spoor1Conclusie.objects.create(
        **base, conclusie="loopt_door", getrokken_door="AD", getrokken_op=DAG, op=NU
    )
    plichten = make_plichten(base, advies)
    Feit.objects.create(**base, pad="ziekteperioden", waarde=[{"eerste_dag": "2025-03-03"}], op=NU)
    document = Document.objects.create(
        **base, soort="overig", titel=kanarie["document_bureau"], reeks=uuid.uuid4(), datum=DAG, publiek="bureau",
        pad="x", bestandsnaam="x.pdf", grootte=1, sha256="0" * 64, gemaakt_op=NU,
    )  # fmt: skip
    afspraak = Afspraak.objects.create(
        **base, traject=traject, soort="gesprek", titel="Gesprek", begint_op=NU
    )
    onderbreking = Onderbreking.objects.create(
        **base, traject=traject, soort="vakantie", eerste_dag=DAG, laatste_dag=DAG, op=NU
    )
    taak = Taak.objects.create(
        **base,
        soort="vraag",
        titel=kanarie["taak_opdrachtgever"],
        voor_rol="opdrachtgever",
        sleutel="t",
        gemaakt_op=NU,
    )
    draad = Draad.objects.create(
        **base, publiek="kandidaat", onderwerp=kanarie["draad_kandidaat"], gemaakt_op=NU, laatste_op=NU,
        gemaakt_door=kandidaat.lidmaatschap,
    )  # fmt: skip
    post = Draadbericht.objects.create(
        **base, draad=draad, van=kandidaat.lidmaatschap, van_persoon=kandidaat.persoon, rol="kandidaat",
        tekst=kanarie["draad_kandidaat"], op=NU, zichtbaar_op=NU, sleutel=uuid.uuid4(),
    )  # fmt: skip
    Leesstand.objects.create(**base, draad=draad, persoon=kandidaat.persoon, tot=NU)
    Herinnering.objects.create(**base, code="wia_aanvraag", due_on=DAG, dagen=14, rol="kandidaat", op=DAG)
    simulatie = SimulatieLink.objects.create(
        **base, wijzigingen={"aow_datum": "2030-01-01"}, sleutel=uuid.uuid4(), gemaakt_op=NU,
        vervalt_op=dt.datetime(2100, 1, 1, tzinfo=dt.UTC),
    )  # fmt: skip
    WiaStap.objects.create(**base, stap="papieren", gedaan_op=NU, door=kandidaat.lidmaatschap)
    taaklink = Taaklink.objects.create(
        **base, soort="advies", rol="bedrijfsarts", naam="dr. Visser", email="visser@arbodienst.example",
        sleutel=uuid.uuid4(), token_hash=dossier.pk.bytes, code_hash=b"0", gemaakt_op=NU,
        verloopt_op=dt.datetime(2100, 1, 1, tzinfo=dt.UTC),
    )  # fmt: skip
    UwvStap.objects.create(**base, stap="toets", uitslag="akkoord", datum=DAG, op=NU)
    vastlopen = make_vastlopen(base, document, kanarie["notitie_bureau"])
    contactvraag = Contactvraag.objects.create(
        bureau=bureau, dossier=dossier, nummer=f"V-{nummer}", sleutel=uuid.uuid4(), soort="anders", naam="Ria",
        telefoon="0612345678", vraag="Wanneer?", gesteld_op=NU, dag=DAG, uiterlijk=DAG,
    )  # fmt: skip
    Contactstap.objects.create(
        bureau=bureau, contactvraag=contactvraag, soort="gebeld", tekst="Voicemail", op=NU
    )
    aanmelding, stuk, offerte = make_aanmelding(bureau, nummer)
    feit, tegenwerping, stap = _medewerking(base, kandidaat, klant, kanarie)
    ids = {
        **plant_all(base, kandidaat, kanarie),
        "medewerkingsfeit_id": feit.pk, "tegenwerping_id": tegenwerping.pk, "werkgeversstap_id": stap.pk,
        **plichten, **vastlopen,
        "contactvraag_id": contactvraag.pk,
        "aanmelding_id": aanmelding.pk, "stuk_id": stuk.pk, "offerte_id": offerte.pk,
        "simulatie_id": simulatie.pk,
        "taaklink_id": taaklink.pk, "taak": "advies",
        "draad_id": draad.pk, "draadbericht_id": post.pk,
        "dossier_id": dossier.pk, "fase_id": fase.pk, "plan_id": gedeeld.pk, "rapport_id": rapport.pk,
        "document_id": document.pk, "afspraak_id": afspraak.pk, "intake_id": intake.pk, "regel_id": regel.pk,
        "traject_id": traject.pk, "voorstel_id": voorstel.pk,
        "onderdeel_id": onderdeel.pk, "onderbreking_id": onderbreking.pk,
        "domein": "financien", "notitie_id": notitie.pk, "taak_id": taak.pk,
    }  # fmt: skip
    return Zaak(dossier, ids, kanarie)


def make_vastlopen(base: dict[str, Any], document: Document, kanarie: str) -> dict[str, Any]:
    """A case that ran aground: an escalation, a question to UWV, and a repair with its request."""
    stagnatie = Stagnatie.objects.create(
        **base, redenen=[], sinds=DAG, gevonden_op=DAG, toelichting=kanarie, manager_op=NU
    )
    oordeel = Deskundigenoordeel.objects.create(
        **base, soort="DO-2", van="werkgever", sleutel=uuid.uuid4(), gemaakt_op=NU
    )
    Oordeelstuk.objects.create(**base, oordeel=oordeel, sleutel="plan_van_aanpak", op=NU)
    taak = Hersteltaak.objects.create(
        **base, volgorde=1, sleutel="stilstand", bevinding="Het traject lag stil", gemaakt_op=NU
    )
    verzoek = Herstelverzoek.objects.create(**base, bundel=document, gemaakt_op=NU)
    return {
        "stagnatie_id": stagnatie.pk, "oordeel_id": oordeel.pk, "hersteltaak_id": taak.pk, "verzoek_id": verzoek.pk,
        "stuksleutel": "plan_van_aanpak", "oordeelstap": "gevraagd",
    }  # fmt: skip


def make_aanmelding(bureau: Any, nummer: str) -> tuple[Aanmelding, Aanmeldstuk, Offerte]:
    """An aanmelding that waits for the bureau, with a paper and an offerte."""
    base = {"bureau": bureau}
    aanmelding = Aanmelding.objects.create(
        **base, nummer=f"A-{nummer}", sleutel=uuid.uuid4(), stand="ingediend", email="ria@bedrijf.example",
        token_hash=uuid.uuid4().bytes, gemaakt_op=NU, gewijzigd_dag=DAG, ingediend_op=NU, uiterlijk=DAG,
    )  # fmt: skip
    stuk = Aanmeldstuk.objects.create(
        **base, aanmelding=aanmelding, soort="plan_van_aanpak", pad="weg", bestandsnaam="plan.pdf",
        mime="application/pdf", grootte=1, sha256="0" * 64, toegevoegd_op=NU,
    )  # fmt: skip
    offerte = Offerte.objects.create(
        **base, aanmelding=aanmelding, nummer=f"O-{nummer}", sleutel=uuid.uuid4(), sjabloon="algemeen",
        sjabloon_naam="Algemeen", prijs=4100, weken=26, geldig_tot=DAG, stand="verstuurd", gemaakt_op=NU,
    )  # fmt: skip
    return aanmelding, stuk, offerte


def make_plichten(base: dict[str, Any], advies: Advies) -> dict[str, Any]:
    """One duty with what was said about it, an advice that was followed, a line of spoor 1 and an evaluation."""
    run = Berekening.objects.create(
        **base, regels_versie="1", regels_sha256="0" * 64, feiten_sha256="0" * 64, uitvoer={}, op=NU
    )
    Milestone.objects.create(
        **base, berekening=run, code="plan_van_aanpak", volgorde=1, naam="Plan van aanpak", due_on=DAG, geldt=True,
        verantwoordelijke="werkgever_en_werknemer", binding="wet", formule="x", uitleg="x", bron="x", zekerheid="C",
    )  # fmt: skip
    Plichtstand.objects.create(**base, code="plan_van_aanpak", stand="niet_nodig", reden="Al eerder", op=NU)
    Opvolging.objects.create(
        **base, advies=advies, wijze="geheel", opgevolgd_op=DAG, wat="Uren opgebouwd", op=NU
    )
    actie = Spoor1Actie.objects.create(
        **base, optie="eigen_werk", datum=DAG, wat="Werkplek aangepast", sleutel=uuid.uuid4(), op=NU
    )
    evaluatie = Eerstejaarsevaluatie.objects.create(**base, gemaakt_op=NU)
    return {
        "advies_id": advies.pk, "actie_id": actie.pk, "evaluatie_id": evaluatie.pk, "code": "plan_van_aanpak",
        "kant": "werkgever",
    }  # fmt: skip


def _medewerking(base: dict[str, Any], kandidaat: Lid, klant: Organisatie, kanarie: dict[str, str]) -> Any:
    """A fact with its answer, an objection, and a concept of a step with words of its own."""
    for name in ("feit", "weerwoord", "tegenwerping", "werkgeversstap"):
        kanarie[name] = f"KANARIE-{name}-{uuid.uuid4().hex[:8]}"
    feit = Medewerkingsfeit.objects.create(
        **base, sleutel=uuid.uuid4(), soort="afspraak", dag=DAG, afgesproken="Gesprek", gebeurd=kanarie["feit"],
        bron="beschreven", bron_tekst="agenda", door_naam="Anna", door_rol="coach", op=NU, antwoord_uiterlijk=DAG,
    )  # fmt: skip
    Weerwoord.objects.create(
        **base, feit=feit, tekst=kanarie["weerwoord"], gegeven_op=NU, gegeven_door=kandidaat.lidmaatschap
    )
    tegenwerping = Tegenwerping.objects.create(
        **base, sleutel=uuid.uuid4(), soort="niet_passend", over="Meelopen", reden=kanarie["tegenwerping"],
        gedaan_op=NU, gedaan_door=kandidaat.lidmaatschap, antwoord_uiterlijk=DAG,
    )  # fmt: skip
    stap = Werkgeversstap.objects.create(
        **base, sleutel=uuid.uuid4(), organisatie=klant, soort="waarschuwing", datum=DAG,
        tekst=kanarie["werkgeversstap"], instructie="Kom", gemaakt_op=NU, gemaakt_door=kandidaat.lidmaatschap,
    )  # fmt: skip
    Stapfeit.objects.create(**base, stap=stap, feit=feit)
    return feit, tegenwerping, stap


def arts_relation(wereld: Wereld) -> None:
    """Record that dr. Visser has a relation with the own case."""
    Partij.objects.create(
        bureau=wereld.cast.bureau, dossier=wereld.eigen.dossier, persoon=wereld.cast.visser.persoon,
        organisatie=wereld.cast.arbodienst, rol="bedrijfsarts", van=klok.today(),
    )  # fmt: skip
