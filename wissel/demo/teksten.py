"""What people in the demo wrote: functional words about work, nothing medical."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notitie:
    soort: str
    wie: str
    waarom: str
    resultaat: str
    vervolg: str
    deel: str
    kolom: str = "bureau"
    minuten: int = 45
    publiek: str = "allen"


# In the order in which a traject goes; {naam} is the kandidaat, {werkgever} the own employer.
NOTITIES = (
    Notitie("gesprek", "{naam}", "Kennismaken en verwachtingen bespreken",
            "Wij spraken af hoe vaak wij elkaar zien en wat {naam} zelf wil onderzoeken.",
            "Vragenlijst over interesses invullen", "samenwerking"),
    Notitie("orientatie", "{naam}", "Welke taken gaven energie in het oude werk?",
            "Plannen, collega's inwerken en klanten helpen kwamen het vaakst terug.",
            "Drie beroepen uitkiezen om te bekijken", "voortgang", "werknemer"),
    Notitie("overleg", "casemanager {werkgever}", "Navragen of er werk is bij de eigen werkgever",
            "Bij de eigen werkgever is nu geen ander passend werk. Over zes weken vragen wij het opnieuw.",
            "Navraag herhalen", "werkwijze", "werkgever", 20),
    Notitie("orientatie", "{naam}", "Drie beroepen vergeleken op taken, uren en reistijd",
            "Planner en administratief medewerker passen bij de uren. Chauffeur valt af door de reistijd.",
            "Vacatures van planner bekijken", "voortgang", "werknemer"),
    Notitie("training", "{naam}", "Cv opgebouwd rond vaardigheden",
            "Eerste versie is klaar. {naam} koos zelf de volgorde.",
            "Cv laten lezen door een oud-collega", "voortgang", "bureau", 60),
    Notitie("netwerk", "oud-collega van {naam}", "Vragen hoe werk als planner in de praktijk is",
            "Een dag meelopen kan. De eerste twee uur waren goed te doen.",
            "Meeloopdag plannen", "voortgang", "werknemer", 30),
    Notitie("telefoon", "uitzendbureau Denkbeeld Werk", "Kandidaat voorstellen voor werk van 20 uur",
            "Het bureau neemt {naam} op in het bestand en belt bij passend werk.",
            "Over twee weken nabellen", "werkwijze", "bureau", 15),
    Notitie("vacature", "{naam}", "Vijf vacatures doorgenomen op uren en taken",
            "Twee passen, bij één vragen wij eerst naar tillen. Twee vallen af door avonddiensten.",
            "Brief schrijven voor de eerste", "voortgang"),
    Notitie("sollicitatie", "Hotel Luchtkasteel", "Brief en cv gestuurd voor planner, 20 uur",
            "Ontvangst is bevestigd. Antwoord komt binnen twee weken.",
            "Over een week nabellen", "voortgang", "werknemer", 30),
    Notitie("training", "{naam}", "Gesprek met een werkgever geoefend",
            "Vertellen wat wél kan gaat steeds beter. Volgende keer oefenen wij vragen over uren.",
            "Oefenen met vragen over uren", "voortgang", "bureau", 60),
    Notitie("gesprek", "{naam}", "Tempo en samenwerking besproken",
            "{naam} vindt het tempo goed en wil de gesprekken op dinsdag houden.",
            "Gesprekken op dinsdag plannen", "samenwerking"),
    Notitie("overleg", "bedrijfsarts", "Opbouw van uren navragen",
            "De opbouw naar 24 uur per week kan volgens het advies doorgaan.",
            "Uren in de planning aanpassen", "werkwijze", "werkgever", 15),
)  # fmt: skip

KLAD = Notitie(
    "gesprek", "{naam}", "Eigen aantekening na het gesprek",
    "Rustiger tempo aanhouden; volgende keer eerst vragen hoe de week ging.", "", "", "bureau", 10, "coach",
)  # fmt: skip

DOELEN = {
    "kandidaat": "Ik wil werk waarin ik kan plannen en mensen kan helpen, voor ongeveer twintig uur per week, op "
    "hoogstens een half uur reizen.",
    "opdrachtgever": "Binnen een half jaar passend en blijvend werk bij een andere werkgever, met een dossier dat laat "
    "zien wat iedereen heeft gedaan.",
    "coach": "Samen een breed en haalbaar zoekprofiel maken, de uren stap voor stap opbouwen en gericht solliciteren.",
}
SAMENVATTING = (
    "Wij beginnen met ontdekken welk werk past. Daarna oefent u met solliciteren en zoeken wij samen naar werk. "
    "Elke zes weken krijgt u een verslag. U leest het als eerste."
)
# Why a line stands in the plan, by what it is aimed at.
ONDERBOUWING = {
    "mogelijkheden": "In de intake bleek: plannen en klanten helpen gaan goed. Dit laat zien hoeveel uur daarin past.",
    "opbouw": "Het advies is: bouw de uren rustig op. Dit helpt om vol te houden wat al lukt.",
    "orientatie": "Er zijn twee richtingen in beeld. Dit maakt duidelijk welke het best past en waar werk is.",
}
INTAKE = {
    "huidige_situatie": "Werkt nu twee ochtenden per week in aangepast werk. Dat houdt goed vol.",
    "gewenste_situatie": "Over een jaar twintig uur per week, verdeeld over vier ochtenden.",
    "wensen": "Wil blijven plannen en met mensen werken. Liever geen ploegendienst meer.",
    "verwachtingen": "Verwacht een coach die eerlijk is en meedenkt. Wil graag weten wat wanneer gebeurt.",
    "werk": "Werkte elf jaar in ploegen, de laatste vier jaar als leidinggevende. Plant graag en kent het werk goed.",
    "werkrelatie": "Contact met de leidinggevende is goed. Er is elke twee weken een telefoongesprek.",
    "opleiding_taal": "Mbo-niveau 2, spreekt vlot Nederlands en Turks, schrijft liever korte teksten.",
    "thuis_zorg": "Ochtenden zijn het handigst. Woensdagmiddag is er geen tijd.",
    "financien": "Wil eerst weten wat minder uren betekent voor het inkomen.",
    "reizen": "Heeft een rijbewijs B en een fiets. Reizen tot een half uur gaat goed.",
    "digitaal": "Gebruikt e-mail en WhatsApp. Een online formulier invullen lukt met wat hulp.",
    "energie": "Twee dagdelen achter elkaar gaat goed, daarna is een rustig dagdeel nodig.",
    "motivatie": "Wil graag weer onder de mensen zijn en iets nieuws leren.",
    "organisatie_situatie": "Eigen, aangepast en ander werk zijn bekeken. Meer dan twee ochtenden is er nu niet.",
    "organisatie_gewenst": "Blijvend werk bij een andere werkgever, binnen een half jaar.",
    "organisatie_wensen": "Elke zes weken een verslag en één vast gezicht bij vragen.",
    "organisatie_verwachtingen": "Open contact, en op tijd horen wat er van de organisatie gevraagd wordt.",
    "organisatie_mogelijkheden": "Een ochtend per week vrij om te oriënteren, en namen uit het eigen netwerk.",
}
VERSLAG = {
    "werkwijze": "Wij spreken elkaar om de week, op kantoor of per telefoon. Afspraken staan in het logboek.",
    "samenwerking": "De samenwerking verloopt prettig. {naam} komt afspraken na en denkt mee over de volgende stap.",
    "vooruitblik": "De komende zes weken ligt de nadruk op vacatures bekijken, oefenen en de eerste sollicitaties.",
    "spoor1": "De werkgever heeft opnieuw gekeken: eigen, aangepast en ander werk zijn nu niet beschikbaar.",
}
ZIENSWIJZE = "Ik herken mij in dit verslag. De meeloopdag was fijn. Ik wil graag vaker met werkgevers praten."
