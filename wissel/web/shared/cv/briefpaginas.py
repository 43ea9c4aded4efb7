"""Letters: beginning one, its head and its blocks one at a time, looking at it, and deciding about it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from wissel import klok
from wissel.cv import brieven
from wissel.cv.actions import brieven as verbs
from wissel.cv.actions import samen
from wissel.cv.models import Brief, Briefversie, Cv
from wissel.fouten import Changed
from wissel.opmaak import tijd
from wissel.policies import Action, Denied
from wissel.trajecten.actions import klad as kladden
from wissel.web.shared import klad
from wissel.web.shared.cv import bestanden, weergave
from wissel.web.shared.cv.beginvormen import BlokForm, BriefkopForm, NieuweBriefForm, TipForm
from wissel.web.shared.cv.kamer import Kamer, kept_key
from wissel.web.shared.cv.stukken import health_words
from wissel.web.shared.cv.vragen import MAP, Collision, carried
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import valid

LEZEN, SCHRIJVEN, BESLISSEN = Action.CV_LEZEN, Action.CV_SCHRIJVEN, Action.CV_BESLISSEN


def new(kamer: Kamer) -> HttpResponse:
    """Begin a letter."""
    request = kamer.request
    known = {"cv": request.GET["cv"]} if request.GET.get("cv") else {}
    form = NieuweBriefForm(request.POST or None, cvs=cv_choices(kamer), initial=known)
    made: list[Brief] = []

    def verb() -> None:
        data = dict(form.cleaned_data)
        chosen = data.pop("cv", "")
        cv = kamer.find(Cv, LEZEN, uuid.UUID(chosen)) if chosen else None
        made.append(
            verbs.start_brief(
                dossier=kamer.dossier(), by=kamer.actor, cv=cv, taal=cv.taal if cv else "nl", **data
            )
        )

    if form.is_valid() and run(form, verb):
        first = brieven.keys(made[0].soort)[0]
        return redirect(kamer.url("brief_blok", made[0].pk, first))
    context = {"titel": _("Een nieuwe brief"), "form": form, "terug": kamer.url("cv_overzicht")}
    return kamer.toon(MAP + "nieuw.html", code=status(form), **context)


def cv_choices(kamer: Kamer) -> list[tuple[str, str]]:
    rows = kamer.rows(Cv).filter(weg_op__isnull=True).order_by("-gewijzigd_op")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "naam")]


def one(kamer: Kamer, brief_id: uuid.UUID, tipform: TipForm | None = None) -> HttpResponse:
    """One letter: its blocks, how it looks, its versions."""
    brief = _find(kamer, LEZEN, brief_id)
    kamer.looked("brief_gelezen", brief)
    may = kamer.schrijft and brief.weg_op is None
    texts = brief.inhoud.get("blokken") or {}
    rows = [
        (each.vraag, texts.get(each.sleutel, ""), kamer.url("brief_blok", brief.pk, each.sleutel))
        for each in _blocks(brief)
    ]
    context = {
        "titel": brief.naam, "brief": brief_card(brief), "rijen": rows, "mag_schrijven": may,
        "versies": weergave.versions(kamer, brief), "beeld": f"{kamer.url('brief_beeld', brief.pk)}?v={brief.versie}",
        "tips": weergave.tips(kamer, brief), "mist": verbs.obstacles(brief), "laatst": weergave.writer(brief, kamer),
        "laatst_op": brief.gewijzigd_op, "nieuwe_inzending": kamer.url("inzending_nieuw"),
        "tipform": tipform or TipForm(delen_=_tip_parts(brief)) if may and not kamer.eigen else None,
        **_doors(kamer, brief),
    }  # fmt: skip
    return kamer.toon(MAP + "brief.html", code=status(tipform) if tipform else 200, **context)


def brief_card(brief: Brief) -> dict[str, Any]:
    """What the pages of one letter show of it."""
    return {
        "id": brief.pk, "naam": brief.naam, "soort": str(brief.get_soort_display()), "werkgever": brief.werkgever,
        "functie": brief.functie, "taalcode": brief.taal, "taal": str(brief.get_taal_display()),
        "layout": str(brief.get_layout_display()),
        "cv": brief.cv.naam if brief.cv else "", "weg": brief.weg_op is not None,
        "voorgelegd": brief.voorgelegd_op is not None,
    }  # fmt: skip


def _doors(kamer: Kamer, brief: Brief) -> dict[str, str]:
    own = ("klaar", "weg", "terug") if kamer.eigen else ("voorleggen", "tip")
    return {
        f"url_{name}": kamer.url(f"brief_{name}", brief.pk) for name in ("kop", "bekijken", "kopie", *own)
    }


def _blocks(brief: Brief) -> list[brieven.Blok]:
    known = brieven.known_words(
        brief.cv.inhoud if brief.cv else {}, taal=brief.taal, functie=brief.functie, werkgever=brief.werkgever
    )
    return brieven.blocks(brief.soort, brief.taal, known)


def _tip_parts(brief: Brief) -> list[tuple[str, str]]:
    return [(each.sleutel, each.vraag) for each in _blocks(brief)]


def _find(kamer: Kamer, action: Action, brief_id: uuid.UUID) -> Brief:
    found = kamer.find(Brief, action, brief_id)
    if found.cv_id:
        found.cv = kamer.rows(Cv).filter(pk=found.cv_id).first()
    return found


def head(kamer: Kamer, brief_id: uuid.UUID) -> HttpResponse:
    """To whom the letter goes, for what, with which cv, and its look."""
    brief = _find(kamer, SCHRIJVEN, brief_id)
    values = {**verbs.head_values(brief), "stand": verbs.head_state(brief)}
    form = BriefkopForm(kamer.request.POST or None, initial=values, cvs=cv_choices(kamer), eigen=kamer.eigen)

    def verb() -> None:
        verbs.save_head(brief=brief, by=kamer.actor, stand=form.cleaned_data["stand"], waarden=form.answers())

    saved, both = attempt(form, verb) if _valid(kamer, form) else (False, [])
    if saved:
        return redirect(kamer.url("brief", brief.pk))
    context = {
        "titel": _("Aan wie en waarvoor?"), "form": form, "botsing": both, "terug": kamer.url("brief", brief.pk),
        "knop": _("Bewaren"), "brief": brief_card(brief), "brief_url": kamer.url("brief", brief.pk),
    }  # fmt: skip
    return kamer.toon(MAP + "briefkop.html", code=Changed.status if both else status(form), **context)


def _valid(kamer: Kamer, form: Any) -> bool:
    return bool(form.is_bound) and valid(form, kamer.dossier_id, kamer.actor)


def attempt(form: Any, verb: Any) -> tuple[bool, list[tuple[str, str]]]:
    """Run a verb of a form on which two may write: done, or what the other wrote to show beside it."""
    try:
        return run(form, lambda: carried(verb)), []
    except Collision as collision:
        now = collision.error.facts["nu"]
        both = [(str(field.label), str(now[name])) for name, field in form.fields.items() if now.get(name)]
        form.data = {
            **{key: form.data.get(key) for key in form.data},
            "stand": collision.error.facts["stand"],
        }
        return False, both or [(_("Dit deel"), _("Leeg"))]


def block(kamer: Kamer, brief_id: uuid.UUID, blok: str) -> HttpResponse:
    """One block: what it is for, a proposal to start from, and the own words."""
    brief = _find(kamer, SCHRIJVEN, brief_id)
    blocks = {each.sleutel: each for each in _blocks(brief)}
    if blok not in blocks:
        raise Denied(SCHRIJVEN, kamer.actor)
    key = kept_key("brief", brief.pk, blok)
    kept = klad.read(kamer.actor, kamer.dossier_id, key)
    text = (brief.inhoud.get("blokken") or {}).get(blok, "")
    if "voorstel" in kamer.request.GET and not text:
        text = blocks[blok].voorstel
    first = {"tekst": kept.get("tekst") or text, "stand": kept.get("stand") or verbs.block_state(brief, blok)}
    form = BlokForm(kamer.request.POST or None, initial=first, eigen=kamer.eigen)

    def verb() -> None:
        data = form.cleaned_data
        verbs.save_block(brief=brief, blok=blok, tekst=data["tekst"], stand=data["stand"], by=kamer.actor)

    saved, both = attempt(form, verb) if _valid(kamer, form) else (False, [])
    if saved and kept:
        kladden.drop(dossier_id=kamer.dossier_id, sleutel=key, by=kamer.actor)
    if klad.asked(kamer.request):
        return _kept(kamer, brief, blok, form, saved=saved, both=both)
    if saved:
        return redirect(_after(kamer, brief, blok))
    code = Changed.status if both else status(form)
    return kamer.toon(
        MAP + "blok.html", code=code, form=form, botsing=both, **_around(kamer, brief, blocks[blok])
    )


def _kept(
    kamer: Kamer, brief: Brief, blok: str, form: Any, *, saved: bool, both: list[tuple[str, str]]
) -> HttpResponse:
    """What autosave or a person without script hears; what may not go into the letter yet is kept as a draft."""
    request = kamer.request
    if both:
        html = render_to_string(MAP + "botsing.html", {"botsing": both}, request)
        return JsonResponse({"stand": _("Nog niet bewaard."), "botsing": html}, status=Changed.status)
    if not saved:
        key = kept_key("brief", brief.pk, blok)
        return klad.keep(request, kamer.dossier_id, key, ("tekst", "stand"), kamer.url("brief", brief.pk))
    words = _("Bewaard om %(tijd)s") % {"tijd": tijd(klok.now())}
    if request.headers.get("X-Wissel-Autosave"):
        brief = _find(kamer, SCHRIJVEN, brief.pk)
        return JsonResponse({"stand": words, "toon": {"id_stand": verbs.block_state(brief, blok)}})
    messages.success(request, _("%(bewaard)s. U kunt later verder.") % {"bewaard": words})
    return redirect(kamer.url("brief", brief.pk))


def _around(kamer: Kamer, brief: Brief, blok: brieven.Blok) -> dict[str, Any]:
    keys = brieven.keys(brief.soort)
    place = keys.index(blok.sleutel)
    back = kamer.url("brief_blok", brief.pk, keys[place - 1]) if place else kamer.url("brief", brief.pk)
    return {
        "titel": blok.vraag, "blok": blok, "nummer": place + 1, "stappen": len(keys), "terug": back,
        "brief": brief_card(brief), "brief_url": kamer.url("brief", brief.pk), "vacature": brief.vacature,
        "sla_over": _after(kamer, brief, blok.sleutel), "kop_url": kamer.url("brief_kop", brief.pk),
        "beeld": f"{kamer.url('brief_beeld', brief.pk)}?v={brief.versie}",
        "tips": weergave.tips(kamer, brief, blok.sleutel),
    }  # fmt: skip


def _after(kamer: Kamer, brief: Brief, blok: str) -> str:
    keys = brieven.keys(brief.soort)
    place = keys.index(blok) + 1
    return (
        kamer.url("brief_bekijken", brief.pk)
        if place == len(keys)
        else kamer.url("brief_blok", brief.pk, keys[place])
    )


def look(kamer: Kamer, brief_id: uuid.UUID, code: int = 200) -> HttpResponse:
    """The letter as it will be, and approving it."""
    brief = _find(kamer, LEZEN, brief_id)
    kamer.looked("brief_gelezen", brief)
    context = {
        "titel": _("Zo ziet uw brief eruit") if kamer.eigen else _("Zo ziet de brief eruit"),
        "brief": brief_card(brief), "beeld": f"{kamer.url('brief_beeld', brief.pk)}?v={brief.versie}",
        "woorden": health_words(kamer, verbs.texts(brief)),
        "bladen": len(bestanden.draw(brief)), "mist": verbs.obstacles(brief), "brief_url": kamer.url("brief", brief.pk),
        "mag_schrijven": kamer.schrijft and brief.weg_op is None,
        "tekst": verbs.sheet(brief, verbs.sender(brief)), **_doors(kamer, brief),
    }  # fmt: skip
    return kamer.toon(MAP + "briefbekijken.html", code=code, **context)


def picture(kamer: Kamer, brief_id: uuid.UUID) -> HttpResponse:
    """The pages as they are now, as one picture."""
    return bestanden.picture(bestanden.draw(_find(kamer, LEZEN, brief_id)))


def approve(kamer: Kamer, brief_id: uuid.UUID) -> HttpResponse:
    """The kandidaat says that this is it (S1.27)."""
    brief = _find(kamer, BESLISSEN, brief_id)
    if kamer.request.method != "POST":
        return redirect(kamer.url("brief_bekijken", brief.pk))
    agreed = kamer.request.POST.get("mag_blijven") == "ja"
    if verbs.obstacles(brief) or (health_words(kamer, verbs.texts(brief)) and not agreed):
        return look(kamer, brief_id, code=422)
    versie = verbs.approve_brief(brief=brief, by=kamer.actor, mag_blijven=agreed)
    messages.success(
        kamer.request, _("Versie %(n)s is klaar. U kunt hem nu bewaren of sturen.") % {"n": versie.nummer}
    )
    return redirect(kamer.url("brief", brief.pk) + "#versies")


def copy(kamer: Kamer, brief_id: uuid.UUID) -> HttpResponse:
    """The same words to somebody else."""
    brief = _find(kamer, SCHRIJVEN, brief_id)
    if kamer.request.method != "POST":
        return redirect(kamer.url("brief", brief.pk))
    made = verbs.copy_brief(brief=brief, by=kamer.actor, sleutel=uuid.uuid4())
    messages.success(kamer.request, _("Dit is de kopie. Vul in aan wie zij gaat."))
    return redirect(kamer.url("brief_kop", made.pk))


def throw_away(kamer: Kamer, brief_id: uuid.UUID) -> HttpResponse:
    """Out of sight; the list offers to put it back."""
    brief = _find(kamer, BESLISSEN, brief_id)
    if kamer.request.method == "POST":
        verbs.throw_away(brief=brief, by=kamer.actor)
        messages.success(kamer.request, _("Weggegooid. Onderaan de lijst kunt u de brief terugzetten."))
    return redirect(kamer.url("cv_overzicht") + "#weg")


def put_back(kamer: Kamer, brief_id: uuid.UUID) -> HttpResponse:
    """Back in the list."""
    brief = _find(kamer, BESLISSEN, brief_id)
    if kamer.request.method == "POST":
        verbs.put_back(brief=brief, by=kamer.actor)
        messages.success(kamer.request, _("De brief staat er weer."))
    return redirect(kamer.url("brief", brief.pk))


def tip(kamer: Kamer, brief_id: uuid.UUID) -> HttpResponse:
    """A suggestion of the bureau at one block."""
    brief = _find(kamer, SCHRIJVEN, brief_id)
    if kamer.request.method != "POST":
        return redirect(kamer.url("brief", brief.pk))
    form = TipForm(kamer.request.POST, delen_=_tip_parts(brief))
    if _valid(kamer, form) and run(
        form, lambda: samen.give_tip(stuk=brief, by=kamer.actor, **form.cleaned_data)
    ):
        messages.success(kamer.request, _("De kandidaat ziet uw voorstel bij dat deel."))
        return redirect(kamer.url("brief", brief.pk))
    return one(kamer, brief_id, form)


def ask_look(kamer: Kamer, brief_id: uuid.UUID) -> HttpResponse:
    """Ask the kandidaat to look at it and to decide."""
    brief = _find(kamer, SCHRIJVEN, brief_id)
    if kamer.request.method == "POST":
        samen.ask_look(stuk=brief, by=kamer.actor)
        messages.success(kamer.request, _("De kandidaat krijgt een taak om te kijken."))
    return redirect(kamer.url("brief", brief.pk))


def version_file(kamer: Kamer, versie_id: uuid.UUID, form: str) -> Any:
    """A version as a file."""
    if form not in {"pdf", "docx"}:
        raise Denied(LEZEN, kamer.actor)
    return bestanden.version_file(kamer, kamer.find(Briefversie, LEZEN, versie_id), form)
