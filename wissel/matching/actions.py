"""Setting the limits of a search, and keeping a match as proof."""

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt import postcodes
from wissel.arbeidsmarkt.lezen import demands
from wissel.arbeidsmarkt.models import Vacature
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.matching.grenzen import DAGNAMEN, DIENSTNAMEN
from wissel.matching.lezen import Resultaat, one, zoeker
from wissel.matching.models import Matchbewijs, Matchpunten, Zoekinstelling
from wissel.matching.vraagt import stated
from wissel.matching.waarden import Zoeker
from wissel.matching.weging import weights
from wissel.zoekprofielen.bronnen import source_of

VORM = 1
VERSTE_KM = 300


@transaction.atomic
def set_limits(
    *,
    dossier: Dossier,
    pc4: str,
    reis_km: int | None,
    diensten_niet: Iterable[str],
    dagen_niet: Iterable[str],
    by: Actor,
    versie: int | None = None,
) -> Zoekinstelling:
    """Set the limits of the search; what is empty is not said. The same again changes nothing.

    `versie` is what was on screen, 0 when there was nothing. Raises DomainError at the field that cannot be right, and
    Changed when somebody else was first.
    """
    held = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    fresh = {
        "pc4": _postcode(pc4), "reis_km": _distance(reis_km), "diensten_niet": _known(diensten_niet, DIENSTNAMEN),
        "dagen_niet": _known(dagen_niet, DAGNAMEN),
    }  # fmt: skip
    row = Zoekinstelling.objects.filter(bureau_id=by.bureau_id, dossier=held).first()
    if row is not None and all(getattr(row, name) == value for name, value in fresh.items()):
        return row
    if versie is not None and versie != (row.versie if row else 0):
        words = _("Iemand anders heeft dit net gewijzigd. Kijk wat er nu staat en bewaar dan opnieuw.")
        raise Changed("gewijzigd", words, versie=row.versie if row else 0)
    row = row or Zoekinstelling(bureau_id=by.bureau_id, dossier=held, versie=0)
    for name, value in fresh.items():
        setattr(row, name, value)
    row.versie += 1
    row.gewijzigd_op, row.gewijzigd_door_id = klok.now(), by.lidmaatschap_id
    row.save()
    record(by, "zoekinstelling_gewijzigd", dossier=held, onderwerp=row, categorie="D")
    return row


def _postcode(text: str) -> str:
    code = text.replace(" ", "").upper()
    if not code:
        return ""
    if not re.fullmatch(r"[1-9]\d{3}([A-Z]{2})?", code):
        raise DomainError("pc4", _("Vul de vier cijfers van de postcode in, zoals 3812."), veld="pc4")
    if postcodes.exists(code[:4]) is False:
        words = _("Deze postcode bestaat niet. Controleer de vier cijfers.")
        raise DomainError("pc4", words, veld="pc4")
    return code[:4]


def _distance(km: int | None) -> int | None:
    if km is not None and not 1 <= km <= VERSTE_KM:
        words = _("Vul een aantal kilometers in tussen 1 en %(tot)s, of laat het leeg.") % {"tot": VERSTE_KM}
        raise DomainError("reis_km", words, veld="reis_km")
    return km


def _known(chosen: Iterable[str], names: Iterable[str]) -> list[str]:
    wanted = set(chosen)
    return [each for each in names if each in wanted]


def fingerprint(zoeker: Zoeker, found: Resultaat) -> str:
    """The same as long as the result is: what a form sends back to say which result was on screen."""
    said = [
        str(found.blad.id), found.blad.versie, found.match.verdict, zoeker.profiel_nummer, zoeker.zoekprofiel_nummer,
        str(zoeker.stand.id) if zoeker.stand else "", f"{found.match.score:.6f}", weights().versie,
        [(each.sleutel, each.oordeel) for each in found.match.regels],
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


@transaction.atomic
def freeze(*, dossier: Dossier, vacature: Vacature, by: Actor, gezien: str = "") -> Matchbewijs:
    """Keep the match of this vacancy as it is now; the same result on the same day is one proof.

    `gezien` is the fingerprint that was on screen: raises Changed when the result is another one by now, and
    DomainError when nothing can be judged, because then there is nothing to prove.
    """
    held = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    row = Vacature.objects.get(bureau_id=by.bureau_id, pk=vacature.pk)
    seeker = zoeker(held.pk)
    with override("nl"):
        found = one(seeker, row)
        if seeker.stand is None:
            words = _("Zonder vastgestelde belastbaarheid is er geen uitkomst. Leg die eerst vast.")
            raise DomainError("niet_te_beoordelen", words)
        if gezien and gezien != fingerprint(seeker, found):
            raise Changed("gewijzigd", _("De uitkomst is net veranderd. Kijk opnieuw en leg hem dan vast."))
        lines = _lines(found)
        content = _content(seeker, found, _sha256(lines))
    sha = _sha256(content)
    known = Matchbewijs.objects.filter(bureau_id=by.bureau_id, dossier=held, sha256=sha).first()
    if known is not None:
        return known
    own = {"bureau_id": by.bureau_id, "dossier": held, "op": klok.now()}
    made = Matchbewijs.objects.create(
        **own, vacature=row, vacature_versie=row.versie, verdict=found.match.verdict.value, inhoud=content, sha256=sha,
        door_id=by.lidmaatschap_id, door_rol=by.rol,
    )  # fmt: skip
    Matchpunten.objects.create(**own, bewijs=made, regels=lines, sha256=content["punten_sha256"])
    record(by, "match_vastgelegd", dossier=held, onderwerp=made, categorie="K")
    return made


def _sha256(content: Any) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _lines(found: Resultaat) -> list[dict[str, Any]]:
    """Category D: with what the kandidaat can."""
    return [
        {
            "sleutel": each.sleutel, "naam": str(each.naam), "rubriek": each.rubriek, "oordeel": each.oordeel.value,
            "gevraagd": each.gevraagd, "kan": each.kan, "woorden": each.woorden, "herkomst": each.herkomst.value,
            "hard": each.hard, "let_op": each.let_op,
        }
        for each in found.match.regels
    ]  # fmt: skip


def _content(seeker: Zoeker, found: Resultaat, lines_sha256: str) -> dict[str, Any]:
    """Category K: an allow-list without items and limits of the kandidaat."""
    blad, match, weging = found.blad, found.match, weights()
    return {
        "vorm": VORM, "datum": klok.today().isoformat(), "verdict": match.verdict.value,
        "score": round(match.score, 4), "weging": {"versie": weging.versie, "gewichten": dict(weging.gewichten)},
        "delen": [
            {"sleutel": each.sleutel, "naam": str(each.naam), "punten": round(each.punten, 4), "gewicht": each.gewicht,
             "gevonden": list(each.gevonden), "mist": list(each.mist)}
            for each in match.delen
        ],
        "vacature": {
            "id": str(blad.id), "versie": blad.versie, "titel": blad.titel, "werkgever": blad.werkgever_naam,
            "plaats": blad.plaats, "pc4": blad.pc4, "url": blad.url, "beroep": found.beroep, "tekst": blad.tekst,
            "gezien_op": blad.gezien_op.isoformat(),
        },
        "gevraagd": [
            {"naam": str(each.naam), "gevraagd": each.gevraagd, "woorden": each.woorden,
             "herkomst": each.herkomst.value}
            for each in stated(blad, demands(blad.id))
        ],
        "vragen": list(match.vragen), "profiel": seeker.profiel_nummer, "zoekprofiel": seeker.zoekprofiel_nummer,
        "belastbaarheid": source_of(seeker.stand), "punten_sha256": lines_sha256,
    }  # fmt: skip


def proof_holds(bewijs: Matchbewijs, punten: Matchpunten | None = None) -> bool:
    """Whether content and lines are still what the hash was made of."""
    whole = _sha256(bewijs.inhoud) == bewijs.sha256
    return whole and (punten is None or _sha256(punten.regels) == bewijs.inhoud["punten_sha256"])
