"""The questions of a cv, one a page: answering, going on, adding a row, taking one out and putting it back."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel import klok
from wissel.cv import delen
from wissel.cv.actions import cvs
from wissel.cv.models import Cv, Layout
from wissel.fouten import Changed
from wissel.opmaak import tijd
from wissel.policies import Action, Denied
from wissel.trajecten.actions import klad as kladden
from wissel.web.shared import klad
from wissel.web.shared.cv import weergave
from wissel.web.shared.cv.kamer import Kamer, kept_key
from wissel.web.shared.cv.vormen import FORMULIEREN, LayoutForm, Schrijven
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import valid

MAP = "wissel/cv/"
SCHRIJVEN = Action.CV_SCHRIJVEN


def start(kamer: Kamer, cv_id: uuid.UUID) -> HttpResponse:
    """Go on where the writer was: the question after the last one, or the first."""
    cv = kamer.find(Cv, SCHRIJVEN, cv_id)
    steps = list(delen.STAPPEN)
    place = steps.index(cv.stap) + 1 if cv.stap in steps else 0
    if place >= len(steps):
        return redirect(kamer.url("cv_bekijken", cv.pk))
    return redirect(kamer.url("cv_vraag", cv.pk, steps[place]))


def question(kamer: Kamer, cv_id: uuid.UUID, deel: str) -> HttpResponse:
    """One question: a form, a list to add to, or the choice of a look."""
    cv = kamer.find(Cv, SCHRIJVEN, cv_id)
    if deel == "layout":
        return _look(kamer, cv)
    if deel in delen.RIJEN:
        return _list(kamer, cv, deel)
    if deel not in delen.FORMULIEREN:
        raise Denied(SCHRIJVEN, kamer.actor)
    return Vraag(kamer, cv, deel).answer()


def row(kamer: Kamer, cv_id: uuid.UUID, deel: str, rij: uuid.UUID | None = None) -> HttpResponse:
    """One row of a list; without `rij` a new one."""
    cv = kamer.find(Cv, SCHRIJVEN, cv_id)
    if deel not in delen.RIJEN or (rij is not None and delen.row_of(cv.inhoud, deel, rij) is None):
        raise Denied(SCHRIJVEN, kamer.actor)
    return Vraag(kamer, cv, deel, rij, nieuw=rij is None).answer()


def remove_row(kamer: Kamer, cv_id: uuid.UUID, deel: str, rij: uuid.UUID) -> HttpResponse:
    """Take a row out; the next page offers to put it back."""
    cv = _of_list(kamer, cv_id, deel)
    back = kamer.url("cv_vraag", cv.pk, deel)
    if kamer.request.method != "POST":
        return redirect(back)
    cvs.remove_row(cv=cv, deel=deel, rij=rij, by=kamer.actor)
    return redirect(f"{back}?weg={rij}")


def restore_row(kamer: Kamer, cv_id: uuid.UUID, deel: str, rij: uuid.UUID) -> HttpResponse:
    """Put back what was taken out."""
    cv = _of_list(kamer, cv_id, deel)
    if kamer.request.method == "POST":
        cvs.restore_row(cv=cv, deel=deel, rij=rij, by=kamer.actor)
        messages.success(kamer.request, _("Het staat er weer."))
    return redirect(kamer.url("cv_vraag", cv.pk, deel))


def first_row(kamer: Kamer, cv_id: uuid.UUID, deel: str, rij: uuid.UUID) -> HttpResponse:
    """Put a row at the head of its list."""
    cv = _of_list(kamer, cv_id, deel)
    if kamer.request.method == "POST":
        cvs.move_first(cv=cv, deel=deel, rij=rij, by=kamer.actor)
    return redirect(kamer.url("cv_vraag", cv.pk, deel))


def _of_list(kamer: Kamer, cv_id: uuid.UUID, deel: str) -> Cv:
    if deel not in delen.RIJEN:
        raise Denied(SCHRIJVEN, kamer.actor)
    return kamer.find(Cv, SCHRIJVEN, cv_id)


class Vraag:
    """One form about one part of a cv: what it shows, and what happens to what was typed."""

    def __init__(
        self, kamer: Kamer, cv: Cv, deel: str, rij: uuid.UUID | None = None, *, nieuw: bool = False
    ) -> None:
        self.kamer, self.cv, self.deel, self.nieuw = kamer, cv, deel, nieuw
        self.sleutel = kept_key("cv", cv.pk, deel, "nieuw" if nieuw else str(rij or ""))
        self.klad = klad.read(kamer.actor, kamer.dossier_id, self.sleutel)
        self.rij = rij or (self._new_id() if nieuw else None)
        values = delen.values(cv.inhoud, deel, self.rij)
        kept = {name: text for name, text in self.klad.items() if name in FORMULIEREN[deel].base_fields}
        first = {
            **values,
            **{name: text for name, text in kept.items() if name not in {"stand", "rijbewijs"}},
        }
        first["stand"] = kept.get("stand") or delen.state(cv.inhoud, deel, self.rij)
        if deel == "contact" and not values["naam"] and not kept:
            first |= _person(kamer)
        self.form: Schrijven = FORMULIEREN[deel](kamer.request.POST or None, initial=first, eigen=kamer.eigen)
        self.botsing: list[tuple[str, str]] = []

    def _new_id(self) -> uuid.UUID:
        """The id of a row to be: that of the form that was sent or kept, so that sending twice makes one row."""
        for text in (self.kamer.request.POST.get("rij", ""), self.klad.get("rij", "")):
            try:
                return uuid.UUID(text)
            except ValueError:
                continue
        return uuid.uuid4()

    def answer(self) -> HttpResponse:
        """Keep it, go on, or show the question."""
        if klad.asked(self.kamer.request):
            return self._keep()
        if self.form.is_bound and self._valid() and self._save():
            self._drop()
            return redirect(self._onward())
        code = Changed.status if self.botsing else status(self.form)
        return self.kamer.toon(MAP + "vraag.html", code=code, **self._context())

    def _valid(self) -> bool:
        return valid(self.form, self.kamer.dossier_id, self.kamer.actor)

    def _save(self) -> bool:
        def verb() -> None:
            cvs.save_part(
                cv=self.cv, deel=self.deel, rij=self.rij, by=self.kamer.actor, waarden=self.form.answers(),
                stand=self.form.cleaned_data["stand"],
            )  # fmt: skip

        try:
            return run(self.form, lambda: carried(verb))
        except Collision as collision:
            self._show_both(collision.error)
            return False

    def _show_both(self, error: Changed) -> None:
        """What the other wrote, beside what stands in the form; sent again, the form wins."""
        names = error.facts["nu"]
        self.botsing = [
            (str(field.label), str(names[name]))
            for name, field in self.form.fields.items()
            if names.get(name)
        ] or [(_("Dit deel"), _("Leeg"))]
        sent: Any = self.form.data
        self.form.data = {**{key: sent.get(key) for key in sent}, "stand": error.facts["stand"]}
        for name in self.form.several():
            if hasattr(sent, "getlist"):
                self.form.data[name] = sent.getlist(name)

    def _keep(self) -> HttpResponse:
        """Keep what was typed without going on: in the cv when it is right, else as a draft of this writer."""
        request = self.kamer.request
        automatic = bool(request.headers.get("X-Wissel-Autosave"))
        if not self.nieuw and self._valid() and self._save():
            self._drop()
            return self._kept(automatic)
        if self.botsing:
            html = render_to_string(MAP + "botsing.html", {"botsing": self.botsing}, request)
            return JsonResponse({"stand": _("Nog niet bewaard."), "botsing": html}, status=Changed.status)
        content = {name: request.POST.get(name, "") for name in (*self.form.fields, "rij")}
        kladden.keep(
            dossier_id=self.kamer.dossier_id, sleutel=self.sleutel, inhoud=content, by=self.kamer.actor,
            automatic=automatic,
        )  # fmt: skip
        return self._kept(automatic)

    def _kept(self, automatic: bool) -> HttpResponse:
        words = _("Bewaard om %(tijd)s") % {"tijd": tijd(klok.now())}
        if not automatic:
            messages.success(self.kamer.request, _("%(bewaard)s. U kunt later verder.") % {"bewaard": words})
            return redirect(self.kamer.url("cv", self.cv.pk))
        cv = self.kamer.find(Cv, SCHRIJVEN, self.cv.pk)
        return JsonResponse(
            {"stand": words, "toon": {"id_stand": delen.state(cv.inhoud, self.deel, self.rij)}}
        )

    def _drop(self) -> None:
        if self.klad:
            kladden.drop(dossier_id=self.kamer.dossier_id, sleutel=self.sleutel, by=self.kamer.actor)

    def _onward(self) -> str:
        if self.deel in delen.RIJEN:
            return self.kamer.url("cv_vraag", self.cv.pk, self.deel)
        if self.deel == "referentiekeuze" and self.form.cleaned_data["referenties"] == "namen":
            return self.kamer.url("cv_vraag", self.cv.pk, "referenties")
        return after(self.kamer, self.cv, self.deel)

    def _context(self) -> dict[str, Any]:
        rows = self.deel in delen.RIJEN
        gone = self.kamer.url("cv_rij_weg", self.cv.pk, self.deel, self.rij) if rows else ""
        back = (
            self.kamer.url("cv_vraag", self.cv.pk, self.deel)
            if rows
            else before(self.kamer, self.cv, self.deel)
        )
        return {
            **frame(self.kamer, self.cv, self.deel), "form": self.form, "rij": self.rij if rows else None,
            "terug": back, "botsing": self.botsing, "knop": _("Bewaren") if rows else _("Verder"),
            "verwijder": gone if rows and not self.nieuw else "",
            "sla_over": "" if rows else after(self.kamer, self.cv, self.deel),
        }  # fmt: skip


class Collision(Exception):
    """Carries a Changed past the form, since both texts are shown instead of an error."""

    def __init__(self, error: Changed) -> None:
        super().__init__(error.message)
        self.error = error


def carried(verb: Callable[[], None]) -> None:
    try:
        verb()
    except Changed as error:
        raise Collision(error) from error


def _person(kamer: Kamer) -> dict[str, str]:
    """What is known of the kandidaat already, to begin with."""
    person = kamer.dossier().kandidaat
    return {"naam": person.naam, "telefoon": person.telefoon, "email": person.email}


def frame(kamer: Kamer, cv: Cv, deel: str) -> dict[str, Any]:
    """What stands around a question: its number, the title, tips of the coach and the picture of the cv."""
    steps = list(delen.STAPPEN)
    shown = "referentiekeuze" if deel == "referenties" else "hobby" if deel == "projecten" else deel
    number = steps.index(shown) + 1
    return {
        "titel": weergave.TITELS[deel], "uitleg": weergave.UITLEG.get(deel, ""), "cv_id": cv.pk, "cv_naam": cv.naam,
        "deel": deel, "nummer": number, "stappen": len(steps), "cv_url": kamer.url("cv", cv.pk),
        "tips": weergave.tips(kamer, cv, deel),
        "beeld": f"{kamer.url('cv_beeld', cv.pk)}?v={cv.versie}",
        "laatst": weergave.writer(cv, kamer) if cv.gewijzigd_door_id != kamer.actor.lidmaatschap_id else "",
        "laatst_op": cv.gewijzigd_op,
    }  # fmt: skip


def after(kamer: Kamer, cv: Cv, deel: str) -> str:
    """The address of the next question; after the last one the whole cv."""
    steps = list(delen.STAPPEN)
    deel = "referentiekeuze" if deel == "referenties" else "vrijwillig" if deel == "projecten" else deel
    place = steps.index(deel) + 1
    return (
        kamer.url("cv_bekijken", cv.pk) if place == len(steps) else kamer.url("cv_vraag", cv.pk, steps[place])
    )


def before(kamer: Kamer, cv: Cv, deel: str) -> str:
    """The address of the question before this one; before the first the page of the cv."""
    steps = list(delen.STAPPEN)
    deel = "layout" if deel == "referenties" else "hobby" if deel == "projecten" else deel
    place = steps.index(deel)
    return kamer.url("cv", cv.pk) if place == 0 else kamer.url("cv_vraag", cv.pk, steps[place - 1])


def _list(kamer: Kamer, cv: Cv, deel: str) -> HttpResponse:
    """A part that is a list: its rows, one more, or on to the next question."""
    request = kamer.request
    if request.method == "POST":
        cvs.leave_part(cv=cv, deel=deel, by=kamer.actor)
        return redirect(after(kamer, cv, deel))
    removed = request.GET.get("weg", "")
    rows = [
        (each, kamer.url("cv_rij_weg", cv.pk, deel, each.id), kamer.url("cv_rij_eerst", cv.pk, deel, each.id))
        for each in weergave.listed(kamer, cv, deel)
    ]
    found = weergave.gaps(cv) if deel == "werk" else []
    context = {
        "rijen": rows, "erbij": weergave.ERBIJ[deel], "nieuw": kamer.url("cv_rij_nieuw", cv.pk, deel), "gaten": found,
        "zelf_volgorde": deel in {"vaardigheden", "talen"}, "terug": before(kamer, cv, deel),
        "herstel": kamer.url("cv_rij_terug", cv.pk, deel, removed) if _is_id(removed) else "",
        "aantal": ngettext("%(n)s ingevuld", "%(n)s ingevuld", len(rows)) % {"n": len(rows)},
    }  # fmt: skip
    return kamer.toon(MAP + "lijst.html", **frame(kamer, cv, deel), **context)


def _is_id(text: str) -> bool:
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False


def _look(kamer: Kamer, cv: Cv) -> HttpResponse:
    """Choose a look, each shown with the own cv."""
    form = LayoutForm(
        kamer.request.POST or None, initial={"layout": cv.layout, "taal": cv.taal, "naam": cv.naam}
    )
    if form.is_valid() and run(form, lambda: cvs.choose_look(cv=cv, by=kamer.actor, **form.cleaned_data)):
        return redirect(kamer.url("cv_bekijken", cv.pk))
    pictures = [
        (each.value, each.label, f"{kamer.url('cv_beeld', cv.pk)}?layout={each.value}&v={cv.versie}")
        for each in Layout
    ]
    context = {
        **frame(kamer, cv, "layout"),
        "form": form,
        "vormen": pictures,
        "terug": before(kamer, cv, "layout"),
    }
    return kamer.toon(MAP + "layout.html", code=status(form), **context)
