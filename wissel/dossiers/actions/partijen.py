"""The people and organisations around a dossier: who has a task in it, and their names and addresses."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, Organisatie, Persoon
from wissel.dossiers.actions.openen import fill_search
from wissel.dossiers.models import Dossier, Partij
from wissel.dossiers.tekst import sorteernaam
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.mensen.uitnodigen import open_invitations
from wissel.mensen.versie import refuse_when_changed

PERSOON = ("voornaam", "tussenvoegsel", "achternaam", "functie", "email", "telefoon", "geboortedatum", "taal")
ORGANISATIE = ("naam", "soort", "kvk_nummer", "adres", "telefoon", "email")


@transaction.atomic
def add_partij(
    *, dossier: Dossier, persoon: Persoon, rol: str, by: Actor, organisatie: Any = None, grond: str = ""
) -> Partij:
    """Record that a person takes part in this dossier in a role; twice the same is one row.

    A bedrijfsarts or arbeidsdeskundige sees a dossier only as long as this is so.
    """
    live = live_partijen(dossier, rol).filter(persoon=persoon).first()
    if live is not None:
        return live
    row = Partij.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, persoon=persoon, organisatie=organisatie, rol=rol, grond=grond[:200],
        van=klok.today(),
    )  # fmt: skip
    record(by, "partij_toegevoegd", dossier=dossier, onderwerp=row, categorie="C")
    return row


@transaction.atomic
def end_partij(*, dossier: Dossier, persoon: Persoon, rol: str, by: Actor) -> None:
    """The person takes no part any more, from the next request on."""
    for row in live_partijen(dossier, rol).filter(persoon=persoon):
        row.tot = klok.today() - dt.timedelta(days=1)
        row.save(update_fields=["tot"])
        record(by, "partij_beeindigd", dossier=dossier, onderwerp=row, categorie="C")


def live_partijen(dossier: Dossier, rol: str) -> Any:
    """Who takes part in this role now."""
    return Partij.objects.filter(
        live_memberships(klok.today()), bureau_id=dossier.bureau_id, dossier=dossier, rol=rol
    )


@transaction.atomic
def change_persoon(*, persoon: Persoon, by: Actor, stand: str, **velden: Any) -> Persoon:
    """Change names and addresses; lists and search follow. Raises Changed when somebody else just did.

    With another e-mail address open invitations end, since they went to the old one.
    """
    current = Persoon.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=persoon.pk)
    refuse_when_changed(current, PERSOON, stand)
    if velden.get("email", current.email) != current.email:
        open_invitations(by.bureau_id).filter(persoon=current).update(ingetrokken_op=klok.now())
    for name in set(PERSOON) & set(velden):
        setattr(current, name, velden[name])
    current.sorteernaam = sorteernaam(current.voornaam, current.tussenvoegsel, current.achternaam)
    current.save()
    dossiers = Dossier.objects.filter(bureau_id=by.bureau_id, kandidaat=current)
    _search_again(dossiers)
    record(by, "persoon_gewijzigd", onderwerp=current, dossier=_only(dossiers), categorie="A")
    return current


@transaction.atomic
def change_organisatie(*, organisatie: Organisatie, by: Actor, stand: str, **velden: Any) -> Organisatie:
    """Change an organisation; search follows. Raises Changed, or DomainError when the KvK number is taken."""
    current = Organisatie.objects.select_for_update(of=("self",)).get(
        bureau_id=by.bureau_id, pk=organisatie.pk
    )
    refuse_when_changed(current, ORGANISATIE, stand)
    refuse_taken_kvk(by, velden.get("kvk_nummer", ""), but=current)
    _refuse_other_eyes(current, velden.get("soort", current.soort))
    for name in set(ORGANISATIE) & set(velden):
        setattr(current, name, velden[name])
    current.save()
    _search_again(Dossier.objects.filter(bureau_id=by.bureau_id, werkgever=current))
    record(by, "organisatie_gewijzigd", onderwerp=current, categorie="A")
    return current


def _refuse_other_eyes(organisatie: Organisatie, soort: str) -> None:
    """Whether it is an insurer decides what its people see (WET 6.2); with people in Wissel that does not change."""
    insurer = Organisatie.Soort.VERZEKERAAR
    if (organisatie.soort == insurer) == (soort == insurer):
        return
    members = Lidmaatschap.objects.filter(
        live_memberships(klok.today()), bureau_id=organisatie.bureau_id, organisatie=organisatie
    )
    if members.exists():
        text = _(
            "Hier werken mensen die in Wissel kunnen, en een verzekeraar ziet minder dan een werkgever. "
            "Maak een nieuwe organisatie of trek eerst hun rol in."
        )
        raise DomainError("soort_vast", text, veld="soort")


def refuse_taken_kvk(by: Actor, number: str, but: Organisatie | None = None) -> None:
    """Raises DomainError when another organisation of the bureau has this KvK number."""
    rows = Organisatie.objects.filter(bureau_id=by.bureau_id, kvk_nummer=number).exclude(kvk_nummer="")
    taken = (rows.exclude(pk=but.pk) if but else rows).first()
    if taken is not None:
        raise DomainError(
            "kvk_bestaat",
            _("Dit KvK-nummer staat al bij %(naam)s. Gebruik die organisatie.") % {"naam": taken.naam},
            veld="kvk_nummer",
        )


def _search_again(dossiers: Any) -> None:
    rows = list(dossiers.select_related("kandidaat", "werkgever"))
    for dossier in rows:
        fill_search(dossier)
    Dossier.objects.bulk_update(rows, ["sorteernaam", "zoektekst"], batch_size=500)


def _only(dossiers: Any) -> Any:
    found = list(dossiers.values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None
