"""What the verbs of this room share: taking the lock, noticing another writer, and keeping a file of a version."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.cv.models import Brief, Concept, Cv, Cvtip
from wissel.documenten.actions import store_document
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.trajecten.actions import privacy
from wissel.trajecten.actions.taken import finish_taak
from wissel.trajecten.models import Privacyantwoord, Taak

C = TypeVar("C", bound=Concept)
MEESTE = 30
TAAK = "cv_bekijken"
MEEST_VERSIES = 200


def lock(row: C, by: Actor, *, weg: bool = False) -> C:
    """The draft, held for this transaction. Raises DomainError when it was thrown away (unless `weg`)."""
    rows: Any = type(row)._default_manager
    held: C = rows.select_for_update(of=("self",)).select_related("dossier").get(
        bureau_id=by.bureau_id, pk=row.pk
    )  # fmt: skip
    if held.weg_op is not None and not weg:
        raise DomainError("weg", _("Dit is weggegooid. Zet het eerst terug."))
    return held


def member(by: Actor) -> Any:
    """The membership that writes; nobody comes here without one."""
    return by.lidmaatschap_id


def lock_dossier(dossier: Dossier, by: Actor) -> Dossier:
    return Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)


def refuse_more(model: type[Concept], dossier: Dossier, by: Actor) -> None:
    """A dossier holds no endless number of drafts."""
    rows: Any = model._default_manager
    if rows.filter(bureau_id=by.bureau_id, dossier=dossier, weg_op__isnull=True).count() >= MEESTE:
        text = _("Er zijn er al %(n)s. Gooi er eerst een weg die u niet meer gebruikt.")
        raise DomainError("te_veel", text % {"n": MEESTE})


def touch(row: Concept, by: Actor) -> None:
    """Write down who changed this last, and save."""
    row.versie += 1
    row.gewijzigd_op, row.gewijzigd_door_id = klok.now(), by.lidmaatschap_id
    row.save()


def changed(nu: dict[str, Any], stand: str) -> Changed:
    """Somebody else wrote in the same part; both texts are shown."""
    text = _("Iemand anders heeft dit net gewijzigd. Hieronder staat wat er nu staat. Kies wat blijft.")
    return Changed("gewijzigd", text, nu=nu, stand=stand)


def check_kandidaat(row: Concept, by: Actor) -> None:
    """Only the kandidaat decides about the own cv."""
    if not by.is_kandidaat or by.persoon_id != row.dossier.kandidaat_id:
        raise DomainError("niet_van_u", _("Alleen de kandidaat kan dit doen."))


def next_number(row: Cv | Brief) -> int:
    """The number of the next version. Raises DomainError when there are very many."""
    versies: Any = row.versies
    last = versies.filter(bureau_id=row.bureau_id).aggregate(last=Max("nummer"))["last"] or 0
    if last >= MEEST_VERSIES:
        raise DomainError("te_veel", _("Er zijn al heel veel versies. Maak een kopie en ga daarmee verder."))
    return int(last) + 1


def keep_file(
    row: Concept, by: Actor, *, pdf: bytes, titel: str, nummer: int, sha256: str, sjabloon_versie: str
) -> Document:
    """Keep the PDF of a version as a document for kandidaat and bureau."""
    today: dt.date = klok.today()
    return store_document(
        dossier=row.dossier, by=by, soort="cv", titel=titel[:200], datum=today, publiek=Document.Publiek.KANDIDAAT,
        bytes_=pdf, bestandsnaam=file_name(row.naam, nummer, "pdf"), reeks=uuid.uuid5(row.pk, "versies"), versie=nummer,
        inhoud_sha256=sha256, sjabloon_versie=sjabloon_versie,
    )  # fmt: skip


def file_name(naam: str, nummer: int, ending: str) -> str:
    """`planner-samira-versie-2.pdf`"""
    return f"{slugify(naam)[:80] or 'cv'}-versie-{nummer}.{ending}"


def close_tips(row: Cv | Brief, by: Actor) -> None:
    """Suggestions count as read once the kandidaat approved a version."""
    own = {"cv": row} if isinstance(row, Cv) else {"brief": row}
    Cvtip.objects.filter(bureau_id=by.bureau_id, klaar_op__isnull=True, **own).update(klaar_op=klok.now())


def task_key(row: Concept, versie: int | str = "") -> str:
    """Under which key the kandidaat is asked to look at this; per state, so that it can be asked again."""
    return f"{TAAK} {row.pk} {versie}"


def looked_at(row: Cv | Brief, by: Actor) -> None:
    """The kandidaat decided: the question to look is answered and suggestions count as read."""
    close_tips(row, by)
    if row.voorgelegd_op is None:
        return
    row.voorgelegd_op = row.voorgelegd_door = None
    row.save(update_fields=["voorgelegd_op", "voorgelegd_door"])
    waiting = Taak.objects.filter(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, sleutel__startswith=task_key(row), klaar_op__isnull=True,
        vervallen_op__isnull=True,
    )  # fmt: skip
    for taak in waiting:
        finish_taak(taak=taak, by=by)


def settle_words(
    dossier_id: uuid.UUID, by: Actor, texts: Mapping[str, str], *, mag_blijven: bool, stuk: str
) -> None:
    """Before a text goes to employers: the kandidaat looked at words that may be about health, and decides (D8).

    Raises DomainError while there are such words that nobody answered; with `mag_blijven` the answer is kept.
    """
    found = privacy.open_findings(dossier_id, by.bureau_id, texts)
    if not found:
        return
    if not mag_blijven:
        words = _(
            "Er staan woorden in die misschien over gezondheid gaan. Haal ze weg, of zeg dat ze mogen blijven."
        )
        raise DomainError("lijkt_medisch", words)
    answers = [(each.vondst, Privacyantwoord.Reden.EIGEN.value) for each in found]
    privacy.keep_answers(dossier=dossier_id, antwoorden=answers, stuk=stuk, by=by)
