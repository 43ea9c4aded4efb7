"""What the kandidaat of the demonstration did in the Jobportal: settings, searches, a find, a rating, one hidden."""

import uuid

from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.models import Vacature
from wissel.dossiers.models import Dossier
from wissel.jobportal import actions
from wissel.jobportal.zoeken import Vraag
from wissel.jobportal.zoekopdrachten import keep_search
from wissel.matching.actions import set_limits

ZOEK = (Vraag(woorden="planner", km=25), Vraag(soort="kantoor", uren=24))
VONDST = {
    "titel": "Medewerker werkplaatsplanning",
    "werkgever": "Fietsen van Voorbeeld",
    "plaats": "Amersfoort",
}


def tell_portal(kandidaat: Actor, dossier: Dossier) -> None:
    """Put it all in place with the product's own verbs; twice is once."""
    set_limits(dossier=dossier, pc4="3812", reis_km=30, diensten_niet=["night"], dagen_niet=[], by=kandidaat)
    for vraag in ZOEK:
        key = uuid.uuid5(dossier.pk, f"zoek {vraag}")
        keep_search(dossier_id=dossier.pk, vraag=vraag, sleutel=key, by=kandidaat)
    actions.add_find(dossier_id=dossier.pk, sleutel=uuid.uuid5(dossier.pk, "vondst"), by=kandidaat, **VONDST)
    for titel, werkgever, doe in (
        ("Orderverwerker", "Papier en Ruit", "bewaar"),
        ("Receptionist", "Zorggroep De Linde", "cijfers"),
        ("Inkoper", "Linde Bouw", "verberg"),
    ):
        row = Vacature.objects.filter(
            bureau_id=dossier.bureau_id, titel=titel, werkgever_naam=werkgever
        ).first()
        if row is None:
            continue
        if doe == "bewaar":
            actions.save(dossier_id=dossier.pk, vacature=row, by=kandidaat)
        elif doe == "cijfers":
            actions.rate(
                dossier_id=dossier.pk, vacature=row, by=kandidaat, werk=4, sfeer=5, reis=2, energie=3
            )
        else:
            actions.hide(dossier_id=dossier.pk, vacature=row, reden="afstand", by=kandidaat)
