"""The zoekprofiel in the walk: an offered version with its items, order and words, a draft, a publication, a beeld."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Lid
from wissel.zoekprofielen.models import (
    Nacontrole,
    Puntbevestiging,
    Puntenblad,
    Rangorde,
    RealistischBeeld,
    Richting,
    Richtingbron,
    Richtingeis,
    Zoekprofiel,
    Zoekpublicatie,
    Zoekstandpunt,
)

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)
NAMEN = (
    "zoek_richting", "zoek_reden", "zoek_bron", "zoek_punt", "zoek_bevestigd", "zoek_rangorde", "zoek_antwoord",
    "zoek_concept", "zoek_publicatie", "zoek_nacontrole", "beeld_gedeeld", "beeld_concept",
)  # fmt: skip


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    """One row of every model; the version lies with the kandidaat, another one is still a draft."""
    kanarie |= {name: f"KANARIE-{name}-{uuid.uuid4().hex[:8]}" for name in NAMEN}
    lid, series = kandidaat.lidmaatschap, uuid.uuid4()
    content = {
        "vorm": 1, "nummer": 1, "arbeidsmogelijkheden": "a", "verwervingsmogelijkheden": "b",
        "hervattingsmogelijkheden": "c", "geleerd": "", "koers": "", "koers_reden": "", "belastbaarheid": None,
        "profiel_nummer": None, "punten_sha256": "0" * 64, "uitgesloten": [],
        "richtingen": [_direction(series, kanarie)],
    }  # fmt: skip
    row = Zoekprofiel.objects.create(
        **base, nummer=1, stand="bij_kandidaat", inhoud=content, inhoud_sha256="0" * 64, aangemaakt_op=NU,
        aangeboden_op=NU,
    )  # fmt: skip
    way = Richting.objects.create(
        **base, zoekprofiel=row, reeks=series, volgorde=1, naam=kanarie["zoek_richting"], soorten_werk="Planner",
        passend_reden=kanarie["zoek_reden"],
    )  # fmt: skip
    bron = Richtingbron.objects.create(
        **base, richting=way, soort="marktfeit", naam=kanarie["zoek_bron"], waar="werk.nl", gemaakt_op=NU
    )
    Richtingeis.objects.create(
        **base, richting=way, punt="tillen", waarde=5, toelichting=kanarie["zoek_punt"], bron="bezoek",
        datum=dt.date(2026, 4, 1), door_rol="coach",
    )  # fmt: skip
    Puntbevestiging.objects.create(
        **base, reeks=series, zoekprofiel=row, tabel_sha256="0" * 64, belastbaarheid_id=uuid.uuid4(), naam="Anna",
        toelichting=kanarie["zoek_bevestigd"], rol="coach", op=NU,
    )  # fmt: skip
    Puntenblad.objects.create(
        **base, zoekprofiel=row, inhoud={str(series): []}, inhoud_sha256="0" * 64, op=NU
    )
    order = Rangorde.objects.create(
        **base, zoekprofiel=row, reeksen=[str(series)], woorden=kanarie["zoek_rangorde"], klaar_op=NU,
        gewijzigd_op=NU, door=lid,
    )  # fmt: skip
    Zoekstandpunt.objects.create(
        **base, zoekprofiel=row, antwoord="vraag", tekst=kanarie["zoek_antwoord"], inhoud_sha256="0" * 64,
        gegeven_op=NU, gegeven_door=lid,
    )  # fmt: skip
    Nacontrole.objects.create(
        **base, zoekprofiel=row, belastbaarheid_id=uuid.uuid4(), belastbaarheid={}, op=NU, door=lid,
        toelichting=kanarie["zoek_nacontrole"],
    )  # fmt: skip
    old = Zoekprofiel.objects.create(
        **base, nummer=2, stand="vervangen", inhoud=content, inhoud_sha256="0" * 64, aangemaakt_op=NU,
        aangeboden_op=NU,
    )  # fmt: skip
    published = {
        "vorm": 1, "nummer": 2, "datum": "2026-04-01", "arbeidsmogelijkheden": kanarie["zoek_publicatie"],
        "verwervingsmogelijkheden": "b", "hervattingsmogelijkheden": "c",
        "belastbaarheid": {"bron": "IZP", "datum": "2026-03-01"}, "richtingen": [], "uitgesloten": [],
    }  # fmt: skip
    Zoekpublicatie.objects.create(**base, zoekprofiel=old, nummer=2, inhoud=published, op=NU)
    draft = Zoekprofiel.objects.create(
        **base, nummer=3, aangemaakt_op=NU, arbeidsmogelijkheden=kanarie["zoek_concept"]
    )
    RealistischBeeld.objects.create(
        **base, nummer=1, stand="gedeeld", kan=kanarie["beeld_gedeeld"], uitkomst="u", redenen="r", gewijzigd_op=NU,
        gedeeld_op=NU,
    )  # fmt: skip
    RealistischBeeld.objects.create(**base, nummer=2, kan=kanarie["beeld_concept"], gewijzigd_op=NU)
    return {
        "zoekprofiel_id": row.pk, "richting_id": way.pk, "punt": "tillen", "richtingbron_id": bron.pk,
        "rangorde_id": order.pk, "zoekreeks": series, "zoekconcept_id": draft.pk,
    }  # fmt: skip


def _direction(series: uuid.UUID, kanarie: dict[str, str]) -> dict[str, Any]:
    empty = dict.fromkeys(
        ("beroep_sleutel", "beroep_naam", "isco", "herkomst", "waarom", "plaats", "loon_per", "vacatures_bron",
         "vacatures_regio", "toegang", "trend", "haalbaar_reden", "uitgesloten_om", "uitgesloten_reden"), ""
    )  # fmt: skip
    unknown = dict.fromkeys(
        ("reistijd", "uren_van", "uren_tot", "loon_van", "loon_tot", "vacatures", "vacatures_op", "bevestigd")
    )
    return {
        **empty, **unknown, "reeks": str(series), "naam": kanarie["zoek_richting"], "soorten_werk": ["Planner"],
        "passend": "onbekend", "passend_reden": kanarie["zoek_reden"], "haalbaar": "onbekend", "invoer": [],
        "bronnen": [],
    }  # fmt: skip
