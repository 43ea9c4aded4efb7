"""Making, storing, sending and opening documents. A document never changes; a correction is a new version."""

import datetime as dt
import hashlib
import uuid
from typing import IO, Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.documenten import kinds, ontvangers, opslag
from wissel.documenten.keuring import inspect
from wissel.documenten.kinds import gedeeld
from wissel.documenten.models import Document
from wissel.documenten.render import render
from wissel.documenten.soorten import BELASTBAARHEID
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record, record_look
from wissel.trajecten.inhoud import content_sha256, plan_content, report_content
from wissel.trajecten.models import Rapportage, Trajectplan

PLAN, RAPPORT, INZAGE = "trajectplan", "voortgangsrapportage", "rapport_inzage"
# Files that one person from outside the bureau may bring to one dossier.
MEESTE_STUKKEN = 200
Publiek = Document.Publiek


@transaction.atomic
def store_document(
    *,
    dossier: Dossier,
    by: Actor,
    soort: str,
    titel: str,
    datum: dt.date,
    publiek: str,
    bytes_: bytes,
    bestandsnaam: str,
    mime: str = "application/pdf",
    reeks: uuid.UUID | None = None,
    versie: int | None = None,
    inhoud: Any = None,
    inhoud_sha256: str = "",
    sjabloon_versie: str = "",
    **over: str,
) -> Document:
    """Keep one version of a document: the bytes first, flushed to disk, then the row that knows their sha256.

    `over` is what was said about the paper: `auteur`, `ondertekend`.
    A given `reeks` makes it the next version of that series, or the version named. When the transaction is rolled
    back the bytes stay behind without a row; sweep() removes them.
    """
    if reeks is not None and versie is None:
        Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
        known = Document.objects.filter(bureau_id=by.bureau_id, reeks=reeks)
        versie = (known.aggregate(last=Max("versie"))["last"] or 0) + 1
    row = Document(
        bureau_id=by.bureau_id, dossier=dossier, soort=soort, titel=titel, reeks=reeks or uuid.uuid4(),
        versie=versie or 1, datum=datum, publiek=publiek, bestandsnaam=bestandsnaam, mime=mime, grootte=len(bytes_),
        sha256=hashlib.sha256(bytes_).hexdigest(), inhoud=inhoud, inhoud_sha256=inhoud_sha256,
        sjabloon_versie=sjabloon_versie, gemaakt_op=klok.now(), gemaakt_door_id=by.lidmaatschap_id, **over,
    )  # fmt: skip
    row.pad = f"{row.bureau_id}/{row.pk}"
    opslag.write(row.pad, bytes_)
    row.save(force_insert=True)
    record(by, "document_toegevoegd", dossier=dossier, onderwerp=row, categorie="P")
    return row


def make_document(
    kind: str,
    subject: Any,
    by: Actor,
    *,
    soort: str = "",
    stap: str = "",
    sha256: str,
    versie: int,
    **fields: Any,
) -> Document:
    """Render a document of this kind about a plan or report and store it; `stap` tells its file from another's.

    `fields` holds `titel`, `publiek`, `reeks`, `inhoud`, and under `meer` what the context of the kind asks for.
    """
    chosen, today, now = kinds.get(kind), klok.today(), klok.now()
    data = chosen.context(subject, on=today, **fields.pop("meer", {}))
    pdf = render(kind, data, made_at=now, logo=gedeeld.logo_of(by.bureau_id))
    name = "-".join(filter(None, (chosen.bestandsnaam, slugify(stap), subject.dossier.nummer)))
    number = getattr(subject, "nummer", 1)
    return store_document(
        dossier=subject.dossier, by=by, soort=soort or kind, datum=today, bytes_=pdf, versie=versie,
        inhoud_sha256=sha256, sjabloon_versie=chosen.versie,
        bestandsnaam=f"{name}-{number}-versie-{versie}.pdf", **fields,
    )  # fmt: skip


@transaction.atomic
def offer_plan(*, plan: Trajectplan, by: Actor) -> Document:
    """Freeze a plan, make its document and make it available to the kandidaat."""
    from wissel.trajecten.actions.plan import offer

    offer(plan=plan, by=by)
    plan = _plan(plan, by)
    document = _plan_document(plan, by, "kandidaat", Publiek.KANDIDAAT)
    ontvangers.send(document, ontvangers.kandidaat(plan.dossier), by=by, bericht="plan_kandidaat")
    return document


@transaction.atomic
def send_plan(*, plan: Trajectplan, by: Actor) -> Document:
    """Send a plan to the opdrachtgever, in a document that shows what the kandidaat answered."""
    from wissel.trajecten.actions.plan import send_to_opdrachtgever

    send_to_opdrachtgever(plan=plan, by=by)
    plan = _plan(plan, by)
    own = _plan_document(plan, by, "verstuurd", Publiek.KANDIDAAT)
    ontvangers.send(own, ontvangers.kandidaat(plan.dossier), by=by, bericht="plan_kandidaat_verstuurd")
    document = _plan_document(plan, by, "opdrachtgever", Publiek.OPDRACHT)
    ontvangers.send(document, ontvangers.opdrachtgever(plan.dossier), by=by, bericht="plan_opdrachtgever")
    return document


@transaction.atomic
def answer_plan(
    *, plan: Trajectplan, antwoord: str, tekst: str, inhoud_sha256: str, by: Actor
) -> Document | None:
    """Give an answer on a plan; once it is approved, keep a document with the answers of both parties."""
    from wissel.trajecten.actions.plan import give_standpunt

    before = _plan(plan, by).stand
    give_standpunt(plan=plan, antwoord=antwoord, tekst=tekst, inhoud_sha256=inhoud_sha256, by=by)
    plan = _plan(plan, by)
    if plan.stand != Trajectplan.Stand.GOEDGEKEURD or before == plan.stand:
        return None
    own = _plan_document(plan, by, "akkoord kandidaat", Publiek.KANDIDAAT)
    ontvangers.send(own, ontvangers.kandidaat(plan.dossier), by=by, bericht="plan_antwoord")
    document = _plan_document(plan, by, "akkoord", Publiek.OPDRACHT)
    ontvangers.send(document, ontvangers.opdrachtgever(plan.dossier), by=by, bericht="plan_antwoord")
    return document


def _plan(plan: Trajectplan, by: Actor) -> Trajectplan:
    return Trajectplan.objects.select_related("dossier", "traject").get(bureau_id=by.bureau_id, pk=plan.pk)


def _known(by: Actor, reeks: uuid.UUID, sha256: str) -> Document | None:
    """The document of this series that was made of exactly this content, so that a second click makes no second one."""
    rows = Document.objects.filter(bureau_id=by.bureau_id, reeks=reeks, inhoud_sha256=sha256)
    return rows.order_by("-versie").first()


_PLAN_TITELS = {
    "kandidaat": "Re-integratievoorstel", "verstuurd": "Re-integratievoorstel, verstuurd aan de opdrachtgever",
    "opdrachtgever": "Re-integratievoorstel met prijs, verstuurd aan de opdrachtgever",
    "akkoord": "Re-integratievoorstel met prijs, goedgekeurd",
    "akkoord kandidaat": "Re-integratievoorstel, goedgekeurd",
}  # fmt: skip


def _plan_document(plan: Trajectplan, by: Actor, stage: str, publiek: str) -> Document:
    """One series per stage, whose versions are the versions of the plan. Made once; prices are for the order only."""
    reeks = uuid.uuid5(plan.traject_id, f"plan {stage}")
    document = _known(by, reeks, plan.inhoud_sha256) or make_document(
        PLAN, plan, by, stap=stage, titel=_PLAN_TITELS[stage], publiek=publiek, versie=plan.nummer, reeks=reeks,
        inhoud=plan_content(plan), sha256=plan.inhoud_sha256, meer={"prijzen": publiek == Publiek.OPDRACHT},
    )  # fmt: skip
    Trajectplan.objects.filter(bureau_id=by.bureau_id, pk=plan.pk).update(document=document)
    return document


@transaction.atomic
def to_kandidaat_rapport(*, rapport: Rapportage, by: Actor) -> Document:
    """Let the kandidaat read a report first, as a document marked concept, so that it shows what was read."""
    from wissel.trajecten.actions.rapport import to_kandidaat

    to_kandidaat(rapport=rapport, by=by)
    rapport = _rapport(rapport, by)
    content = _content(rapport)
    sha256 = content_sha256(content)
    reeks = _reading_series(rapport)
    document = _known(by, reeks, sha256) or make_document(
        RAPPORT, rapport, by, soort=INZAGE, stap="concept",
        titel=f"Voortgangsrapportage {rapport.nummer}, concept ter inzage", publiek=Publiek.KANDIDAAT,
        versie=Document.objects.filter(bureau_id=by.bureau_id, reeks=reeks).count() + 1, reeks=reeks,
        inhoud=content, sha256=sha256, meer=_extra(rapport, sha256, concept=True),
    )  # fmt: skip
    ontvangers.send(document, ontvangers.kandidaat(rapport.dossier), by=by, bericht="rapport_kandidaat")
    return document


@transaction.atomic
def freeze_rapport(*, rapport: Rapportage, by: Actor) -> Document:
    """Freeze a report and make its document. Nobody but the bureau and the kandidaat sees it until it is sent."""
    from wissel.trajecten.actions.rapport import freeze

    freeze(rapport=rapport, by=by)
    rapport = _rapport(rapport, by)
    if rapport.document is not None:
        return rapport.document
    document = make_document(
        RAPPORT, rapport, by, titel=f"Voortgangsrapportage {rapport.nummer}", publiek=Publiek.ALLEN,
        versie=rapport.versie, reeks=uuid.uuid5(rapport.traject_id, f"rapport {rapport.nummer}"),
        inhoud=_content(rapport), sha256=rapport.inhoud_sha256, meer=_extra(rapport, rapport.inhoud_sha256),
    )  # fmt: skip
    Rapportage.objects.filter(bureau_id=by.bureau_id, pk=rapport.pk).update(document=document)
    return document


@transaction.atomic
def send_rapport(*, rapport: Rapportage, by: Actor) -> Document:
    """Send a frozen report to kandidaat and opdrachtgever."""
    from wissel.trajecten.actions.rapport import mark_sent

    mark_sent(rapport=rapport, by=by)
    rapport = _rapport(rapport, by)
    if rapport.document is None:
        raise DomainError(
            "geen_document", _("Stel de rapportage eerst vast. Dan is er een document om te versturen.")
        )
    people = ontvangers.kandidaat(rapport.dossier) + ontvangers.opdrachtgever(rapport.dossier)
    ontvangers.send(rapport.document, people, by=by, bericht="rapport_verzonden")
    return rapport.document


def _rapport(rapport: Rapportage, by: Actor) -> Rapportage:
    rows = Rapportage.objects.select_related("dossier", "traject", "document")
    return rows.get(bureau_id=by.bureau_id, pk=rapport.pk)


def _content(rapport: Rapportage) -> dict[str, Any]:
    """What the hash of a report is taken over."""
    from wissel.trajecten.actions.rapportconcept import sources

    return report_content(rapport, [str(source.regel_id) for source in sources(rapport)])


def _extra(rapport: Rapportage, sha256: str, *, concept: bool = False) -> dict[str, Any]:
    people = ontvangers.kandidaat(rapport.dossier) + ontvangers.opdrachtgever(rapport.dossier)
    return {
        "sha256": sha256,
        "concept": concept,
        "naar": tuple(gedeeld.addressee(each, rapport.dossier) for each in people),
    }


@transaction.atomic
def upload_document(
    *,
    dossier: Dossier,
    by: Actor,
    titel: str,
    soort: str,
    datum: dt.date,
    publiek: str,
    bestand: Any,
    vervangt: Document | None = None,
    **over: str,
) -> Document:
    """Add a file somebody chose, as it is. What it is follows from its content, never from its name.

    `over` is what was said about it: `auteur`, `ondertekend`. The same file with the same words twice is one document.
    Raises DomainError at the field when a paper on belastbaarheid is to be shared with others than the kandidaat, and
    when the file is too large, of another kind, locked, broken or not still: a script or a file inside is refused,
    nothing is taken out.
    """
    _refuse_sharing(soort, publiek)
    found = inspect(bestand)
    Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    fields: dict[str, Any] = {"soort": soort, "titel": titel, "datum": datum, "publiek": publiek, **over}
    again = Document.objects.filter(
        bureau_id=by.bureau_id, dossier=dossier, gemaakt_door_id=by.lidmaatschap_id,
        sha256=hashlib.sha256(found.bytes_).hexdigest(), **fields,
    )  # fmt: skip
    if vervangt is not None:
        again = again.filter(reeks=vervangt.reeks)
    if (same := again.first()) is not None:
        return same
    _refuse_endless(dossier, by)
    document = store_document(
        dossier=dossier, by=by, bytes_=found.bytes_, bestandsnaam=found.bestandsnaam, mime=found.mime,
        reeks=vervangt.reeks if vervangt else None, **fields,
    )  # fmt: skip
    people = ontvangers.kandidaat(dossier) if publiek in {Publiek.KANDIDAAT, Publiek.ALLEN} else []
    people += ontvangers.opdrachtgever(dossier) if publiek in {Publiek.OPDRACHT, Publiek.ALLEN} else []
    ontvangers.send(document, people, by=by, bericht="document")
    return document


def _refuse_endless(dossier: Dossier, by: Actor) -> None:
    """Nobody from outside the bureau fills the disk with one dossier."""
    if by.is_staff or by.lidmaatschap_id is None:
        return
    own = Document.objects.filter(
        bureau_id=by.bureau_id, dossier=dossier, gemaakt_door_id=by.lidmaatschap_id, sjabloon_versie=""
    )
    if own.count() >= MEESTE_STUKKEN:
        text = _("U voegde al %(n)s stukken toe. Meer kan niet. Vraag het bureau om hulp.")
        raise DomainError("vol", text % {"n": MEESTE_STUKKEN}, veld="bestand")


def _refuse_sharing(soort: str, publiek: str) -> None:
    """What someone can do in work (FML, IZP, BAR) is category D1: for the coach of the case and the kandidaat."""
    if soort == BELASTBAARHEID and publiek not in {Publiek.BUREAU, Publiek.KANDIDAAT}:
        text = _(
            "Een stuk over belastbaarheid lezen alleen de coach en de kandidaat. Kies een van de eerste twee."
        )
        raise DomainError("publiek", text, veld="publiek")


def open_document(*, document: Document, by: Actor) -> IO[bytes]:
    """The file of a document, after writing down that this person looked and, the first time, that it was opened.

    Raises DomainError when the file is gone or no longer what was stored.
    """
    record_look(by, "document_geopend", dossier=document.dossier_id, onderwerp=document, categorie="P")
    file = opslag.open_checked(document.pad, document.sha256)
    if file is None:
        raise DomainError(
            "bestand_weg",
            _(
                "Dit document staat nog in het dossier, maar het bestand is niet te openen. Vraag het bureau om hulp."
            ),
        )
    record_opened(document=document, by=by)
    return file


def record_opened(*, document: Document, by: Actor) -> bool:
    """Write down that an addressee read this document, on screen or as a file; the first time only.

    A kandidaat who opens the copy to read first has read that report.
    """
    if document.soort == INZAGE and by.is_kandidaat:
        _mark_report_read(document, by)
    return ontvangers.mark_opened(document, by=by)


def _mark_report_read(document: Document, by: Actor) -> None:
    from wissel.trajecten.actions.rapport import mark_read

    waiting = Rapportage.objects.filter(
        bureau_id=by.bureau_id, dossier_id=document.dossier_id, stand=Rapportage.Stand.BIJ_KANDIDAAT
    )
    for row in waiting:
        if _reading_series(row) == document.reeks:
            mark_read(rapport=row, by=by)


def _reading_series(rapport: Rapportage) -> uuid.UUID:
    return uuid.uuid5(rapport.traject_id, f"inzage {rapport.nummer}.{rapport.versie}")


def sweep(bureau_id: Any) -> int:
    """Remove files of a bureau that no row knows, once they are a day old. Gives how many went."""
    known = set(Document.objects.filter(bureau_id=bureau_id).values_list("pad", flat=True))
    paths = list(opslag.orphans(bureau_id, known, klok.now()))
    for path in paths:
        opslag.remove(path)
    return len(paths)
