"""Cv's: the list, beginning one, one cv with its parts and versions, looking at it, and deciding about it."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel import klok
from wissel.cv import delen, vanprofiel
from wissel.cv.actions import cvs, samen
from wissel.cv.models import Brief, Cv, Cvtip, Cvversie, Layout
from wissel.opmaak import korte_datum
from wissel.policies import Action, Denied, can
from wissel.profielen import lezen as profielen
from wissel.trajecten.actions import privacy
from wissel.web.shared.cv import bestanden, weergave
from wissel.web.shared.cv.beginvormen import InleesForm, NieuwForm, TipForm
from wissel.web.shared.cv.kamer import Kamer
from wissel.web.shared.cv.vragen import MAP
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import valid

LEZEN, SCHRIJVEN, BESLISSEN = Action.CV_LEZEN, Action.CV_SCHRIJVEN, Action.CV_BESLISSEN


def overview(kamer: Kamer) -> HttpResponse:
    """All cv's and letters, and where they went."""
    kamer.looked("cv_gelezen", None)
    search = kamer.request.GET.get("q", "").strip()[:100]
    letters = weergave.cards(kamer, Brief, zoek=search)
    sent = weergave.sent(kamer, zoek=search)
    cards = weergave.cards(kamer, Cv)
    context = {
        "titel": _("Cv en brieven"), "cvs": [each for each in cards if not each.weg],
        "brieven": [each for each in letters if not each.weg], "inzendingen": [each for each in sent if not each.weg],
        "weg": [
            *((each, _("Cv"), kamer.url("cv_terug", each.id)) for each in cards if each.weg),
            *((each, _("Brief"), kamer.url("brief_terug", each.id)) for each in letters if each.weg),
        ] if kamer.eigen else [],
        "nieuw_cv": kamer.url("cv_nieuw"), "inlezen": kamer.url("cv_inlezen"), "nieuwe_brief": kamer.url("brief_nieuw"),
        "nieuwe_inzending": kamer.url("inzending_nieuw"), "zoek": search, "mag_schrijven": kamer.schrijft,
        "inzend_weg": [(each, kamer.url("inzending_weg", each.id)) for each in sent if not each.weg],
        "inzend_terug": [(each, kamer.url("inzending_terug", each.id)) for each in sent if each.weg],
    }  # fmt: skip
    return kamer.toon(MAP + "overzicht.html", **context)


def new(kamer: Kamer) -> HttpResponse:
    """Begin a cv: empty, or with what the kandidaat chooses from the profile."""
    offered = _offers(kamer)
    choices = [(each.sleutel, f"{weergave.KORT[each.deel]}: {each.tekst}") for each in offered]
    form = NieuwForm(kamer.request.POST or None, aanbod=choices)
    made: list[Cv] = []
    if form.is_valid() and run(form, lambda: made.append(_begin(kamer, form.cleaned_data))):
        return redirect(kamer.url("cv_vraag", made[0].pk, delen.STAPPEN[0]))
    context = {"titel": _("Een nieuw cv"), "form": form, "terug": kamer.url("cv_overzicht")}
    return kamer.toon(MAP + "nieuw.html", code=status(form), **context)


def _offers(kamer: Kamer, taal: str = "nl") -> list[vanprofiel.Aanbod]:
    if not can(kamer.actor, Action.PROFIEL_LEZEN):
        return []
    found = profielen.current(kamer.dossier_id)
    if found is None:
        found = profielen.working(kamer.actor.bureau_id, kamer.dossier_id)
    return vanprofiel.offers(found, taal)


def _begin(kamer: Kamer, data: dict[str, Any]) -> Cv:
    dossier = kamer.dossier()
    person = dossier.kandidaat
    known = {"name": person.naam, "phone": person.telefoon, "email": person.email}
    basics = {key: text for key, text in known.items() if text}
    chosen = set(data.get("kies") or [])
    content = vanprofiel.content(_offers(kamer, data["taal"]) if chosen else [], chosen, basics)
    origin = Cv.Herkomst.PROFIEL if chosen else Cv.Herkomst.LEEG
    return cvs.start_cv(
        dossier=dossier, by=kamer.actor, sleutel=data["sleutel"], naam=data["naam"], taal=data["taal"], inhoud=content,
        herkomst=origin,
    )  # fmt: skip


def take_in(kamer: Kamer) -> HttpResponse:
    """A cv from a file; what does not fit is named and kept apart, so that nothing is lost."""
    request = kamer.request
    form = InleesForm(request.POST or None, request.FILES or None)
    made: list[Cv] = []

    def verb() -> None:
        found = bestanden.read_import(form.cleaned_data.get("bestand"), form.cleaned_data.get("tekst") or "")
        name = str(found.inhoud["basics"].get("label") or _("Cv uit een bestand"))
        made.append(
            cvs.start_cv(
                dossier=kamer.dossier(),
                by=kamer.actor,
                sleutel=form.cleaned_data["sleutel"],
                naam=name,
                inhoud=found.inhoud,
                apart=found.apart,
                herkomst=Cv.Herkomst.BESTAND,
            )  # fmt: skip
        )

    if form.is_valid() and run(form, verb):
        messages.success(request, _("Uw cv is ingelezen. Kijk alles rustig na."))
        return redirect(kamer.url("cv", made[0].pk))
    context = {"titel": _("Een cv uit een bestand"), "form": form, "terug": kamer.url("cv_overzicht")}
    return kamer.toon(MAP + "inlezen.html", code=status(form), **context)


def one(kamer: Kamer, cv_id: uuid.UUID, tipform: TipForm | None = None) -> HttpResponse:
    """One cv: its parts, how it looks, its versions, and what can be done with it."""
    cv = kamer.find(Cv, LEZEN, cv_id)
    kamer.looked("cv_gelezen", cv)
    parts = weergave.parts(kamer, cv)
    mayedit = kamer.schrijft and cv.weg_op is None
    tips = weergave.tips(kamer, cv)
    versies = weergave.versions(kamer, cv)
    changed = bool(versies) and not cvs.fingerprint(cv).startswith(versies[0].kenmerk)
    context = {
        "titel": cv.naam, "cv": _card(kamer, cv), "delen": parts, "mag_schrijven": mayedit,
        "gevuld": sum(each.gevuld for each in parts), "aantal": len(parts), "begonnen": bool(cv.stap),
        "versies": versies, "anders": changed, "anders_voorop": changed or cv.voorgelegd_op is not None,
        "apart": [(each["pad"], each["uitleg"]) for each in cv.apart],
        "beeld": f"{kamer.url('cv_beeld', cv.pk)}?v={cv.versie}", "tips": tips,
        "tipform": tipform or TipForm(delen_=tip_parts()) if mayedit and not kamer.eigen else None,
        "mist": cvs.obstacles(cv), "laatst": weergave.writer(cv, kamer), "laatst_op": cv.gewijzigd_op,
        "nieuwe_inzending": kamer.url("inzending_nieuw"), **_doors(kamer, cv),
        "url_brief": f"{kamer.url('brief_nieuw')}?cv={cv.pk}" if mayedit else "",
    }  # fmt: skip
    return kamer.toon(MAP + "cv.html", code=status(tipform) if tipform else 200, **context)


def tip_parts() -> list[tuple[str, str]]:
    return [(key, str(weergave.KORT[key])) for key in delen.STAPPEN]


def _card(kamer: Kamer, cv: Cv) -> dict[str, Any]:
    return {
        "id": cv.pk, "naam": cv.naam, "layout": str(cv.get_layout_display()), "taal": str(cv.get_taal_display()),
        "weg": cv.weg_op is not None, "voorgelegd": cv.voorgelegd_op is not None,
        "herkomst": str(cv.get_herkomst_display()),
    }  # fmt: skip


def _doors(kamer: Kamer, cv: Cv) -> dict[str, str]:
    own = ("klaar", "weg", "terug") if kamer.eigen else ("voorleggen", "tip")
    names = ("verder", "bekijken", "kopie", "json", *own)
    return {f"url_{name}": kamer.url(f"cv_{name}", cv.pk) for name in names}


def health_words(kamer: Kamer, texts: Mapping[str, str]) -> list[str]:
    """Words that may be about health and that nobody answered yet, each once."""
    found = privacy.open_findings(kamer.dossier_id, kamer.actor.bureau_id, texts)
    return list(dict.fromkeys(each.vondst.woord for each in found))


def look(kamer: Kamer, cv_id: uuid.UUID, code: int = 200) -> HttpResponse:
    """The cv as it will be, and approving it."""
    cv = kamer.find(Cv, LEZEN, cv_id)
    kamer.looked("cv_gelezen", cv)
    pages = len(bestanden.draw(cv))
    context = {
        "titel": _("Zo ziet uw cv eruit") if kamer.eigen else _("Zo ziet het cv eruit"), "cv": _card(kamer, cv),
        "beeld": f"{kamer.url('cv_beeld', cv.pk)}?v={cv.versie}",
        "woorden": health_words(kamer, delen.texts(cv.inhoud)),
        "bladen": pages, "mist": cvs.obstacles(cv),
        "mag_schrijven": kamer.schrijft and cv.weg_op is None, "tekst": bestanden.blad.sheet(
            cv.inhoud, taal=cv.taal, layout=cv.layout
        ), "cv_url": kamer.url("cv", cv.pk), "vorm_url": kamer.url("cv_vraag", cv.pk, "layout"), **_doors(kamer, cv),
    }  # fmt: skip
    return kamer.toon(MAP + "bekijken.html", code=code, **context)


def picture(kamer: Kamer, cv_id: uuid.UUID) -> HttpResponse:
    """The pages as they are now, as one picture; `layout` shows another look."""
    cv = kamer.find(Cv, LEZEN, cv_id)
    wanted = kamer.request.GET.get("layout", "")
    return bestanden.picture(bestanden.draw(cv, wanted if wanted in Layout.values else ""))


def approve(kamer: Kamer, cv_id: uuid.UUID) -> HttpResponse:
    """The kandidaat says that this is it: a version, and the page where it can be fetched."""
    cv = kamer.find(Cv, BESLISSEN, cv_id)
    if kamer.request.method != "POST":
        return redirect(kamer.url("cv_bekijken", cv.pk))
    agreed = kamer.request.POST.get("mag_blijven") == "ja"
    if cvs.obstacles(cv) or (health_words(kamer, delen.texts(cv.inhoud)) and not agreed):
        return look(kamer, cv_id, code=422)
    versie = cvs.approve_cv(cv=cv, by=kamer.actor, mag_blijven=agreed)
    messages.success(
        kamer.request, _("Versie %(n)s is klaar. U kunt hem nu bewaren of sturen.") % {"n": versie.nummer}
    )
    return redirect(kamer.url("cv", cv.pk) + "#versies")


def copy(kamer: Kamer, cv_id: uuid.UUID) -> HttpResponse:
    """A copy to change for other work."""
    cv = kamer.find(Cv, SCHRIJVEN, cv_id)
    if kamer.request.method != "POST":
        return redirect(kamer.url("cv", cv.pk))
    made = cvs.copy_cv(cv=cv, by=kamer.actor, sleutel=uuid.uuid4())
    messages.success(kamer.request, _("Dit is de kopie. Geef haar bij de vorm een eigen naam."))
    return redirect(kamer.url("cv", made.pk))


def throw_away(kamer: Kamer, cv_id: uuid.UUID) -> HttpResponse:
    """Out of sight; the list offers to put it back."""
    cv = kamer.find(Cv, BESLISSEN, cv_id)
    if kamer.request.method == "POST":
        cvs.throw_away(cv=cv, by=kamer.actor)
        messages.success(kamer.request, _("Weggegooid. Onderaan de lijst kunt u het terugzetten."))
    return redirect(kamer.url("cv_overzicht") + "#weg")


def put_back(kamer: Kamer, cv_id: uuid.UUID) -> HttpResponse:
    """Back in the list."""
    cv = kamer.find(Cv, BESLISSEN, cv_id)
    if kamer.request.method == "POST":
        cvs.put_back(cv=cv, by=kamer.actor)
        messages.success(kamer.request, _("Het staat er weer."))
    return redirect(kamer.url("cv", cv.pk))


def share(kamer: Kamer, versie_id: uuid.UUID, *, stop: bool = False) -> HttpResponse:
    """Let the opdrachtgever read a version, or stop that."""
    versie = kamer.find(Cvversie, BESLISSEN, versie_id)
    if kamer.request.method == "POST":
        (cvs.stop_sharing if stop else cvs.share)(versie=versie, by=kamer.actor)
        words = (
            _("Uw werkgever kan dit cv niet meer lezen.") if stop else _("Uw werkgever kan dit cv nu lezen.")
        )
        messages.success(kamer.request, words)
    return redirect(kamer.url("cv", versie.cv_id) + "#versies")


def tip(kamer: Kamer, cv_id: uuid.UUID) -> HttpResponse:
    """A suggestion of the bureau at one part."""
    cv = kamer.find(Cv, SCHRIJVEN, cv_id)
    if kamer.request.method != "POST":
        return redirect(kamer.url("cv", cv.pk))
    form = TipForm(kamer.request.POST, delen_=tip_parts())
    if valid(form, kamer.dossier_id, kamer.actor) and run(
        form, lambda: samen.give_tip(stuk=cv, by=kamer.actor, **form.cleaned_data)
    ):
        messages.success(kamer.request, _("De kandidaat ziet uw voorstel bij dat deel."))
        return redirect(kamer.url("cv", cv.pk))
    return one(kamer, cv_id, form)


def close_tip(kamer: Kamer, tip_id: uuid.UUID) -> HttpResponse:
    """The suggestion was read."""
    row = kamer.find(Cvtip, SCHRIJVEN, tip_id)
    kind = "cv" if row.cv_id else "brief"
    pk = row.cv_id or row.brief_id
    if kamer.request.method == "POST":
        samen.close_tip(tip=row, by=kamer.actor)
    part = row.deel if kind == "brief" or row.deel in delen.STAPPEN else delen.STAPPEN[0]
    return redirect(kamer.url("cv_vraag" if kind == "cv" else "brief_blok", pk, part))


def ask_look(kamer: Kamer, cv_id: uuid.UUID) -> HttpResponse:
    """Ask the kandidaat to look at it and to decide."""
    cv = kamer.find(Cv, SCHRIJVEN, cv_id)
    if kamer.request.method == "POST":
        samen.ask_look(stuk=cv, by=kamer.actor)
        messages.success(kamer.request, _("De kandidaat krijgt een taak om te kijken."))
    return redirect(kamer.url("cv", cv.pk))


def version_file(kamer: Kamer, versie_id: uuid.UUID, form: str) -> Any:
    """A version as a file."""
    if form not in {"pdf", "docx", "json"}:
        raise Denied(LEZEN, kamer.actor)
    versie = kamer.find(Cvversie, LEZEN, versie_id)
    return bestanden.version_file(kamer, versie, form)


def draft_json(kamer: Kamer, cv_id: uuid.UUID) -> HttpResponse:
    """The cv as it is now, to take along."""
    cv = kamer.find(Cv, LEZEN, cv_id)
    kamer.looked("cv_gelezen", cv)
    return bestanden.draft_json(kamer, cv)


def version_choices(kamer: Kamer, model: Any) -> list[tuple[str, str]]:
    """Versions to choose from, newest first."""
    rows = kamer.rows(model).defer("inhoud").order_by("-op")[:100]
    return [
        (str(row.pk), _("%(naam)s, versie %(n)s van %(dag)s") % {
            "naam": row.naam, "n": row.nummer, "dag": korte_datum(row.op.astimezone(klok.NEDERLAND).date()),
        })
        for row in rows
    ]  # fmt: skip
