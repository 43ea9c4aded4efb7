"""`wissel django demo_vullen`: the bureaus, people and dossiers of the demo, relative to today."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau
from wissel.database.context import als
from wissel.demo import jobportal, massa, netwerk, vacaturemarkt, vacatures
from wissel.demo.mensen import Toneel, fill_bureau, logins_text, make_bureaus
from wissel.demo.verhaal import rollen
from wissel.demo.verteller import Verteller
from wissel.demo.verteller.vanbuiten import tell_outside
from wissel.dossiers.models import Dossier
from wissel.matching.kolommen import beheer


class Command(BaseCommand):
    """Fills an empty database; the owner runs it, since the web may not make a bureau."""

    help = "Vul een lege database met de voorbeelddossiers van de demo."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dossiers", type=int, default=0, help="zoveel dossiers erbij, om te meten")
        parser.add_argument("--vacatures", type=int, default=0, help="zoveel vacatures erbij, om te meten")

    def handle(self, *args: Any, **options: Any) -> None:
        toneel = fill_stage()
        today = klok.today()
        cast = list(rollen())
        for rol in tqdm(cast, desc="Dossiers", unit="dossier", disable=None):
            Verteller(toneel, rol, today).tell()
        tell_outside(toneel, today)
        bureau = Bureau.objects.get(slug="spoorzicht")
        if options["dossiers"]:
            with tqdm(total=options["dossiers"], desc="Erbij", unit="dossier", disable=None) as bar:
                massa.fill(bureau, options["dossiers"], progress=bar.update)
        with als(bureau):
            vacatures.tell_vacancies(Actor.systeem(bureau))
            samira = Dossier.objects.get(bureau=bureau, kandidaat=toneel.actors["samira"].persoon_id)
            vacaturemarkt.tell_market(toneel.actors["joris"], toneel.actors["piet"], samira)
            netwerk.tell_network(toneel.actors["joris"], today)
            jobportal.tell_portal(toneel.actors["samira"], samira)
        if options["vacatures"]:
            with tqdm(total=options["vacatures"], desc="Vacatures", unit="vacature", disable=None) as bar:
                vacatures.fill(bureau, options["vacatures"], progress=bar.update)
            with tqdm(total=options["vacatures"], desc="Zoekindex", unit="vacature", disable=None) as bar:
                beheer.rebuild(bureau.pk, bar.update)
        path = Path(settings.WISSEL_MAP) / "demo-logins.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(logins_text(toneel))
        self.stdout.write(f"{len(cast)} dossiers bij {len(toneel.bureaus)} bureaus.")


def fill_stage() -> Toneel:
    """Bureaus, organisations and people, without dossiers."""
    toneel = Toneel()
    for bureau in make_bureaus():
        with als(bureau):
            fill_bureau(toneel, bureau)
    return toneel
