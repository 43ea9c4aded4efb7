"""What the demo tells of the orientation: a profile before its phase closes, and Samira's own way through it."""

import io
import uuid
from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.demo.verteller.basis import DAG
from wissel.documenten.render import render_source
from wissel.orientatie import meegeleverd
from wissel.orientatie.actions import afnemen, profiel, register, uitslagen
from wissel.orientatie.models import Afname, Instrument, Orientatieregel
from wissel.trajecten.actions import fases
from wissel.trajecten.models import Fase

DEEL, THEMA = Orientatieregel.Deel, Orientatieregel.Thema
REGELS = (
    (DEEL.PERSOONLIJKHEID, "", "Rustig en betrouwbaar; zegt wat nodig is en komt afspraken na."),
    (DEEL.CAPACITEITEN, THEMA.TALENT, "Plannen en overzicht houden als er veel tegelijk loopt."),
    (DEEL.CAPACITEITEN, "", "Leert snel een nieuw programma, liefst door te doen."),
    (DEEL.DRIJFVEREN, THEMA.MOTIVATIE, "Met mensen werken en zien dat iets af is."),
    (DEEL.BELEMMERINGEN, "", "Staan lukt een half uur achter elkaar; tillen tot vijf kilo."),
    (DEEL.VOORWAARDEN, "", "Zittend en lopend werk afwisselen, vaste tijden, reistijd tot drie kwartier."),
)
# What Samira likes, per kind of work, as answers of 1 to 5.
INTERESSE = {"doen": 3, "uitzoeken": 3, "vormgeven": 2, "helpen": 4, "ondernemen": 3, "ordenen": 5}
METINGEN = (
    {"vertrouwen": 2, "perspectief": 2, "energie": 3},
    {"vertrouwen": 4, "perspectief": 3, "energie": 3},
)


def fill_before_closing(story: Any, fase: Fase) -> None:
    """The five parts say something before the phase of orientation closes."""
    if not any(row.vast and row.open for row in fases.conditions(fase)):
        return
    for part, theme, text in REGELS:
        profiel.add_line(
            dossier=story.dossier, by=story.coach, deel=part, tekst=text, bron="gesprek", thema=theme
        )


def tell_orientatie(story: Any) -> None:
    """A finished interest list with its talk, two measures that are shared, and a test that waits for the talk."""
    if story.rol.sleutel != "samira" or not story._started:
        return
    _measure(story, METINGEN[0], (story.today - story.begin).days - 3)
    interest = _interest(story)
    with story._on(story._back(12), 9):
        for part, theme, text in REGELS[:2]:
            profiel.add_line(
                dossier=story.dossier, by=story.coach, deel=part, tekst=text, bron="gesprek", thema=theme
            )
        text = "Ordenen en mensen helpen springen eruit; werk met een planning past daarbij."
        profiel.add_line(
            dossier=story.dossier, by=story.coach, deel=DEEL.DRIJFVEREN, tekst=text, bron="test", afname=interest,
            thema=THEMA.MOTIVATIE,
        )  # fmt: skip
    with story._on(story._back(11), 19):
        text = "Ik word blij als een dag loopt zoals ik hem bedacht. Dat miste ik het laatste jaar."
        profiel.add_line(dossier=story.dossier, by=story.kandidaat, deel=DEEL.DRIJFVEREN, tekst=text)
    _measure(story, METINGEN[1], 4)
    with story._on(story._back(4), 20):
        afnemen.share_measures(dossier=story.dossier, aan=True, by=story.kandidaat)
    _test(story)


def _measure(story: Any, values: dict[str, int], days_ago: int) -> None:
    with story._on(story._back(days_ago), 19):
        row = afnemen.start_measure(dossier=story.dossier, by=story.kandidaat)
        _answer(story, row, values)


def _answer(story: Any, row: Afname, values: dict[str, int]) -> None:
    lijst = afnemen.questions(row)
    for place, item in enumerate(lijst.items, 1):
        value = values[item.schaal]
        # Not everybody answers each question of one kind alike.
        value = max(1, min(5, value + (-1 if place % 7 == 0 else 0)))
        value = 6 - value if item.omgekeerd else value
        afnemen.answer(afname=row, vraag=item.sleutel, waarde=value, plaats=place + 1, by=story.kandidaat)
    afnemen.finish(afname=row, by=story.kandidaat)


def _interest(story: Any) -> Afname:
    with story._on(story._back(26), 10):
        instrument = register.ensure_built_in(sleutel=meegeleverd.VOLGORDE[0], by=story.coach).instrument
        row = afnemen.assign(
            dossier=story.dossier, instrument=instrument, by=story.coach,
            sleutel=uuid.uuid5(story.dossier.pk, "riasec"),
            waarom="Om te zien welk soort werk u leuk vindt, los van wat u deed.", uiterlijk=story._back(20),
        )  # fmt: skip
    with story._on(story._back(21), 19):
        _answer(story, row, INTERESSE)
    with story._on(story._back(13), 11):
        row = afnemen.discuss(afname=row, by=story.coach, op=klok.today())
        uitslagen.conclude(
            afname=row, by=story.coach, in_rapport=False,
            tekst="Ordenen staat voorop, met mensen helpen daarna. Richtingen als planner of baliemedewerker passen.",
        )  # fmt: skip
    return row


def _test(story: Any) -> None:
    """A validated test of a supplier, filled in last week; the kandidaat waits for the talk."""
    with story._on(story._back(15), 9):
        row = afnemen.assign(
            dossier=story.dossier, instrument=_validated(story), by=story.coach,
            sleutel=uuid.uuid5(story.dossier.pk, "test"), waarom="Wat kunt u goed, en wat kunt u leren?",
        )  # fmt: skip
    with story._on(story._back(2), 16):
        scores = [("Rekenen", "6"), ("Taal", "7"), ("Ruimtelijk inzicht", "4"), ("Nauwkeurig werken", "8")]
        uitslagen.record_result(
            afname=row, by=story.coach, afgenomen_op=story._back(6), versie="2.0",
            norm="Werkende volwassenen, mbo, 2024",
            scores=[{"schaal": name, "score": score, "eenheid": "stanine"} for name, score in scores],
        )  # fmt: skip


def _validated(story: Any) -> Instrument:
    manager = _manager(story)
    proof = render_source(
        b"#set document(title: d.titel)\n#set page(paper: \"a4\")\n= #d.titel\n#tekst(d.tekst)",
        {"titel": "Beoordeling van de Capaciteitentest Voorbeeld", "tekst": "Verzonnen bewijs voor de demonstratie."},
        made_at=klok.now(),
    )  # fmt: skip
    return register.add_instrument(
        by=manager, sleutel=uuid.uuid5(story.bureau.pk, "capaciteitentest"), naam="Capaciteitentest Voorbeeld",
        leverancier="Testhuis Verzonnen", versie="2.0", meet="Rekenen, taal, inzicht en nauwkeurigheid", soort="test",
        waar="extern", bewijs="Beoordeling door een commissie, 2024 (verzonnen)", talen=["nl"],
        geldig_tot=story.today + 400 * DAG, normgroep="Werkende volwassenen, mbo, 2024", bestand=_File(proof),
    )  # fmt: skip


def _manager(story: Any) -> Actor:
    found: list[Actor] = [
        each for each in story.toneel.actors.values()
        if each.rol == Rol.BUREAUMANAGER and each.bureau_id == story.bureau.pk
    ]  # fmt: skip
    return found[0] if found else story.coach


class _File(io.BytesIO):
    """Bytes as an uploaded file has them."""

    name = "beoordeling.pdf"

    @property
    def size(self) -> int:
        return len(self.getbuffer())

    def chunks(self) -> list[bytes]:
        return [self.getvalue()]
