"""The kandidaat's words: short, plain, and said to the person who reads them."""

from django.utils.translation import gettext_lazy as _l

# What a date is, and what it means for the reader. Dates that are not here are of no use to the kandidaat.
DATUMS = {
    "probleemanalyse": (
        _l("Advies van de bedrijfsarts"),
        _l("De bedrijfsarts schrijft op wat u kunt in uw werk."),
    ),
    "plan_van_aanpak": (
        _l("Plan van aanpak"),
        _l("U maakt samen met uw werkgever een plan. Daarin staat hoe u weer gaat werken."),
    ),
    "evaluatie_periodiek": (
        _l("Gesprek met uw werkgever"),
        _l("U praat met uw werkgever over hoe het gaat."),
    ),
    "eerstejaarsevaluatie": (
        _l("Gesprek na het eerste jaar"),
        _l("U kijkt samen met uw werkgever terug op het eerste jaar. Samen kiest u wat u daarna doet."),
    ),
    "spoor2_start": (
        _l("Zoeken naar ander werk"),
        _l("Op deze dag moet het zoeken naar ander werk begonnen zijn. Zo vraagt het UWV het."),
    ),
    "uwv_brief_wia": (_l("Brief van het UWV"), _l("Het UWV stuurt u een brief over de WIA.")),
    "reintegratieverslag": (
        _l("Alle stukken bij elkaar"),
        _l(
            "Uiterlijk deze dag krijgt u alle stukken van uw werkgever. Die stuurt u mee met uw WIA-aanvraag."
        ),
    ),
    "wia_aanvraag": (
        _l("WIA aanvragen"),
        _l("Dit is de laatste dag om de WIA aan te vragen. Vraag uw coach om hulp als u dat wilt."),
    ),
    "wachttijd_laatste_dag": (
        _l("Einde van de wachttijd"),
        _l("Dit is de laatste dag voordat een WIA-uitkering kan beginnen."),
    ),
    "loondoorbetaling_laatste_dag": (
        _l("Laatste dag loon van uw werkgever"),
        _l("Tot en met deze dag betaalt uw werkgever uw loon door."),
    ),
    "opzegverbod_eerste_vrije_dag": (
        _l("Bescherming tegen ontslag"),
        _l("Tot deze dag mag uw werkgever u niet zomaar ontslaan. Er zijn uitzonderingen."),
    ),
    "wia_eerste_dag": (
        _l("Eerste dag van een WIA-uitkering"),
        _l("Op deze dag kan uw WIA-uitkering beginnen."),
    ),
    "verkorte_wachttijd_aanvraag": (
        _l("Eerder aanvragen"),
        _l("Wordt u niet meer beter? Tot en met deze dag kunt u de WIA eerder aanvragen."),
    ),
}
# What stands on the page of the traject; the others stand with the help for the WIA.
OP_TRAJECT = frozenset(DATUMS) - {"wia_eerste_dag", "verkorte_wachttijd_aanvraag"}
BINDING = {
    "wet": _l("Dit staat in de wet."),
    "beleid": _l("Zo werkt het UWV."),
    "praktijk": _l("Dit is een afspraak. Het staat niet in de wet."),
    "rechtspraak": _l("Dit heeft een rechter gezegd."),
}
VERANTWOORDELIJK = {
    "werkgever": _l("uw werkgever doet dit"),
    "werknemer": _l("u doet dit zelf"),
    "werkgever_en_werknemer": _l("u doet dit samen met uw werkgever"),
    "bedrijfsarts": _l("de bedrijfsarts doet dit"),
    "uwv": _l("het UWV doet dit"),
}

WIE = {
    "kandidaat": _l("uzelf"),
    "coach": _l("uw coach"),
    "jobhunter": _l("uw jobhunter"),
    "opdrachtgever": _l("uw werkgever"),
    "werkgever": _l("uw werkgever"),
    "bedrijfsarts": _l("de bedrijfsarts"),
    "arbeidsdeskundige": _l("de arbeidsdeskundige"),
    "bureau": _l("het bureau"),
    "extern": _l("iemand van buiten"),
}
SOORTEN = {
    "interventie": _l("Hulp die u krijgt"),
    "activiteit": _l("Wat u gaat doen"),
    "instrument": _l("Tests en hulpmiddelen"),
}
GERICHT = {
    "mogelijkheden": _l("Kijken wat u kunt"),
    "opbouw": _l("Rustig opbouwen"),
    "orientatie": _l("Ontdekken wat bij u past"),
}
VELDEN = {
    "samenvatting": _l("In het kort"),
    "doel_kandidaat": _l("Wat u wilt"),
    "doel_opdrachtgever": _l("Wat uw werkgever wil"),
    "doel_coach": _l("Wat uw coach wil"),
    "start_op": _l("Begin"),
    "eind_op": _l("Einde"),
    "verlenging": _l("Langer doorgaan"),
    "soort": _l("Soort"),
    "naam": _l("Wat"),
    "onderbouwing": _l("Waarom"),
    "gericht_op": _l("Waarvoor"),
    "eigenaar": _l("Wie doet het"),
    "helper": _l("Wie helpt"),
    "uren": _l("Uren"),
    "van": _l("Vanaf"),
    "tot": _l("Tot en met"),
}
KEUZES = {"soort": SOORTEN, "gericht_op": GERICHT, "eigenaar": WIE}
ANTWOORDEN = {
    "akkoord": _l("U bent het eens met dit plan."),
    "akkoord_met_opmerking": _l("U bent het eens met dit plan. U zei er iets bij."),
    "niet_akkoord": _l("U bent het niet eens met dit plan."),
    "vraag": _l("U stelde een vraag over dit plan."),
}
PUBLIEK = {
    "kandidaat": _l("u en het bureau"),
    "allen": _l("u, het bureau en uw werkgever"),
}
ROLLEN = {
    "coach": _l("coach"),
    "jobhunter": _l("jobhunter"),
    "bureaumanager": _l("manager van het bureau"),
    "backoffice": _l("administratie van het bureau"),
    "opdrachtgever": _l("uw werkgever"),
    "verzekeraar": _l("de verzekeraar"),
    "bedrijfsarts": _l("bedrijfsarts"),
    "arbeidsdeskundige": _l("arbeidsdeskundige"),
    "nieuwe_werkgever": _l("nieuwe werkgever"),
    "systeembeheer": _l("beheer van de computer"),
    "systeem": _l("computer"),
}
# Where a version of the plan is now.
PLANSTAND = {
    "bij_kandidaat": _l("U kunt nu zeggen wat u van dit plan vindt."),
    "bij_opdrachtgever": _l("Uw werkgever leest dit plan nu."),
    "goedgekeurd": _l("Dit plan is goedgekeurd. Hier werken wij mee."),
    "vervangen": _l("Dit is een oud plan. Er is een nieuw plan."),
}
PLAN_EENS = _l("U bent het eens met dit plan. Uw coach gaat ermee verder.")
RAPPORTSTAND = {
    "bij_kandidaat": _l("U leest dit verslag als eerste."),
    "bevroren": _l("Dit verslag is klaar. Het gaat naar uw werkgever."),
    "verzonden": _l("Uw werkgever heeft dit verslag ook."),
    "vervangen": _l("Dit is een oud verslag. Er is een nieuw verslag."),
}
# How people meet.
VORMEN = {
    "telefoon": _l("U belt met elkaar."),
    "video": _l("U belt met beeld."),
    "kantoor": _l("U komt naar het kantoor."),
    "thuis": _l("Het gesprek is bij u thuis."),
}
