"""The facts of a dossier as the law engine reads them: live rows in, one document out.

A fact is stored by its top-level name in the contract (`ziekteperioden`, `loonsanctie`, …), so that correcting one
leaves the others alone and each keeps who recorded it, when and from what.
"""

import hashlib
import json
from typing import Any

from django.utils.translation import gettext as _

from poortwachter import Fout
from wissel.dossiers.feitsoorten import PER_PAD
from wissel.dossiers.models import Advies, Dossier, Feit, Spoor1Conclusie, Spoor1Onderzoek
from wissel.fouten import DomainError

Json = dict[str, Any]


def levende_feiten(dossier: Dossier) -> Json:
    """The recorded facts that hold now."""
    rows = Feit.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, vervangen_door__isnull=True)
    return {row.pad: row.waarde for row in rows.order_by("pad") if row.waarde is not None}


def engine_invoer(dossier: Dossier, *, peildatum: Any = None, extra: Json | None = None) -> Json:
    """The facts of the dossier, with what spoor 1 and the advice add, as input of the engine."""
    facts: Json = {**levende_feiten(dossier), **(extra or {})}
    facts.pop("zaak", None)
    facts.setdefault("spoor1", {})
    known = {name: value for name, value in (facts["spoor1"] or {}).items() if value is not None}
    facts["spoor1"] = {**_spoor1(dossier), **known}
    facts["arbeidsmogelijkheden"] = facts.get("arbeidsmogelijkheden") or None
    if dossier.eigenrisicodrager_zw is not None and facts.get("einde_dienstverband"):
        facts["einde_dienstverband"].setdefault("eigenrisicodrager_zw", dossier.eigenrisicodrager_zw)
    if peildatum is not None:
        facts["peildatum"] = peildatum.isoformat()
    return {name: value for name, value in facts.items() if value not in (None, {})}


def _spoor1(dossier: Dossier) -> Json:
    """What the newest conclusion on spoor 1 says, in the words of the contract."""
    row = Spoor1Conclusie.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier).order_by("-op").first()
    if row is None:
        return {}
    if row.conclusie == Spoor1Conclusie.Conclusie.UITGESLOTEN:
        expert = Advies.objects.filter(
            bureau_id=dossier.bureau_id, dossier=dossier, van=Advies.Van.ARBEIDSDESKUNDIGE
        ).order_by("-datum")
        report = expert.values_list("datum", flat=True).first()
        return {
            "vooruitzicht": "uitgesloten",
            **({"arbeidsdeskundig_onderzoek_op": report.isoformat()} if report else {}),
        }
    words = {
        Spoor1Conclusie.Conclusie.ONDUIDELIJK: "geen_of_onduidelijk",
        Spoor1Conclusie.Conclusie.LOOPT_DOOR: "terugkeer",
        Spoor1Conclusie.Conclusie.TERUGKEER: "terugkeer",
    }
    return {"vooruitzicht": words[Spoor1Conclusie.Conclusie(row.conclusie)]}


def spoor1_onderzoek(dossier: Dossier) -> Json:
    """The three options as the contract's dossier has them; None stays unknown."""
    rows = Spoor1Onderzoek.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)
    return {row.optie: row.onderzocht for row in rows if row.onderzocht is not None}


def feiten_sha256(invoer: Json) -> str:
    """Hash of the facts an outcome rests on."""
    text = json.dumps(invoer, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def as_domain_error(fout: Fout) -> DomainError:
    """The engine's refusal in the words of the screen, at the field it is about; `pad` says which fact and row."""
    fact = fout.veld.split(".")[0].split("[")[0]
    part = fout.veld.split(".")[-1].split("[")[0]
    single = fact in PER_PAD and PER_PAD[fact].enkel
    text = f"{_screen_words(fout)} {_('Er is niets gewijzigd.')}"
    return DomainError(fout.code, text, veld="waarde" if single else part, pad=fout.veld, zin=fout.zin)


def _screen_words(fout: Fout) -> str:
    """What contradicts itself, without the names of the contract."""
    if fout.veld == "spoor1.vooruitzicht":
        return _(
            "De conclusie is dat spoor 1 is uitgesloten, terwijl hier terugkeer verwacht wordt. Pas een van beide aan."
        )
    words = {
        "tegenstrijdig": _("Hier staat nee, terwijl er ook gegevens zijn ingevuld. Pas een van beide aan."),
        "overlap": _("Deze periode deelt een dag met een andere. Pas een van beide aan."),
        "ontbreekt": _("Vul deze dag in, want er is een latere periode."),
        "volgorde": _("Deze dag %(zin)s Controleer de datums.") % {"zin": fout.zin},
    }
    return str(words.get(fout.code, _("Dit %(zin)s Controleer wat er staat.") % {"zin": fout.zin}))
