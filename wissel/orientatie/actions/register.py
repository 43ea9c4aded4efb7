"""The register of instruments: what the bureau works with, and the proof that something may be called a test."""

import uuid
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record, record_look
from wissel.orientatie import bestanden, meegeleverd
from wissel.orientatie.etiket import calls_itself_a_test
from wissel.orientatie.models import Instrument, Soort, Validatiebewijs, Vragenlijstversie
from wissel.trajecten.actions.planhulp import clean
from wissel.trajecten.inhoud import content_sha256

VELDEN = (
    "naam",
    "leverancier",
    "versie",
    "meet",
    "soort",
    "waar",
    "bewijs",
    "geldig_tot",
    "normgroep",
    "talen",
)


@transaction.atomic
def add_instrument(*, by: Actor, sleutel: uuid.UUID, bestand: Any = None, **velden: Any) -> Instrument:
    """Put an instrument in the register; the same form sent twice is one. Raises DomainError at the field."""
    known = Instrument.objects.filter(bureau_id=by.bureau_id, sleutel=str(sleutel)).first()
    if known is not None:
        return known
    row = Instrument(
        bureau_id=by.bureau_id,
        sleutel=str(sleutel),
        gemaakt_op=klok.now(),
        gemaakt_door_id=by.lidmaatschap_id,
    )
    _fill(row, velden)
    _check(row, with_proof=bestand is not None)
    row.save(force_insert=True)
    _keep_proof(row, bestand, by)
    record(by, "instrument_toegevoegd", onderwerp=row, categorie="V")
    return row


@transaction.atomic
def change_instrument(
    *, instrument: Instrument, by: Actor, slot: int, bestand: Any = None, **velden: Any
) -> Instrument:
    """Change what is known of an instrument. Raises Changed when somebody else was first."""
    row = _locked(instrument, by)
    _refuse_built_in(row)
    if row.slot != slot:
        raise Changed(
            "gewijzigd", _("Iemand anders heeft dit instrument net gewijzigd. Bekijk eerst wat er nu staat.")
        )
    _fill(row, velden)
    _check(row, with_proof=bestand is not None or row.bewijzen.exists())
    row.slot += 1
    row.save()
    _keep_proof(row, bestand, by)
    record(by, "instrument_gewijzigd", onderwerp=row, categorie="V")
    return row


@transaction.atomic
def archive(*, instrument: Instrument, by: Actor, terug: bool = False) -> Instrument:
    """Take an instrument out of the choice, or put it back. What was done with it stays readable."""
    row = _locked(instrument, by)
    if (row.gearchiveerd_op is None) is terug:
        return row
    row.gearchiveerd_op = None if terug else klok.now()
    row.save(update_fields=["gearchiveerd_op"])
    record(by, "instrument_terug" if terug else "instrument_gearchiveerd", onderwerp=row, categorie="V")
    return row


@transaction.atomic
def ensure_built_in(*, sleutel: str, by: Actor) -> Vragenlijstversie:
    """The newest version of a questionnaire that comes with Wissel, put in the register of this bureau when needed."""
    content = meegeleverd.contents()[sleutel]
    lijst = meegeleverd.lists()[sleutel]
    values = {
        "naam": lijst.naam, "leverancier": meegeleverd.LEVERANCIER, "versie": str(content["versie"]),
        "meet": lijst.meet, "soort": Soort.VRAGENLIJST, "waar": Instrument.Afname.WISSEL, "talen": ["nl"],
        "meegeleverd": True, "gemaakt_op": klok.now(),
    }  # fmt: skip
    row, made = Instrument.objects.get_or_create(bureau_id=by.bureau_id, sleutel=sleutel, defaults=values)
    version, new = Vragenlijstversie.objects.get_or_create(
        bureau_id=by.bureau_id, instrument=row, nummer=content["versie"],
        defaults={
            "stand": Vragenlijstversie.Stand.VAST, "inhoud": content, "sha256": content_sha256(content),
            "gemaakt_op": klok.now(), "vastgesteld_op": klok.now(),
        },
    )  # fmt: skip
    if new and not made:
        Instrument.objects.filter(bureau_id=by.bureau_id, pk=row.pk).update(versie=str(content["versie"]))
    return version


def open_proof(*, bewijs: Validatiebewijs, by: Actor) -> IO[bytes]:
    """The paper that shows the validation, after writing down who looked."""
    record_look(by, "validatiebewijs_geopend", onderwerp=bewijs, categorie="V")
    return bestanden.opened(bewijs)


def _locked(instrument: Instrument, by: Actor) -> Instrument:
    return Instrument.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=instrument.pk)


def _refuse_built_in(row: Instrument) -> None:
    if row.meegeleverd:
        text = _(
            "Deze vragenlijst hoort bij Wissel en blijft zoals zij is. Maak een eigen meting als u iets anders wilt."
        )
        raise DomainError("meegeleverd", text)


def _fill(row: Instrument, velden: dict[str, Any]) -> None:
    for name, value in velden.items():
        if name not in VELDEN:
            raise DomainError("onbekend_veld", _("Dit veld bestaat niet. Ververs de pagina."), veld=name)
        setattr(row, name, value if name in ("talen", "geldig_tot") else clean(row, name, value))


def _check(row: Instrument, *, with_proof: bool) -> None:
    """A test has proof that holds today; what has none is not called one, not in its name either."""
    if row.soort == Soort.TEST:
        return _check_test(row, with_proof=with_proof)
    if calls_itself_a_test(row.naam):
        text = _(
            "In de naam staat “test”. Zo mag alleen een gevalideerd instrument heten. Noem het een vragenlijst of "
            "meting, of kies “Gevalideerde test” en voeg het bewijs toe."
        )
        raise DomainError("geen_test", text, veld="naam")
    return None


def _check_test(row: Instrument, *, with_proof: bool) -> None:
    asked = (
        (
            row.bewijs,
            "bewijs",
            _("Noem het bewijs van validatie, bijvoorbeeld de COTAN-beoordeling met jaar."),
        ),
        (with_proof, "bestand", _("Voeg het bewijs toe. Zonder bewijs is dit een vragenlijst en geen test.")),
        (row.geldig_tot, "geldig_tot", _("Vul in tot wanneer het bewijs geldt.")),
        (row.normgroep, "normgroep", _("Noem de normgroep waarmee de test vergelijkt.")),
        (row.versie, "versie", _("Vul de versie in waarop het bewijs slaat.")),
    )
    for value, veld, words in asked:
        if not value:
            raise DomainError("geen_bewijs", words, veld=veld)
    if row.geldig_tot is not None and row.geldig_tot < klok.today():
        text = _("Dit bewijs is verlopen. Kies “Vragenlijst”, of voeg een bewijs toe dat nog geldt.")
        raise DomainError("verlopen", text, veld="geldig_tot")


def _keep_proof(row: Instrument, bestand: Any, by: Actor) -> None:
    if bestand is not None:
        bestanden.keep(Validatiebewijs(bureau_id=row.bureau_id, instrument=row), bestand, by)
