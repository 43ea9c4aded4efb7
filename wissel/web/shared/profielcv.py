"""Having a cv read: the form, the proposals with the words they came from, and taking over what a person ticked.

Nothing is stored in between: the proposals travel in the page itself, signed. The file is kept only when asked.
"""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wissel import klok
from wissel.documenten.actions import upload_document
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.policies import visible
from wissel.profielen import papier
from wissel.profielen.actions import regels
from wissel.profielen.cvlezen import bestand as cv
from wissel.profielen.cvlezen.ontleden import parse
from wissel.profielen.models import Deel, Profielregel
from wissel.profielen.onderdelen import REGELVELDEN, is_list

ZOUT, GELDIG = "wissel.profielcv", 24 * 3600


class CvForm(forms.Form):
    """A file or pasted text."""

    bestand = forms.FileField(
        label=_("Bestand"),
        help_text=_("Een Word-bestand (.docx), een pdf of een tekstbestand. Hooguit 10 MB."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt"}),
    )
    tekst = forms.CharField(
        label=_("Of plak hier de tekst"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        max_length=500_000,
        strip=False,
    )
    bewaren = forms.BooleanField(
        label=_("Bewaar het bestand ook bij de documenten"),
        help_text=_(
            "Alleen een pdf kunnen wij bewaren. Kruist u niets aan, dan bewaren wij het bestand niet."
        ),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data.get("bestand") and not (data.get("tekst") or "").strip():
            self.add_error("bestand", _t("Kies een bestand, of plak de tekst van het cv."))
        return data


@dataclass(frozen=True, slots=True)
class Voorstel:
    """One proposal on the page: its number, what it would become, and the words it came from."""

    nummer: int
    naam: str
    onder: str
    tekst: str
    uit: str
    te_wijzigen: bool


@dataclass(frozen=True, slots=True)
class Groep:
    deel: str
    titel: str
    voorstellen: tuple[Voorstel, ...]


@dataclass(frozen=True, slots=True)
class Lezing:
    """What was read: the proposals left, as groups and as they travel, and what the reader should know."""

    groepen: tuple[Groep, ...]
    pakket: str
    let_op: tuple[str, ...]

    @property
    def aantal(self) -> int:
        return sum(len(each.voorstellen) for each in self.groepen)


def read(form: CvForm, dossier_id: uuid.UUID, actor: Any) -> Lezing | None:
    """Read what was sent; None when it cannot be read, and the form then says why at its field."""
    data = form.cleaned_data
    try:
        found = cv.read_file(data["bestand"]) if data.get("bestand") else cv.read_text(data["tekst"])
    except DomainError as error:
        form.add_error(error.veld if error.veld in form.fields else None, error.message)
        return None
    parsed = parse(found.regels)
    notes = list(found.let_op)
    if parsed.weggelaten:
        words = ngettext(
            "%(n)s regel lazen wij niet, omdat die privé lijkt: geboorte, familie, geloof, gezondheid of een nummer.",
            "%(n)s regels lazen wij niet, omdat die privé lijken: geboorte, familie, geloof, gezondheid of een nummer.",
            parsed.weggelaten,
        )
        notes.append(words % {"n": parsed.weggelaten})
    rows = [{"deel": str(each.deel), "velden": each.velden, "uit": each.uit} for each in parsed.voorstellen]
    return lezing(new_only(rows, dossier_id, actor), dossier_id, notes)


def keep_file(form: CvForm, dossier: Dossier, actor: Any) -> str:
    """Keep the file among the documents when the person asked for it; gives a sentence about it, or nothing."""
    file = form.cleaned_data.get("bestand")
    if not (form.cleaned_data.get("bewaren") and file):
        return ""
    try:
        file.seek(0)
        upload_document(
            dossier=dossier, by=actor, titel=_t("Cv"), soort="cv", datum=klok.today(),
            publiek=Document.Publiek.KANDIDAAT, bestand=file,
        )  # fmt: skip
    except DomainError as error:
        return _t("Het bestand is niet bewaard. %(reden)s") % {"reden": error.message}
    return _t("Het bestand staat nu bij de documenten.")


def take_over(request: Any, dossier_id: uuid.UUID) -> Lezing | None:
    """Add what was ticked, and give what is left. None when the page is too old or was changed on the way."""
    try:
        packed = signing.loads(request.POST.get("pakket", ""), salt=f"{ZOUT}:{dossier_id}", max_age=GELDIG)
        rows = json.loads(packed)
    except (signing.BadSignature, ValueError):
        return None
    group = request.POST.get("groep", "")
    ticked = {int(each) for each in request.POST.getlist("neem") if each.isdecimal() and len(each) < 6}
    if one := request.POST.get("een", ""):
        ticked = {int(one)} if one.isdecimal() and len(one) < 6 else set()
    chosen = [n for n, row in enumerate(rows) if n in ticked or (group and row["deel"] == group)]
    made = regels.add_from_cv(
        dossier_id=dossier_id,
        nieuw=[_new(rows[n], request.POST.get(f"naam-{n}")) for n in chosen],
        by=request.actor,
    )
    if chosen:
        words = ngettext("%(n)s regel overgenomen.", "%(n)s regels overgenomen.", len(chosen)) % {
            "n": len(chosen)
        }
        already = len([n for n in chosen if is_list(rows[n]["deel"])]) - len(made)
        extra = _t(" Wat er al stond, staat er niet dubbel.") if already > 0 else ""
        messages.success(request, words + extra)
    else:
        messages.info(request, _t("U koos niets. Kruis aan wat in het profiel mag."))
    return lezing([row for n, row in enumerate(rows) if n not in chosen], dossier_id)


def lezing(rows: list[dict[str, Any]], dossier_id: uuid.UUID, notes: Iterable[str] = ()) -> Lezing:
    """Proposals as the page shows them, under the parts of the profile."""
    groups: dict[str, list[Voorstel]] = {}
    for number, row in enumerate(rows):
        groups.setdefault(row["deel"], []).append(_shown(number, row))
    found = tuple(
        Groep(deel, str(Deel(deel).label), tuple(groups[deel])) for deel in Deel.values if deel in groups
    )
    packed = signing.dumps(json.dumps(rows, ensure_ascii=False), salt=f"{ZOUT}:{dossier_id}", compress=True)
    return Lezing(found, packed, tuple(notes))


def new_only(rows: list[dict[str, Any]], dossier_id: uuid.UUID, actor: Any) -> list[dict[str, Any]]:
    """Without what stands in the profile already under the same name."""
    known = visible(actor, Profielregel).filter(dossier_id=dossier_id, weg_op__isnull=True)
    there = {(deel, naam.lower()) for deel, naam in known.values_list("deel", "naam")}
    same = {"vaardigheid", "taal", "eigenschap", "wens"}
    return [
        row
        for row in rows
        if row["deel"] not in same or (row["deel"], row["velden"].get("naam", "").lower()) not in there
    ]


def _shown(number: int, row: dict[str, Any]) -> Voorstel:
    deel, velden = row["deel"], row["velden"]
    if not is_list(deel):
        name = ", ".join(velden.get("rijbewijzen", [])) or velden.get("naam", "")
        label = _t("Rijbewijs %(wat)s") % {"wat": name} if velden.get("rijbewijzen") else name
        return Voorstel(number, label, "", "", row["uit"], False)
    empty = {name: False if name == "loopt" else "" for name in REGELVELDEN[Deel(deel)]}
    words = papier.line(Deel(deel), {**empty, **velden})
    onder = words.onder
    if deel == Deel.VAARDIGHEID:
        onder = papier.label(_kinds(), velden["soort"])
    text = "\n".join(each.tekst for each in words.teksten)
    return Voorstel(number, velden["naam"], onder, text, row["uit"], True)


def _kinds() -> Any:
    from wissel.profielen.onderdelen import VAARDIGHEID_SOORTEN

    return VAARDIGHEID_SOORTEN


def _new(row: dict[str, Any], name: str | None) -> regels.Nieuw:
    """The line to add, under the name the person gave it."""
    velden = dict(row["velden"])
    if not is_list(row["deel"]):
        velden.pop("naam", None)
    elif name and name.strip():
        if name.strip() != velden["naam"]:
            velden.pop("begrip", None)
        velden["naam"] = name.strip()[:200]
    return regels.Nieuw(row["deel"], velden, row["uit"])
