"""Organisations and the people who work there."""

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.accounts.models import Organisatie, Persoon
from wissel.dossiers.actions import openen, partijen
from wissel.dossiers.models import Dossier
from wissel.mensen.versie import mark_of
from wissel.policies import Action, Denied, get_visible, requires, visible
from wissel.web.bureau.mensen.forms import OrganisatieForm, PersoonForm
from wissel.web.bureau.mensen.views import form_page, page
from wissel.web.shared.formulieren import run
from wissel.web.shared.terug import safe_url

HOOGSTENS = 100


@requires(Action.ORGANISATIE_WIJZIGEN)
def organisations(request: Any) -> HttpResponse:
    """All parties of the bureau that are no person, by kind and name."""
    kind, q = request.GET.get("soort", ""), request.GET.get("q", "").strip()[:100]
    rows = visible(request.actor, Organisatie).annotate(mensen=Count("personen")).order_by("naam", "pk")
    if kind in Organisatie.Soort.values:
        rows = rows.filter(soort=kind)
    if q:
        rows = rows.filter(naam__icontains=q)
    found = list(rows[: HOOGSTENS + 1])
    context = {
        "rijen": [
            {"id": org.pk, "naam": org.naam, "soort": org.get_soort_display(), "mensen": org.mensen}
            for org in found[:HOOGSTENS]
        ],
        "meer": len(found) > HOOGSTENS, "soorten": Organisatie.Soort.choices, "soort": kind, "q": q,
    }  # fmt: skip
    return page(request, "organisaties", "organisaties.html", **context)


@requires(Action.ORGANISATIE_WIJZIGEN)
def organisation(request: Any, organisatie_id: uuid.UUID) -> HttpResponse:
    """One organisation with its contacts."""
    org = get_visible(request.actor, Organisatie, pk=organisatie_id)
    people = visible(request.actor, Persoon).filter(organisatie=org).order_by("sorteernaam", "pk")
    context: dict[str, Any] = {
        "org": {"id": org.pk, "naam": org.naam, "soort": org.get_soort_display()},
        "gegevens": [
            (_("KvK-nummer"), org.kvk_nummer), (_("Adres"), org.adres), (_("Telefoon"), org.telefoon),
            (_("E-mailadres"), org.email),
        ],
        "mensen": [
            {"id": p.pk, "naam": p.naam, "functie": p.functie, "email": p.email, "telefoon": p.telefoon}
            for p in people[:HOOGSTENS]
        ],
    }  # fmt: skip
    return page(request, "organisaties", "organisatie.html", **context)


@requires(Action.ORGANISATIE_WIJZIGEN)
def new(request: Any) -> HttpResponse:
    """Add an organisation."""
    form = OrganisatieForm(request.POST or None, nieuw=True, initial={"soort": "werkgever"})
    made: list[Any] = []
    if form.is_valid() and run(form, lambda: made.append(_make(request.actor, form.cleaned_data))):
        messages.success(request, _("De organisatie is toegevoegd."))
        return redirect("bureau:organisatie", made[0].pk)
    texts = {
        "titel": _("Nieuwe organisatie"), "knop": _("Toevoegen"), "terug": reverse("bureau:organisaties"),
    }  # fmt: skip
    return form_page(request, "organisaties", form, **texts)


def _make(actor: Any, data: dict[str, Any]) -> Organisatie:
    partijen.refuse_taken_kvk(actor, data["kvk_nummer"])
    return openen.make_organisatie(by=actor, **data)


@requires(Action.ORGANISATIE_WIJZIGEN)
def change(request: Any, organisatie_id: uuid.UUID) -> HttpResponse:
    """Change name, kind and addresses."""
    org = get_visible(request.actor, Organisatie, Action.ORGANISATIE_WIJZIGEN, pk=organisatie_id)
    form = OrganisatieForm(request.POST or None, initial=_initial(org, partijen.ORGANISATIE))

    def store() -> None:
        partijen.change_organisatie(organisatie=org, by=request.actor, **form.cleaned_data)

    back = reverse("bureau:organisatie", args=[org.pk])
    if form.is_valid() and run(form, store):
        messages.success(request, _("De gegevens zijn gewijzigd."))
        return redirect(back)
    texts = {"titel": _("%(naam)s wijzigen") % {"naam": org.naam}, "knop": _("Bewaren"), "terug": back}
    return form_page(request, "organisaties", form, **texts)


@requires(Action.PERSOON_WIJZIGEN)
def new_person(request: Any, organisatie_id: uuid.UUID) -> HttpResponse:
    """Add a contact of an organisation."""
    org = get_visible(request.actor, Organisatie, Action.ORGANISATIE_WIJZIGEN, pk=organisatie_id)
    form = PersoonForm(request.POST or None, initial={"taal": "nl"})

    def store() -> None:
        openen.make_persoon(by=request.actor, organisatie=org, **form.cleaned_data)

    back = reverse("bureau:organisatie", args=[org.pk])
    if form.is_valid() and run(form, store):
        messages.success(request, _("De contactpersoon is toegevoegd."))
        return redirect(back)
    titel = _("Nieuwe contactpersoon bij %(naam)s") % {"naam": org.naam}
    return form_page(request, "organisaties", form, titel=titel, knop=_("Toevoegen"), terug=back)


@requires(Action.PERSOON_WIJZIGEN)
def change_person(request: Any, persoon_id: uuid.UUID) -> HttpResponse:
    """Change names and addresses of a person."""
    person = get_visible(request.actor, Persoon, Action.PERSOON_WIJZIGEN, pk=persoon_id)
    kandidaat = _is_own_kandidaat(request.actor, person)
    form = PersoonForm(
        request.POST or None, persoon=person, kandidaat=kandidaat, initial=_initial(person, partijen.PERSOON)
    )

    def store() -> None:
        partijen.change_persoon(persoon=person, by=request.actor, **form.cleaned_data)

    back = safe_url(request, _home_of(person))
    if form.is_valid() and run(form, store):
        messages.success(request, _("De gegevens zijn gewijzigd."))
        return redirect(back)
    titel = _("Gegevens van %(naam)s") % {"naam": person.naam}
    return form_page(request, "organisaties", form, titel=titel, knop=_("Bewaren"), terug=back, next=back)


def _is_own_kandidaat(actor: Any, person: Persoon) -> bool:
    """Whether this is a kandidaat; one of a case that the actor may not change is Denied."""
    rows = visible(actor, Persoon, Action.PERSOON_WIJZIGEN).filter(pk=person.pk, dossiers__isnull=False)
    if not rows.exists():
        return False
    if not visible(actor, Dossier, Action.DOSSIER_WIJZIGEN).filter(kandidaat=person).exists():
        raise Denied(Action.PERSOON_WIJZIGEN, actor)
    return True


def _home_of(person: Persoon) -> str:
    if person.organisatie_id:
        return reverse("bureau:organisatie", args=[person.organisatie_id])
    return reverse("bureau:kandidaten")


def _initial(row: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in fields}, "stand": mark_of(row, fields)}
