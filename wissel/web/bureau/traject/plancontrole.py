"""The check before a plan leaves the bureau: what is still open, who will read it, and what stays with the coach."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.accounts.models import Organisatie
from wissel.documenten import ontvangers
from wissel.dossiers.models import Dossier
from wissel.policies import visible
from wissel.trajecten.actions.plan import obstacles
from wissel.trajecten.actions.privacy import open_words, plan_findings
from wissel.trajecten.models import Intake, IntakeAntwoord, Planregel, Traject, Trajectplan
from wissel.web.bureau.traject.planvormen import PlanForm, RegelForm
from wissel.web.bureau.traject.planweergave import customer, texts_of
from wissel.web.shared.medisch import Vraag, ask

_SENTENCE = re.compile(r"[.!?;:\n]+")
KORTSTE_ZIN = 20


@dataclass(frozen=True, slots=True)
class Link:
    woorden: str
    url: str


@dataclass(frozen=True, slots=True)
class Obstakel:
    """Something that must be done first, with where to do it."""

    tekst: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Lezer:
    """Someone who reads the plan, or does not, and from when."""

    wie: str
    wat: str
    leest: bool


def open_points(actor: Actor, dossier: Dossier, traject: Traject, plan: Trajectplan) -> tuple[Obstakel, ...]:
    """What the domain still asks before this draft can be offered, each with a way there."""
    found = obstacles(plan)
    if not found:
        return ()
    rows = list(visible(actor, Planregel).filter(plan=plan).order_by("volgorde", "id"))
    bare = [row for row in rows if not row.onderbouwing.strip()]
    return tuple(Obstakel(text, _links(dossier, plan, text, bare)) for text in found)


def _links(dossier: Dossier, plan: Trajectplan, text: str, bare: Sequence[Planregel]) -> tuple[Link, ...]:
    """Where to go for one open point. What is not recognised leads to the form of the plan."""
    here: dict[str, str] = {
        name: reverse("bureau:" + name, args=[dossier.pk])
        for name in ("plan_wijzigen", "plan_klasse", "plan_kiezen", "plan_onderbouwing")
    }
    for soort, label in Intake.Soort.choices:
        if str(label) in text:
            return (Link(_("Naar de intake"), reverse("bureau:intake", args=[dossier.pk, soort])),)
    named = [row for row in bare if row.naam in text]
    if named:
        lines = [Link(row.naam, reverse("bureau:planregel", args=[dossier.pk, row.pk])) for row in named]
        return (Link(_("Alle onderbouwingen schrijven"), here["plan_onderbouwing"]), *lines)
    places = {
        _("Kies een klasse van complexiteit en schrijf waarom."): (_("Klasse kiezen"), "plan_klasse", ""),
        _("Voeg ten minste één interventie, activiteit of instrument toe."): (_("Regels kiezen"), "plan_kiezen", ""),
        _("Vul de uren en de prijs in."): (_("Uren en prijs invullen"), "plan_wijzigen", "#id_uren"),
        _("Schrijf het doel van de kandidaat."): (_("Doel schrijven"), "plan_wijzigen", "#id_doel_kandidaat"),
        _("Schrijf het doel van de opdrachtgever."): (_("Doel schrijven"), "plan_wijzigen", "#id_doel_opdrachtgever"),
        _("Schrijf het doel van de coach."): (_("Doel schrijven"), "plan_wijzigen", "#id_doel_coach"),
    }  # fmt: skip
    if text in open_words(plan_findings(plan)):
        return (Link(_("Naar de woorden"), reverse("bureau:plan_aanbieden", args=[dossier.pk]) + "#woorden"),)
    words, name, place = places.get(text, (_("Aanvullen"), "plan_wijzigen", "#id_start_op"))
    return (Link(words, here[name] + place),)


def readers(dossier: Dossier, *, naar: str) -> tuple[Lezer, ...]:
    """Who reads the plan after this step: `naar` is kandidaat or opdrachtgever."""
    sending = naar == "opdrachtgever"
    now = _("leest het hele plan vanaf nu en krijgt bericht")
    candidate = _("%(naam)s, kandidaat") % {"naam": dossier.kandidaat.naam}
    found = [
        Lezer(candidate, _("leest het hele plan") if sending else now, True),
        _customer_reads(dossier, sending, now),
        Lezer(_("Jobhunter en manager van het bureau"), _("lezen mee"), True),
        Lezer(
            _("Bedrijfsarts en arbeidsdeskundige van dit dossier"),
            _("lezen mee") if sending else _("lezen nog niets"),
            sending,
        ),
    ]
    if dossier.opdrachtgever.soort == Organisatie.Soort.VERZEKERAAR:
        words = _("ziet alleen stand en percentage, nooit dit plan")
        found.append(Lezer(dossier.opdrachtgever.naam, words, False))
    return tuple(found)


def _customer_reads(dossier: Dossier, sending: bool, now: str) -> Lezer:
    who = customer(dossier).naam
    people = [each.persoon.naam for each in ontvangers.opdrachtgever(dossier) if each.persoon]
    if people:
        who = f"{who} ({', '.join(people)})"
    if not sending:
        return Lezer(who, _("leest nog niets, pas als u het verstuurt"), False)
    return Lezer(who, now if people else _("leest het zodra iemand daar toegang heeft"), True)


@dataclass(frozen=True, slots=True)
class Vertrouwelijk:
    """What of the intake stays with the coach: how many answers, and sentences of them that stand in the plan."""

    aantal: int
    gevonden: tuple[str, ...]


def confidential(actor: Actor, traject: Traject, plan: Trajectplan) -> Vertrouwelijk:
    """Look whether a sentence of an answer for the coach alone was typed over into the plan."""
    rows = visible(actor, IntakeAntwoord).filter(
        intake__traject=traject, zichtbaarheid=IntakeAntwoord.Zichtbaarheid.COACH
    )
    answers = list(rows.exclude(tekst="").values_list("tekst", flat=True))
    lines = list(visible(actor, Planregel).filter(plan=plan))
    written = [flat(text) for text in texts_of(plan, lines)]
    found = [sentence for sentence in _sentences(answers) if any(flat(sentence) in text for text in written)]
    return Vertrouwelijk(len(answers), tuple(dict.fromkeys(found)))


def medical(actor: Actor, dossier: Dossier, plan: Trajectplan) -> tuple[Vraag, ...]:
    """Words that may say something about illness, each with its place, to be answered before the plan goes out."""
    labels = {**PlanForm.base_fields, **RegelForm.base_fields}
    names = {str(row.pk): row.naam for row in visible(actor, Planregel).filter(plan=plan)}
    found = []
    for each in plan_findings(plan):
        line, _dot, name = each.deel.rpartition(".")
        place = str(labels[name].label) if name in labels else _("Klasse")
        url = reverse("bureau:plan_wijzigen", args=[dossier.pk])
        if line:
            place, url = (
                f"{names.get(line, '')}: {place}",
                reverse("bureau:planregel", args=[dossier.pk, line]),
            )
        elif name not in labels:
            url = reverse("bureau:plan_klasse", args=[dossier.pk])
        found.append(ask(each.vondst, plaats=place, url=url))
    return tuple(found)


def _sentences(texts: Iterable[str]) -> Iterable[str]:
    """Sentences long enough to be no coincidence."""
    for text in texts:
        for part in _SENTENCE.split(text):
            if len(part.strip()) >= KORTSTE_ZIN:
                yield part.strip()


def flat(text: Any) -> str:
    """Without capitals, double spaces and line ends."""
    return " ".join(str(text).lower().split())
