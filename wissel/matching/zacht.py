"""What is asked beside the limits: education, certificates, experience, language. It remarks and never decides."""

from django.utils.translation import gettext as _

from wissel.belastbaarheid.stand import Oordeel
from wissel.matching.gevraagd import Feit, Gevraagd
from wissel.matching.waarden import Regel, Zoeker
from wissel.opmaak import getal

TOEGANG = "toegang"
# ISCO skill level by kind of education.
NIVEAU = {
    "geen": 1, "none": 1, "basis": 1, "vmbo": 2, "mbo1": 1, "mbo2": 2, "mbo": 2, "mbo3": 2, "havo": 2, "vwo": 2,
    "mbo4": 3, "hbo": 4, "wo": 4,
}  # fmt: skip


def remarks(zoeker: Zoeker, asks: Gevraagd) -> list[Regel]:
    """One soft line per thing that is asked."""
    found = [_education(zoeker, asks.zacht.get("education")), _certificate(asks)]
    years, dutch = asks.zacht.get("experience_years"), asks.zacht.get("dutch")
    if years is not None and not isinstance(years.waarde, (bool, str)):
        found.append(_open("ervaring", _("Ervaring"), _("%(n)s jaar") % {"n": getal(years.waarde)}, years))
    if dutch is not None and dutch.waarde is True:
        found.append(_open("nederlands", _("Nederlands"), _("gevraagd"), dutch))
    return [each for each in found if each is not None]


def _open(key: str, name: str, asked: str, fact: Feit) -> Regel:
    return Regel(
        key, name, TOEGANG, Oordeel.ONBEKEND, asked, _("kijk in het profiel"), fact.woorden, fact.herkomst,
        hard=False,
    )  # fmt: skip


def _education(zoeker: Zoeker, fact: Feit | None) -> Regel | None:
    asked = NIVEAU.get(str(fact.waarde)) if fact else None
    if fact is None or asked is None:
        return None
    has = zoeker.niveau
    verdict = Oordeel.PAST if asked == 1 or (has is not None and has >= asked) else Oordeel.ONBEKEND
    able = _("niet bekend") if has is None else _("niveau %(n)s van 4") % {"n": has}
    return Regel(
        "opleiding", _("Opleiding"), TOEGANG, verdict, str(fact.waarde), able, fact.woorden, fact.herkomst,
        hard=False, let_op=has is not None and has < asked,
    )  # fmt: skip


def _certificate(asks: Gevraagd) -> Regel | None:
    named, must = asks.zacht.get("certificate"), asks.zacht.get("certificate_required")
    if must is None or must.waarde is not True:
        return None
    asked = str(named.waarde) if named and isinstance(named.waarde, str) else _("een certificaat")
    return _open("certificaat", _("Certificaat"), asked, must)
