"""Samira's zoekprofiel: three directions, one that fell away, her own order, and the beeld that two people read."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from wissel.arbeidsmarkt.models import Beroep
from wissel.zoekprofielen.actions import antwoorden, punten, richtingen, versies
from wissel.zoekprofielen.actions.beeld import save_beeld, share_beeld
from wissel.zoekprofielen.bronnen import profile_lines, profile_of
from wissel.zoekprofielen.models import Richting, Zoekprofiel
from wissel.zoekprofielen.werkblad import load

HOOFDSTUKKEN: dict[str, Any] = {
    "arbeidsmogelijkheden": (
        "Samira kan goed plannen, overzicht houden en mensen aansturen in een kleine groep. Afwisselend werk "
        "past het best: plannen, controleren en mensen ontvangen, bij een bedrijf in de logistiek of "
        "daarbuiten."
    ),
    "verwervingsmogelijkheden": (
        "In Utrecht en omgeving zijn op dit niveau genoeg vacatures. Haar ervaring als teamleider telt mee. Een korte "
        "cursus met een planningsprogramma vergroot de kans bij de eerste richting."
    ),
    "hervattingsmogelijkheden": (
        "Beginnen kan met een deel van de week en daarna opbouwen. De drie richtingen laten dat toe: er zijn "
        "deeltijdbanen en het werk is te verdelen over vaste dagen."
    ),
}
MARKT: dict[str, Any] = {
    "uren_van": Decimal(16),
    "uren_tot": Decimal(24),
    "loon_per": "maand",
    "vacatures_bron": "werk.nl",
}
RICHTINGEN: tuple[dict[str, Any], ...] = (
    {
        "werk": "transportplanner", "naam": "Planner transport", "soorten_werk": "Transportplanner\nRittenplanner",
        "herkomst": "arbeidsmarkt", "waarom": "Zij maakte jaren roosters en kent het werk in het magazijn.",
        "plaats": "Utrecht, Nieuwegein en Woerden", "reistijd": 30,
        "loon_van": Decimal(2600), "loon_tot": Decimal(3200),
        "vacatures": 17, "vacatures_regio": "Utrecht", "toegang": "Mbo 3 of ervaring; een planningsprogramma leren.",
        "trend": "Iets meer vraag dan vorig jaar, zegt werk.nl.", "passend": "ja", "haalbaar": "ja",
        "passend_reden": "Plannen met afwisseling past bij wat zij kan in werk.",
        "haalbaar_reden": "Genoeg vacatures dichtbij en ervaring die telt.",
        "deel": ("ervaring", "vaardigheid"),
    },
    {
        "werk": "kwaliteitscontroleur", "naam": "Kwaliteitscontroleur",
        "soorten_werk": "Kwaliteitsmedewerker\nControleur goederen", "herkomst": "belastbaarheid",
        "waarom": "Nauwkeurig werk dat zij in het magazijn al deed.", "plaats": "Utrecht en Amersfoort", "reistijd": 40,
        "loon_van": Decimal(2500), "loon_tot": Decimal(3000), "vacatures": 9,
        "vacatures_regio": "Utrecht en Amersfoort",
        "toegang": "Mbo 2 of 3; inwerken bij het bedrijf.", "trend": "Gelijk gebleven.", "passend": "voorwaarde",
        "haalbaar": "ja", "passend_reden": "Past als het zware werk bij een collega blijft.",
        "haalbaar_reden": "Werkgevers leiden zelf op.", "deel": ("ervaring",),
    },
    {
        "werk": "receptionist", "naam": "Baliemedewerker", "soorten_werk": "Baliemedewerker gemeente\nReceptionist",
        "herkomst": "test", "waarom": "Uit de vragenlijst kwam dat zij graag met mensen werkt.", "plaats": "Utrecht",
        "reistijd": 25, "loon_van": Decimal(2300), "loon_tot": Decimal(2700), "vacatures": 12,
        "vacatures_regio": "Utrecht",
        "toegang": "Goed Nederlands en een vriendelijke houding.", "trend": "Minder dan vroeger, wel veel deeltijd.",
        "passend": "ja", "haalbaar": "voorwaarde", "passend_reden": "Rustige balie met wisselende houding past.",
        "haalbaar_reden": "Haalbaar als zij eerst een paar dagen meeloopt.", "deel": ("eigenschap", "taal"),
    },
)  # fmt: skip
TOLK = "In de regio is er geen vast werk als tolk. Samira kan er wel vrijwillig iets mee doen."
BEELD: dict[str, Any] = {
    "kan": "Plannen, overzicht houden, controleren en mensen ontvangen. Vaste dagen en afwisseling in houding helpen.",
    "uitkomst": "Betaald werk voor 16 tot 24 uur per week bij een andere werkgever, in planning of controle.",
    "redenen": "Terug in het oude team kan niet, zo staat in de evaluatie. In de regio zijn er vacatures die "
    "aansluiten bij wat zij kan en eerder deed. De uren kunnen in stappen omhoog.",
}  # fmt: skip


def tell_zoekprofiel(story: Any) -> None:
    """Only Samira's: made, read, ordered, agreed and established, with the beeld."""
    if story.rol.sleutel != "samira" or Zoekprofiel.objects.filter(dossier=story.dossier).exists():
        return
    with story._on(story._back(18), 10):
        row = _draft(story)
        row = versies.offer(profiel=row, by=story.coach)
    with story._on(story._back(15), 19):
        _answer(story, row)
    with story._on(story._back(13), 11):
        versies.establish(profiel=row, by=story.coach)
    with story._on(story._back(12), 14):
        share_beeld(beeld=save_beeld(dossier=story.dossier, by=story.coach, **BEELD), by=story.coach)


def _draft(story: Any) -> Zoekprofiel:
    row = versies.new_version(dossier=story.dossier, by=story.coach)
    row = versies.save_chapters(profiel=row, by=story.coach, **HOOFDSTUKKEN)
    counted = story._back(20)
    for each in RICHTINGEN:
        _direction(story, row, dict(each), counted)
    wish = richtingen.add_richting(
        profiel=row, by=story.coach, naam="Tolk", soorten_werk="Tolk Turks", herkomst="wens", plaats="Utrecht",
        beroep_id=_occupation("vertaler"), vacatures=0, vacatures_bron="werk.nl", vacatures_op=counted,
    )  # fmt: skip
    richtingen.exclude_richting(richting=wish, by=story.coach, om="markt", reden=TOLK)
    return Zoekprofiel.objects.get(pk=row.pk)


def _direction(story: Any, row: Zoekprofiel, each: dict[str, Any], counted: dt.date) -> None:
    verdicts = {name: each.pop(name) for name in ("passend", "passend_reden", "haalbaar", "haalbaar_reden")}
    parts, key = each.pop("deel"), _occupation(each.pop("werk"))
    made = richtingen.add_richting(
        profiel=row, by=story.coach, beroep_id=key, vacatures_op=counted, **MARKT, **each
    )
    lines = profile_lines(profile_of(row.bureau_id, row.dossier_id))
    chosen = [line.id for part in parts for line in [x for x in lines if x.deel == part][:2]]
    richtingen.link_lines(richting=made, by=story.coach, regels=chosen)
    richtingen.add_source(
        richting=made, by=story.coach, naam=f"{made.vacatures} vacatures voor {made.naam.lower()}",
        waar="werk.nl, zoekopdracht bewaard", datum=counted,
    )  # fmt: skip
    _items(story, made)
    made = Richting.objects.select_related("zoekprofiel").get(pk=made.pk)
    richtingen.judge_richting(richting=made, by=story.coach, versie=made.versie, **verdicts)


def _items(story: Any, made: Richting) -> None:
    """What was asked on the phone, and the whole table gone through."""
    for punt, amount in (("tillen", Decimal(5)), ("zitten_achtereen", Decimal(1))):
        punten.set_eis(
            richting=made, by=story.coach, punt=punt, waarde=amount, bron="Gebeld met twee werkgevers",
            toelichting="Zo gaat het bij beide.",
        )  # fmt: skip
    sheet = load(made.zoekprofiel).of(made.reeks)
    if sheet is not None:
        punten.confirm_table(richting=made, by=story.coach, sha256=sheet.tabel.sha256)


def _answer(story: Any, row: Zoekprofiel) -> None:
    """She puts checking above the desk, says why, and agrees."""
    by = story.kandidaat
    keys = list(antwoorden.directions(row))
    antwoorden.comment(
        profiel=row,
        reeks=uuid.UUID(keys[2]),
        by=by,
        tekst="Ik vind mensen leuk, maar de hele dag een balie lijkt mij druk.",
    )
    antwoorden.choose(
        profiel=row,
        by=by,
        woorden="Plannen geeft mij energie. Controleren kan ik goed. De balie is mijn derde keus.",
    )
    antwoorden.give_standpunt(profiel=row, antwoord="akkoord", inhoud_sha256=row.inhoud_sha256, by=by)


def _occupation(naam: str) -> Any:
    return Beroep.objects.filter(naam=naam, bron=Beroep.Bron.EIGEN).values_list("pk", flat=True).first()
