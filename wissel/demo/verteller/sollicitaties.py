"""Applications of a kandidaat with an account: sent, no answer, rejected with a lesson, a talk, and one prepared."""

import uuid
from email.message import EmailMessage
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from wissel import klok
from wissel.cv.models import Briefversie, Cvversie
from wissel.oefenen.models import Gesprekskaart
from wissel.sollicitaties.actions import akkoord, begin, bewijs, lessen, netwerk, sollicitatie
from wissel.sollicitaties.models import Sollicitatie, Stand

SLEUTEL = uuid.UUID("2b7c9d1e-66cc-4f55-8b1a-0e9d7c6b0005")
BERICHT = (
    "Geachte mevrouw Kuiper,\n\nU zoekt iemand die de voorraad bijhoudt en de bestellingen doet. Dat deed ik acht "
    "jaar, in een druk magazijn. Ik werk graag 20 uur per week en ik kan snel beginnen.\n\nIk hoor graag van "
    "u.\n\nSamira"
)


def tell_sollicitaties(story: Any) -> None:
    """Only where guidance runs and the kandidaat has an account."""
    if not story._started or story.kandidaat.lidmaatschap_id is None:
        return
    _rejected(story)
    _no_answer(story)
    _sent_with_cv(story)
    _prepared(story)
    with story._on(story._back(1), 16):
        _begin(story, "archief", werkgever="Gemeente Nergenshuizen", functie="Archiefmedewerker")
    _network(story)


def _rejected(story: Any) -> None:
    with story._on(story._back(13), 11):
        row = _begin(
            story,
            "voorraad",
            werkgever="Groothandel Voorbeeld",
            functie="Voorraadbeheerder",
            stand=Stand.VERSTUURD,
        )
        bewijs.add_by_hand(
            sollicitatie=row, by=story.kandidaat, datum=klok.today(), aan="Afdeling personeel",
            onderwerp="Sollicitatie voorraadbeheerder", hoe="Formulier op de website",
        )  # fmt: skip
    with story._on(story._back(6), 15):
        _move(story, row, Stand.AFGEWEZEN)
        lessen.learn(
            sollicitatie=row, by=story.kandidaat, reden="uren", nabellen=True,
            les="Eerst bellen of 20 uur kan. Dan pas een brief maken.",
            voorstel="Alleen vacatures tot 24 uur laten zien",
        )  # fmt: skip


def _no_answer(story: Any) -> None:
    with story._on(story._back(12), 14):
        row = _begin(story, "bakker", werkgever="Bakkerij Zonneschijn", soort="open", stand=Stand.VERSTUURD)
    with story._on(story._back(2), 9):
        _move(story, row, Stand.GEEN_REACTIE, "Twee keer gebeld, niemand nam op")


def _sent_with_cv(story: Any) -> None:
    """With the cv and letter of the story, the mail as proof, and the talk that is on the agenda."""
    own = {"bureau": story.bureau, "dossier": story.dossier}
    card = Gesprekskaart.objects.filter(**own).first()
    with story._on(story._back(4), 9):
        row = _begin(
            story, "planner", werkgever="Van Dam Transport", functie="Planner",
            cvversie=Cvversie.objects.filter(**own).order_by("-nummer").first(),
            briefversie=Briefversie.objects.filter(**own).order_by("-nummer").first(),
        )  # fmt: skip
        _move(story, row, Stand.VERSTUURD)
        bewijs.add_file(sollicitatie=row, by=story.kandidaat, bestand=_mail(story))
    with story._on(story._back(1), 13):
        row.refresh_from_db()
        sollicitatie.move(
            sollicitatie=row, by=story.kandidaat, stand=Stand.GESPREK, datum=klok.today(), kaart=card,
            sleutel=_key(story, "planner gesprek"), toelichting="Mevrouw Bos belde: kom kennismaken",
        )  # fmt: skip
        if card is not None:
            sollicitatie.change(
                sollicitatie=row, by=story.kandidaat, versie=row.versie, volgende="Kennismaken",
                volgende_op=card.begint_op.astimezone(klok.NEDERLAND).date(),
            )  # fmt: skip


def _mail(story: Any) -> SimpleUploadedFile:
    message = EmailMessage()
    message["From"] = f"{story.kandidaat.naam} <samira@kandidaat.example>"
    message["To"] = "Mevrouw Bos <werk@vandamtransport.example>"
    message["Date"] = klok.now()
    message["Subject"] = "Sollicitatie planner"
    message["Message-ID"] = f"<{_key(story, 'mail')}@kandidaat.example>"
    message.set_content("In de bijlage vindt u mijn cv en mijn brief.")
    return SimpleUploadedFile("sollicitatie.eml", message.as_bytes())


def _prepared(story: Any) -> None:
    helper = story.toneel.actors.get("joris") or story.coach
    with story._on(story._back(2), 15):
        row = begin(
            dossier=story.dossier, by=helper, sleutel=_key(story, "kringloop"), werkgever="Kringloop De Schakel",
            functie="Medewerker voorraad", tekst=BERICHT,
        )  # fmt: skip
        akkoord.propose(sollicitatie=row, by=helper)


def _network(story: Any) -> None:
    rows = (
        (9, "Oud-collega Fatma", "telefoon", True, "Zij hoort na de zomer of er een planner weggaat."),
        (3, "Buurman Henk", "gesprek", False, "Kent iemand bij de gemeente."),
    )
    for days, who, how, talk, result in rows:
        with story._on(story._back(days), 17):
            netwerk.add_contact(
                dossier=story.dossier, by=story.kandidaat, sleutel=_key(story, who), wie=who, kanaal=how,
                datum=klok.today(), resultaat=result, netwerkgesprek=talk,
            )  # fmt: skip


def _begin(story: Any, key: str, **given: Any) -> Sollicitatie:
    return begin(dossier=story.dossier, by=story.kandidaat, sleutel=_key(story, key), **given)


def _move(story: Any, row: Sollicitatie, stand: str, note: str = "") -> None:
    sollicitatie.move(
        sollicitatie=row, by=story.kandidaat, stand=stand, datum=klok.today(), toelichting=note,
        sleutel=_key(story, f"{row.pk} {stand}"),
    )  # fmt: skip


def _key(story: Any, what: str) -> uuid.UUID:
    return uuid.uuid5(SLEUTEL, f"{story.dossier.pk} {what}")
