"""What people made in Wissel, as items of the contract's sections; what came from a file is kept as it came."""

from typing import Any

from wissel.dossiers.models import Advies, Dossier
from wissel.klok import NEDERLAND
from wissel.toetsing import bewaren
from wissel.toetsing.herkomst import Herkomst
from wissel.toetsing.vorm import choices
from wissel.trajecten.models import Logboekregel, Rapportage, Standpunt, Trajectplan

Json = dict[str, Any]
# Kinds of log lines and of activities: the first is ours, the second the contract's.
LOG_NAAR_CONTRACT = {
    "gesprek": "gesprek", "telefoon": "gesprek", "bericht": "gesprek", "overleg": "werkgeverscontact",
    "orientatie": "test", "training": "training", "netwerk": "netwerken", "vacature": "jobhunting",
    "sollicitatie": "jobhunting", "proefplaatsing": "proefplaatsing", "overig": "overig",
}  # fmt: skip
VAST = (Rapportage.Stand.BEVROREN, Rapportage.Stand.VERZONDEN)
ZICHTBAAR = {
    "bureau": ["bureau"], "kandidaat": ["bureau", "werknemer"], "allen": ["werkgever", "bureau", "werknemer"]
}  # fmt: skip


def own_items(dossier: Dossier, sectie: str, herkomst: Herkomst) -> list[Json]:
    """The items of a section that were made in Wissel, oldest first."""
    maker = {
        "adviezen": _advice, "activiteiten": _activities, "trajectplannen": _plans, "rapportages": _reports,
        "documenten": _documents,
    }.get(sectie)  # fmt: skip
    return [] if maker is None else [_known(item) for item in maker(dossier, herkomst)]


def key_of(item: Any) -> Any:
    """What tells two items of a section apart: their id or version."""
    if not isinstance(item, dict):
        return None
    return item["id"] if "id" in item else item.get("versie")


def own_advice(dossier: Dossier, herkomst: Herkomst) -> list[Advies]:
    rows = Advies.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier).order_by("datum", "id")
    return list(rows.exclude(pk__in=herkomst.rijen.get("adviezen.rijen", {})))


def own_log_lines(dossier: Dossier, herkomst: Herkomst) -> list[Logboekregel]:
    """Live lines that are not for the coach alone, without those of a file and their corrections."""
    imported = list(herkomst.rijen.get("activiteiten", {}).values())
    lines = Logboekregel.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)
    after = lines.filter(pk__in=imported, vervangen_door__isnull=False).values("vervangen_door_id")
    live = lines.filter(vervangen_door__isnull=True).exclude(publiek=Logboekregel.Publiek.COACH)
    return list(live.exclude(pk__in=imported).exclude(pk__in=after).order_by("datum", "id"))


def _advice(dossier: Dossier, herkomst: Herkomst) -> list[Json]:
    return [
        {"id": str(row.pk), "datum": row.datum.isoformat(), "van": row.van}
        for row in own_advice(dossier, herkomst)
    ]


def _activities(dossier: Dossier, herkomst: Herkomst) -> list[Json]:
    return [
        {
            "id": str(row.pk), "datum": row.datum.isoformat(), "soort": LOG_NAAR_CONTRACT.get(row.soort, "overig"),
            "door": row.kolom,
        }
        for row in own_log_lines(dossier, herkomst)
    ]  # fmt: skip


def _plans(dossier: Dossier, herkomst: Herkomst) -> list[Json]:
    """Plans that were offered, numbered after those of the file."""
    before = max((item["versie"] for item in bewaren.kept(dossier, "trajectplannen") or ()), default=0)
    answers = dict(
        Standpunt.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, van="kandidaat")
        .order_by("gegeven_op")
        .values_list("plan_id", "antwoord")
    )
    rows = Trajectplan.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, aangeboden_op__isnull=False
    ).order_by("traject__aangemaakt_op", "nummer")
    return [
        {"versie": before + place, "datum": _day(row.aangeboden_op), "standpunt_werknemer": answers.get(row.pk, "geen")}
        for place, row in enumerate(rows, 1)
    ]  # fmt: skip


def _reports(dossier: Dossier, herkomst: Herkomst) -> list[Json]:
    rows = Rapportage.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, stand__in=VAST)
    return [
        {
            "id": str(row.pk), "datum": row.periode_tot.isoformat(), "naar_werkgever_op": _day(row.verzonden_op),
            "naar_werknemer_op": _day(row.naar_kandidaat_op), "verzending_nagegaan": True,
            "spoor1_besproken": bool(row.spoor1_antwoord),
        }
        for row in rows.order_by("periode_tot", "id")
    ]  # fmt: skip


def _documents(dossier: Dossier, herkomst: Herkomst) -> list[Json]:
    known = choices("documenten", "soort")
    documents: Any = dossier
    return [
        {
            "id": str(row.pk), "soort": row.soort if row.soort in known else "overig",
            "datum": row.datum.isoformat(), "zichtbaar_voor": ZICHTBAAR.get(row.publiek),
        }
        for row in documents.documenten.order_by("datum", "id")
    ]  # fmt: skip


def _day(moment: Any) -> str | None:
    return moment.astimezone(NEDERLAND).date().isoformat() if moment else None


def _known(item: Json) -> Json:
    return {name: value for name, value in item.items() if value is not None}
