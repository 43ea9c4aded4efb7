"""Words in a profile that seem to be about illness: found before a version is frozen, and answered one by one (D8)."""

import uuid
from collections.abc import Iterable

from django.db import transaction

from wissel.accounts.actor import Actor
from wissel.privacytoets import Vondst, reworded
from wissel.profielen import inhoud, onderdelen
from wissel.profielen.actions import regels
from wissel.profielen.actions.hulp import live_line, touch
from wissel.profielen.models import Profieldeel, Profielregel, Vaardigheidsbewijs
from wissel.trajecten.actions import privacy

STUK = "persoonsprofiel"


def texts_of(rijen: inhoud.Rijen) -> dict[str, str]:
    """Every free text of a profile; the key says which line, piece of evidence or part it stands in, and the field."""
    found: dict[str, str] = {}
    for row in rijen.regels:
        names = (name for name in onderdelen.VRIJE_TEKST if name in onderdelen.REGELVELDEN[row.deel])
        found |= {f"regel.{row.pk}.{name}": getattr(row, name) for name in names}
    for proof in rijen.bewijzen.values():
        found |= {f"bewijs.{each.pk}.tekst": each.tekst for each in proof}
    for deel, part in rijen.delen.items():
        sheet = part.inhoud.items()
        found |= {
            f"deel.{deel}.{name}": str(text or "") for name, text in sheet if name in onderdelen.VRIJE_TEKST
        }
    return {key: text for key, text in found.items() if text}


def findings(rijen: inhoud.Rijen, dossier_id: uuid.UUID, bureau_id: uuid.UUID) -> list[privacy.OpenVondst]:
    """What nobody answered yet."""
    return privacy.open_findings(dossier_id, bureau_id, texts_of(rijen))


@transaction.atomic
def answer_words(
    *,
    dossier_id: uuid.UUID,
    blijft: Iterable[tuple[Vondst, str]],
    anders: Iterable[tuple[privacy.OpenVondst, str]],
    by: Actor,
) -> None:
    """Keep why words may stay, and put the chosen sentences in the place of others."""
    privacy.keep_answers(dossier=dossier_id, antwoorden=blijft, stuk=STUK, by=by)
    wanted: dict[str, list[tuple[Vondst, str]]] = {}
    for each, sentence in anders:
        wanted.setdefault(each.deel, []).append((each.vondst, sentence))
    texts = texts_of(inhoud.load(by.bureau_id, dossier_id)) if wanted else {}
    for key, changes in wanted.items():
        if key in texts:
            _put(dossier_id, key, reworded(texts[key], changes), by)


def _put(dossier_id: uuid.UUID, key: str, text: str, by: Actor) -> None:
    kind, place, name = key.split(".")
    own = {"bureau_id": by.bureau_id, "dossier_id": dossier_id}
    if kind == "regel" and Profielregel.objects.filter(**own, pk=place).exists():
        regels.change_line(regel_id=uuid.UUID(place), by=by, versie=None, **{name: text})
    if kind == "deel":
        part = Profieldeel.objects.get(**own, deel=place)
        regels.save_sheet(dossier_id=dossier_id, deel=place, inhoud=part.inhoud | {name: text}, by=by)
    if kind == "bewijs":
        row = Vaardigheidsbewijs.objects.get(**own, pk=place)
        part, _line = live_line(row.regel_id, by)
        row.tekst = text
        row.save(update_fields=["tekst"])
        touch(part, by)
