"""Asking a question: kept clean without others, sent once, and answered with a number and a last day."""

import datetime as dt
import hashlib
import uuid
from typing import Any

from allauth.core.ratelimit import consume
from django.core import signing
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wissel import klok
from wissel.aanmeldingen import contact as vragen
from wissel.aanmeldingen import openbaar
from wissel.web.openbaar.site.contactform import ContactForm
from wissel.web.openbaar.site.kader import show, site_page
from wissel.web.shared.formulieren import status

ONTVANGST = "contact-ontvangen"
EEN_DAG = 24 * 60 * 60


@site_page
def contact(request: Any) -> HttpResponse:
    """How to reach the bureau, and the form."""
    if request.method != "POST":
        return _page(
            request, ContactForm(initial={"soort": request.GET.get("over", "")}, bureau=request.bureau)
        )
    form = ContactForm(request.POST, bureau=request.bureau)
    if not form.is_valid():
        return _page(request, form)
    if not consume(request, action="contact", key=request.bureau):
        form.add_error(None, _("Er kwamen veel vragen achter elkaar. Wacht tien minuten of bel ons."))
        return _page(request, form, code=429)
    return redirect(
        f"{reverse('site_contact_ontvangen', args=[request.bureau])}?{urlencode({'t': _send(request, form)})}"
    )


@require_safe
@site_page
def received(request: Any) -> HttpResponse:
    """The number and the last day, from the signed address; nothing is looked up."""
    try:
        facts = signing.loads(request.GET.get("t", ""), salt=ONTVANGST + request.bureau)
    except signing.BadSignature:
        return redirect("site_contact", request.bureau)
    return show(
        request, "ontvangen.html", actief="contact", nummer=facts["nummer"], mail=facts["mail"],
        uiterlijk=dt.date.fromisoformat(facts["uiterlijk"]), gegevens=openbaar.gegevens(request.bezoeker),
    )  # fmt: skip


def _send(request: Any, form: ContactForm) -> str:
    """Ask once; the same words from the same form give the same receipt."""
    data = {name: form.cleaned_data[name] for name in ("soort", "naam", "email", "telefoon", "vraag")}
    words = hashlib.sha256("\n".join(data.values()).encode()).hexdigest()
    key = uuid.uuid5(form.formulier, words)
    if receipt := cache.get(f"contact:{key}"):
        return str(receipt)
    vragen.ask(by=request.bezoeker, sleutel=key, taal=get_language() or "nl", **data)
    facts = {
        "nummer": vragen.number_of(key), "uiterlijk": vragen.answer_by(klok.today()).isoformat(),
        "mail": bool(data["email"]),
    }  # fmt: skip
    receipt = signing.dumps(facts, salt=ONTVANGST + request.bureau)
    cache.set(f"contact:{key}", receipt, EEN_DAG)
    return receipt


def _page(request: Any, form: ContactForm, code: int = 0) -> HttpResponse:
    form.prove()
    return show(
        request, "contact.html", actief="contact", form=form, fout_titel=bool(form.is_bound and form.errors),
        gegevens=openbaar.gegevens(request.bezoeker), gemeten=openbaar.gemeten(request.bezoeker),
        antwoord_op=vragen.answer_by(klok.today()), status=code or status(form),
    )  # fmt: skip
