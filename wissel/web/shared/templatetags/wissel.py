"""Tags and filters of every template (loaded as a builtin)."""

import datetime as dt
from typing import Any

from django import template
from django.utils.html import format_html

from wissel import opmaak
from wissel.web.shared.onderdelen.termijn import termijn as make_termijn

register = template.Library()
for name in ("datum", "korte_datum", "lange_datum", "tijd", "datum_tijd", "iso", "euro", "getal"):
    register.filter(name, getattr(opmaak, name))


@register.simple_tag
def icoon(name: str, extra: str = "") -> str:
    """An icon of the sprite, hidden from assistive technology; always put it beside words."""
    return format_html('<svg class="icon {}" aria-hidden="true"><use href="#i-{}"/></svg>', extra, name)


@register.simple_tag
def termijn(due_on: dt.date | None, today: dt.date, done: bool = False, paused: bool = False) -> str:
    """The chip of a term with its date."""
    chip = make_termijn(due_on, today, done=bool(done), paused=bool(paused))
    if chip is None:
        return ""
    return format_html(
        '<span class="due {}"><svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>{}</span> '
        '<time class="sub" datetime="{}">{}</time>',
        chip.soort,
        chip.icoon,
        chip.tekst,
        chip.iso,
        chip.datum,
    )


@register.filter
def vondsten(field: Any) -> Any:
    """What the privacytoets asks about a field that was sent (`ZonderMedisch`)."""
    return getattr(field.field, "vondsten", ())


@register.filter
def veld_klasse(field: Any) -> str:
    """The kind of widget of a form field, for its template."""
    return str(field.field.widget.__class__.__name__).lower()
