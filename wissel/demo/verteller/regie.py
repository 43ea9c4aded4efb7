"""What Samira says and decides herself: a question about a paper, a request, own papers and her own plan."""

import uuid
from decimal import Decimal
from typing import Any

from wissel import klok
from wissel.arbeidsmarkt.zoeken import search
from wissel.demo.verteller.basis import DAG
from wissel.documenten import ontvangers
from wissel.documenten.actions import store_document
from wissel.documenten.models import Document
from wissel.documenten.render import render_source
from wissel.regie.actions import stem, toekomst, verzoeken

SLEUTEL = uuid.UUID("5d0a1b2c-77aa-4a67-9f58-1c4a7f3f0009")
BLAD = b'#set document(title: d.titel)\n#set page(paper: "a4")\n= #d.titel\n#tekst(d.tekst)'
TITEL = "Advies van de bedrijfsarts"
ADVIES = "Werken kan vier uur per dag, in afwisselend werk. In december praten wij verder over meer uren."
VRAAG = "Er staat dat wij in december weer praten. Mag ik dan iemand meenemen?"
REACTIE = "Ja, dat mag altijd. Zeg mij van tevoren wie er meekomt, dan plan ik iets meer tijd."
CORRECTIE = "Mijn oude huisnummer staat er nog. Ik woon nu op nummer 14."
GEDAAN = "Uw huisnummer is verbeterd. Bedankt dat u het zei."
DOEL = "Ik wil weer met mensen werken, in een vast ritme, dicht bij de school van mijn kinderen."
WAAROM = "Ik word blij als ik iets voor een ander regel."
STAPPEN = ("Meelopen op een planbureau", "Mijn cv laten lezen door Anna", "Drie bedrijven bellen")


def tell_regie(story: Any) -> None:
    """A question answered, a correction done, a diploma of her own and a plan the coach reads along."""
    if story.rol.sleutel != "samira" or story.kandidaat.lidmaatschap_id is None:
        return
    _voice(story)
    with story._on(story._back(20), 19):
        asked = verzoeken.ask(
            dossier=story.dossier, soort="correctie", over="Mijn adres", tekst=CORRECTIE,
            sleutel=uuid.uuid5(SLEUTEL, str(story.dossier.pk)), by=story.kandidaat,
        )  # fmt: skip
    with story._on(story._back(18), 9):
        verzoeken.decide(verzoek=asked, besluit="ja", reactie=GEDAAN, by=story.coach)
    with story._on(story._back(12), 20):
        _plan(story)


def _voice(story: Any) -> None:
    """A paper of the doctor in the dossier, her question about it, and the answer."""
    with story._on(story._back(8), 11):
        made = render_source(BLAD, {"titel": TITEL, "tekst": ADVIES}, made_at=klok.now())
        paper = store_document(
            dossier=story.dossier, by=story.coach, soort="advies_bedrijfsarts", titel=TITEL, datum=story._back(9),
            publiek=Document.Publiek.ALLEN, bytes_=made, bestandsnaam="advies.pdf", auteur="dr. E. Visser",
        )  # fmt: skip
        people = ontvangers.kandidaat(story.dossier) + ontvangers.opdrachtgever(story.dossier)
        ontvangers.send(paper, people, by=story.coach, bericht="document")
    with story._on(story._back(6), 20):
        said = stem.give_stem(document=paper, antwoord="vraag", tekst=VRAAG, by=story.kandidaat)
    with story._on(story._back(5), 9):
        stem.answer_stem(stem=said, reactie=REACTIE, by=story.coach)


def _plan(story: Any) -> None:
    found = search("transportplanner", 1)
    work = {"beroep": found[0].id, "beroep_naam": found[0].naam} if found else {"beroep_naam": "Planner"}
    steps = [(STAPPEN[0], story._back(4), True), (STAPPEN[1], story.today + 7 * DAG, False),
             (STAPPEN[2], story.today + 21 * DAG, False)]  # fmt: skip
    plan = toekomst.write_plan(
        dossier=story.dossier, by=story.kandidaat, versie=0, doel=DOEL, waarom=WAAROM, uren_per_week=Decimal(24),
        klaar_op=story.today + 80 * DAG, stappen=steps, **work,
    )  # fmt: skip
    toekomst.share_plan(plan=plan, deel=True, by=story.kandidaat)
