"""What the toets says: per rule why it matters, and what to do. In words for a coach; nothing names an item."""

from typing import Any

from django.utils.translation import gettext_lazy as _

ASPECTEN: dict[str, Any] = {
    "breedte": _("Breed genoeg"),
    "concreet": _("Concreet"),
    "wens": _("Niet alleen een wens"),
    "belastbaarheid": _("Rust op de belastbaarheid"),
    "markt": _("De markt is bekeken"),
    "bereik": _("Te bereiken"),
}
IN_ORDE: dict[str, Any] = {
    "breedte": _("Genoeg richtingen, verdeeld over verschillend werk."),
    "concreet": _("Wat voor werk en waar staat er bij elke richting."),
    "wens": _("Elke richting rust op meer dan een wens."),
    "belastbaarheid": _("Elke richting is naast de belastbaarheid gelegd."),
    "markt": _("Bij elke richting staan recente vacatures."),
    "bereik": _("De reistijd is bekend en te doen."),
}
HOOFDSTUKKEN: dict[str, Any] = {
    "arbeidsmogelijkheden": _("Arbeidsmogelijkheden"),
    "verwervingsmogelijkheden": _("Verwervingsmogelijkheden"),
    "hervattingsmogelijkheden": _("Hervattingsmogelijkheden"),
}
# Code: (why, what to do). Words between %( ) come from the finding.
ZINNEN: dict[str, tuple[Any, Any]] = {
    "geen_richting": (
        _("Er staat nog geen richting in. Zonder richting is er niets om naar te zoeken."),
        _("Voeg een eerste richting toe."),
    ),
    "te_weinig": (
        _("Er staan %(aantal)s richtingen in. UWV wil er ten minste twee tot drie zien, elk onderbouwd."),
        _("Voeg een richting toe die uit ervaring, belastbaarheid of arbeidsmarkt volgt."),
    ),
    "een_richting": (
        _(
            "Er staat maar één richting in. Dat is te smal: lukt die niet, dan is er niets. "
            "Hierop volgt vaak een sanctie."
        ),
        _("Voeg een richting toe die uit ervaring, belastbaarheid of arbeidsmarkt volgt."),
    ),
    "een_beroepsgroep": (
        _("Alle richtingen zijn hetzelfde soort werk. Valt dat weg, dan vallen ze allemaal weg."),
        _("Zoek één richting in ander werk waar ervaring of kennis bij past."),
    ),
    "lang_gelijk": (
        _("Dit zoekprofiel geldt al %(dagen)s dagen. Blijft resultaat uit, dan hoort het breder te worden."),
        _("Bespreek wat er geleerd is en maak een nieuwe versie."),
    ),
    "hoofdstuk": (
        _("Dit hoofdstuk is leeg: %(wat)s."),
        _("Schrijf het hoofdstuk. Het gaat over alle richtingen samen."),
    ),
    "soorten_werk": (
        _("Er staat niet welk werk het is. Een richting zonder concreet werk telt niet."),
        _("Noem twee of drie functies die in vacatures voorkomen."),
    ),
    "vaag": (
        _("“%(wat)s” zegt niet wat iemand gaat doen. De rechter vraagt om concrete soorten werk."),
        _("Schrijf de functie zoals die in een vacature staat."),
    ),
    "beroep": (
        _("Er is geen beroep uit de lijst gekozen, dus wat dit werk meestal vraagt is niet te zien."),
        _("Kies het beroep dat er het meest op lijkt."),
    ),
    "plaats": (
        _("Er staat niet waar dit werk is."),
        _("Schrijf de plaats of regio."),
    ),
    "alleen_wens": (
        _("Alle richtingen rusten alleen op een wens. De norm is de kortste weg naar betaald werk."),
        _("Voeg werk toe dat aansluit bij wat iemand deed en kan. De wens mag ernaast blijven."),
    ),
    "veel_wens": (
        _("%(aantal)s van de %(totaal)s richtingen rusten alleen op een wens."),
        _("Zoek bij deze richtingen ervaring of kennis, of vervang er een."),
    ),
    "geen_steun": (
        _("Er is geen regel uit het persoonsprofiel bij gezet. Waarom past dit bij deze kandidaat?"),
        _("Kies bij Bronnen welke ervaring, kennis of affiniteit dit draagt."),
    ),
    "geen_belastbaarheid": (
        _("Er is geen vastgestelde belastbaarheid met een datum. Of werk past, is dan niet te zeggen."),
        _("Leg eerst een FML, IZP of BAR vast, of vraag er een aan de bedrijfsarts."),
    ),
    "oude_belastbaarheid": (
        _("De belastbaarheid is van %(dag)s. Dat is te oud om op te bouwen."),
        _("Vraag de bedrijfsarts om een nieuwe."),
    ),
    "nieuwere_belastbaarheid": (
        _("De belastbaarheid is gewijzigd na dit zoekprofiel: er is een nieuwe van %(dag)s."),
        _("Kijk de richtingen na: klopt alles nog, of is een nieuwe versie nodig?"),
    ),
    "past_niet": (
        _("Deze richting past niet bij de belastbaarheid en staat er toch in."),
        _("Sluit de richting uit met een reden."),
    ),
    "past_onbekend": (
        _("Of dit werk past is nog niet gezegd."),
        _("Loop de punten na en geef een oordeel met reden."),
    ),
    "botsing": (
        _("Het oordeel is passend, maar in de tabel staan punten die niet passen: %(aantal)s."),
        _("Pas het oordeel aan, of verbeter wat het werk hier vraagt."),
    ),
    "lijkt_botsing": (
        _("Punten waarop dit beroep meestal meer vraagt dan kan: %(aantal)s. Dat is een inschatting."),
        _("Vraag na hoe het hier is en leg dat vast bij de punten."),
    ),
    "niet_bevestigd": (
        _("Niemand liep de punten van dit werk na."),
        _("Loop de punten na en bevestig ze, of vraag het de arbeidsdeskundige."),
    ),
    "te_veel_uren": (
        _("Dit werk is ten minste %(uren)s uur per week; er kan nu %(kan)s uur."),
        _("Zoek minder uren, of maak het oordeel: onder voorwaarde van opbouw."),
    ),
    "markt_onbekend": (
        _("Er staat niet hoeveel vacatures er zijn, waar dat gezien is en wanneer."),
        _("Zoek vacatures in deze regio en schrijf aantal, bron en dag op."),
    ),
    "geen_vacatures": (
        _("Er zijn geen vacatures gezien. Zonder vacatures is dit geen weg naar werk."),
        _("Zoek ruimer in werk of regio, of sluit de richting uit met een reden."),
    ),
    "oude_vacatures": (
        _("De vacatures zijn van %(dag)s, ouder dan drie maanden."),
        _("Tel opnieuw en schrijf de dag op."),
    ),
    "haalbaar_open": (
        _("Of dit werk te krijgen is, is nog niet gezegd met een reden."),
        _("Weeg vacatures, opleiding, reizen en loon, en geef een oordeel."),
    ),
    "niet_haalbaar": (
        _("Deze richting is niet haalbaar en staat er toch in."),
        _("Sluit de richting uit met een reden."),
    ),
    "reis_onbekend": (
        _("De reistijd is niet bekend."),
        _("Schrijf de minuten voor een enkele reis."),
    ),
    "verder_dan_kan": (
        _("De reis is %(minuten)s minuten; volgens het persoonsprofiel kan %(kan)s."),
        _("Zoek dichterbij, of bespreek hoe het wel kan."),
    ),
    "ver": (
        _("De reis is %(minuten)s minuten voor een enkele reis. Dat houdt bijna niemand vol."),
        _("Zoek dichterbij."),
    ),
}
