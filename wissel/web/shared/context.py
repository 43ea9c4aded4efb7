"""What the shells need on every page: names, menu, language."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from wissel import talen
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.policies import Action, can
from wissel.web.shared.schil import NavItem, Schil

_LABELS = dict(Rol.choices)


def schil(request: HttpRequest) -> dict[str, Any]:
    """The shell's data for this request; pages set `actief` themselves to mark their menu item."""
    actor: Actor | None = getattr(request, "actor", None)
    staff = actor is not None and actor.is_staff
    return {
        "schil": Schil(
            bureau_naam=actor.bureau_naam if actor else "Wissel",
            gebruiker_naam=actor.naam if actor else "",
            rol_label=str(_LABELS.get(actor.rol, _("verzekeraar"))) if actor else "",
            nav=tuple(_nav(actor, getattr(request, "ongelezen", 0))) if actor else (),
            wissel_url=reverse("kies_rol") if request.session.get("meer_rollen") else None,
            zoek_url=reverse("bureau:zoeken") if staff else None,
            taal=get_language() or "nl",
            talen=talen.offered(request.path),
            richting="rtl" if get_language_bidi() else "ltr",
            demo=settings.DEMO,
            demo_zonder_factor=settings.TWEEDE_FACTOR_UIT,
            sneltoetsen=getattr(request.user, "sneltoetsen", True),
        ),
        "actor": actor,
    }


def _nav(actor: Actor, ongelezen: int) -> list[NavItem]:
    if actor.is_kandidaat:
        return [
            NavItem(reverse("kandidaat:vandaag"), _("Vandaag"), "vandaag", icoon="home"),
            NavItem(reverse("kandidaat:traject"), _("Mijn traject"), "traject", icoon="track"),
            NavItem(reverse("kandidaat:werk"), _("Naar werk"), "werk", icoon="people"),
            NavItem(reverse("kandidaat:berichten"), _("Berichten"), "berichten", ongelezen or None, "chat"),
            NavItem(reverse("kandidaat:documenten"), _("Documenten"), "documenten", icoon="file"),
        ]
    if actor.is_opdrachtgever:
        items = [NavItem(reverse("opdrachtgever:medewerkers"), _("Medewerkers"), "medewerkers")]
        if can(actor, Action.AANMELDING_MAKEN):
            items.append(NavItem(reverse("aanmelden_eigen"), _("Aanmelden"), "aanmelden"))
        if actor.rol == Rol.OPDRACHTGEVER:
            items.append(
                NavItem(reverse("opdrachtgever:verplichtingen"), _("Uw verplichtingen"), "verplichtingen")
            )
            items.append(NavItem(reverse("opdrachtgever:documenten"), _("Documenten"), "documenten"))
            items.append(
                NavItem(reverse("opdrachtgever:berichten"), _("Berichten"), "berichten", ongelezen or None)
            )
        return items
    return _staff_nav(actor, ongelezen) if actor.is_staff else []


def _staff_nav(actor: Actor, ongelezen: int) -> list[NavItem]:
    items = [
        NavItem(reverse("bureau:vandaag"), _("Vandaag"), "vandaag"),
        NavItem(reverse("bureau:kandidaten"), _("Kandidaten"), "kandidaten"),
        NavItem(reverse("bureau:agenda"), _("Agenda"), "agenda"),
    ]
    if actor.rol in {Rol.COACH, Rol.JOBHUNTER}:
        items.append(NavItem(reverse("bureau:berichten"), _("Berichten"), "berichten", ongelezen or None))
    if actor.rol in {Rol.COACH, Rol.BACKOFFICE}:
        items.append(NavItem(reverse("bureau:organisaties"), _("Organisaties"), "organisaties"))
    if actor.rol == Rol.BUREAUMANAGER:
        items += [
            NavItem(reverse("bureau:overzicht"), _("Overzicht"), "overzicht"),
            NavItem(reverse("bureau:medewerkers"), _("Medewerkers"), "medewerkers"),
            NavItem(reverse("bureau:sjablonen"), _("Sjablonen"), "sjablonen"),
            NavItem(reverse("bureau:instrumenten"), _("Instrumenten"), "instrumenten"),
        ]
    if actor.rol in {Rol.COACH, Rol.JOBHUNTER} and can(actor, Action.BEROEP_LEZEN):
        items.append(NavItem(reverse("bureau:beroepen"), _("Beroepen"), "beroepen"))
    if can(actor, Action.VACATURE_WERKEN):
        items.append(NavItem(reverse("bureau:vacatures"), _("Vacatures"), "vacatures"))
    if can(actor, Action.JOBHUNTING_LEZEN):
        items.append(NavItem(reverse("bureau:jobhunting"), _("Jobhunting"), "jobhunting"))
    if can(actor, Action.LEREN_BEHEREN):
        items.append(NavItem(reverse("bureau:leren_bibliotheek"), _("Leren"), "leren"))
    if can(actor, Action.CONTACT_LEZEN):
        items.append(NavItem(reverse("bureau:backoffice"), _("Aanvragen"), "backoffice"))
    if settings.DEMO and can(actor, Action.POSTVAK_LEZEN):
        items.append(NavItem(reverse("bureau:postvak"), _("Postvak"), "postvak"))
    return items
