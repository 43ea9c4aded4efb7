"""The questions of the persoonsprofiel, for the kandidaat in plain words and for the coach in short ones."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from wissel.profielen.models import Deel

Woorden = Mapping[tuple[str, str], tuple[Any, Any]]

_KANDIDAAT: Woorden = {
    (Deel.OPLEIDING, "naam"): (
        _("Welke opleiding of cursus was het?"),
        _("Bijvoorbeeld: Logistiek medewerker, of VCA."),
    ),
    (Deel.OPLEIDING, "niveau"): (_("Wat voor opleiding was het?"), ""),
    (Deel.OPLEIDING, "waar"): (_("Op welke school of bij wie?"), ""),
    (Deel.OPLEIDING, "van"): (_("Wanneer begon u?"), ""),
    (Deel.OPLEIDING, "tot"): (_("Wanneer stopte u?"), ""),
    (Deel.OPLEIDING, "loopt"): (_("Ik doe dit nu nog"), ""),
    (Deel.OPLEIDING, "diploma"): (_("Heeft u een diploma of certificaat?"), ""),
    (Deel.OPLEIDING, "geldig_tot"): (
        _("Tot wanneer is het geldig?"),
        _("Alleen als er een datum op staat. Bijvoorbeeld 2-6-2028."),
    ),
    (Deel.OPLEIDING, "toelichting"): (_("Wilt u er iets bij zeggen?"), ""),
    (Deel.ERVARING, "naam"): (
        _("Wat voor werk deed u?"),
        _("Bijvoorbeeld: orderpicker, kok of mantelzorger."),
    ),
    (Deel.ERVARING, "soort"): (_("Wat voor soort ervaring is het?"), ""),
    (Deel.ERVARING, "waar"): (_("Bij welk bedrijf of waar?"), ""),
    (Deel.ERVARING, "van"): (_("Wanneer begon u?"), ""),
    (Deel.ERVARING, "tot"): (_("Wanneer stopte u?"), ""),
    (Deel.ERVARING, "loopt"): (_("Ik doe dit nu nog, of ik ben daar nog in dienst"), ""),
    (Deel.ERVARING, "taken"): (
        _("Wat deed u daar?"),
        _("Schrijf elke taak op een eigen regel. Gewone woorden zijn goed."),
    ),
    (Deel.ERVARING, "kon"): (
        _("Wat kon u daar goed?"),
        _("Waar kwamen collega's u voor vragen? Waar was u trots op?"),
    ),
    (Deel.VAARDIGHEID, "naam"): (
        _("Wat kunt u goed?"),
        _("Bijvoorbeeld: werk plannen, rustig blijven, een heftruck rijden."),
    ),
    (Deel.VAARDIGHEID, "soort"): (_("Wat is het?"), ""),
    (Deel.VAARDIGHEID, "toelichting"): (_("Wilt u er iets bij zeggen?"), ""),
    (Deel.TAAL, "naam"): (_("Welke taal?"), _("Bijvoorbeeld: Nederlands, Turks of Gebarentaal.")),
    (Deel.TAAL, "spreken"): (_("Hoe goed spreekt u het?"), ""),
    (Deel.TAAL, "lezen"): (_("Hoe goed leest u het?"), ""),
    (Deel.TAAL, "schrijven"): (_("Hoe goed schrijft u het?"), ""),
    (Deel.EIGENSCHAP, "naam"): (
        _("Hoe bent u, als u werkt?"),
        _("Bijvoorbeeld: precies, vrolijk, een doorzetter."),
    ),
    (Deel.EIGENSCHAP, "toelichting"): (_("Hoe merken anderen dat?"), ""),
    (Deel.BELEMMERING, "naam"): (
        _("Waar moet het werk rekening mee houden?"),
        _(
            "Schrijf alleen wat u op het werk wel of niet kunt. "
            "Bijvoorbeeld: niet langer dan een uur achter elkaar staan. "
            "Waarom dat zo is, hoeft niemand te weten."
        ),
    ),
    (Deel.BELEMMERING, "toelichting"): (
        _("Wat helpt u dan?"),
        _("Bijvoorbeeld: een kruk, of werk dat ik kan afwisselen."),
    ),
    (Deel.WENS, "naam"): (
        _("Wat wilt u graag?"),
        _("Bijvoorbeeld: leidinggeven, met dieren werken, dicht bij huis."),
    ),
    (Deel.WENS, "soort"): (_("Wat is het?"), ""),
    (Deel.WENS, "toelichting"): (_("Waarom wilt u dat?"), ""),
}
_BUREAU: Woorden = {
    (Deel.OPLEIDING, "naam"): (_("Opleiding of cursus"), ""),
    (Deel.OPLEIDING, "niveau"): (_("Niveau"), ""),
    (Deel.OPLEIDING, "waar"): (_("School of instelling"), ""),
    (Deel.OPLEIDING, "van"): (_("Begin"), ""),
    (Deel.OPLEIDING, "tot"): (_("Einde"), ""),
    (Deel.OPLEIDING, "loopt"): (_("Loopt nog"), ""),
    (Deel.OPLEIDING, "diploma"): (_("Diploma of certificaat"), ""),
    (Deel.OPLEIDING, "geldig_tot"): (_("Geldig tot"), ""),
    (Deel.OPLEIDING, "toelichting"): (_("Toelichting"), ""),
    (Deel.ERVARING, "naam"): (_("Functie of rol"), ""),
    (Deel.ERVARING, "soort"): (_("Soort ervaring"), ""),
    (Deel.ERVARING, "waar"): (_("Bedrijf of plek"), ""),
    (Deel.ERVARING, "van"): (_("Begin"), ""),
    (Deel.ERVARING, "tot"): (_("Einde"), ""),
    (Deel.ERVARING, "loopt"): (_("Loopt nog"), ""),
    (Deel.ERVARING, "taken"): (_("Taken"), _("Elke taak op een eigen regel.")),
    (Deel.ERVARING, "kon"): (_("Wat kon de kandidaat daar?"), ""),
    (Deel.VAARDIGHEID, "naam"): (_("Vaardigheid, kwaliteit of competentie"), ""),
    (Deel.VAARDIGHEID, "soort"): (_("Lijst"), ""),
    (Deel.VAARDIGHEID, "toelichting"): (_("Toelichting"), ""),
    (Deel.TAAL, "naam"): (_("Taal"), ""),
    (Deel.TAAL, "spreken"): (_("Spreken"), ""),
    (Deel.TAAL, "lezen"): (_("Lezen"), ""),
    (Deel.TAAL, "schrijven"): (_("Schrijven"), ""),
    (Deel.EIGENSCHAP, "naam"): (_("Eigenschap"), ""),
    (Deel.EIGENSCHAP, "toelichting"): (_("Waar blijkt het uit?"), ""),
    (Deel.BELEMMERING, "naam"): (
        _("Waar houdt het werk rekening mee?"),
        _(
            "In functionele woorden: wat kan iemand wel en niet op het werk. Nooit een oorzaak of een behandeling."
        ),
    ),
    (Deel.BELEMMERING, "toelichting"): (_("Wat helpt?"), ""),
    (Deel.WENS, "naam"): (_("Ambitie, wens of voorkeur"), ""),
    (Deel.WENS, "soort"): (_("Soort"), ""),
    (Deel.WENS, "toelichting"): (_("Toelichting"), ""),
}
REGEL: Mapping[str, Woorden] = {"kandidaat": _KANDIDAAT, "bureau": _BUREAU}

_BLAD_KANDIDAAT: Woorden = {
    (Deel.DIGITAAL, "toelichting"): (
        _("Welke programma's kent u?"),
        _("Bijvoorbeeld: Excel, een scanner, of het systeem van uw werk."),
    ),
    (Deel.VERVOER, "rijbewijzen"): (
        _("Welk rijbewijs heeft u?"),
        _("Kruis alles aan wat u heeft. Heeft u er geen? Kruis dan niets aan."),
    ),
    (Deel.VERVOER, "middelen"): (_("Hoe kunt u naar uw werk?"), _("Kruis alles aan wat kan.")),
    (Deel.VERVOER, "reistijd"): (
        _("Hoeveel minuten wilt u hooguit reizen?"),
        _("Voor één keer, van deur tot deur. Bijvoorbeeld 45."),
    ),
    (Deel.VERVOER, "toelichting"): (_("Wilt u er iets bij zeggen?"), ""),
    (Deel.BESCHIKBAARHEID, "uren_van"): (_("Hoeveel uur per week kunt u ten minste werken?"), ""),
    (Deel.BESCHIKBAARHEID, "uren_tot"): (_("Hoeveel uur per week kunt u hooguit werken?"), ""),
    (Deel.BESCHIKBAARHEID, "dagen"): (_("Op welke dagen kunt u werken?"), ""),
    (Deel.BESCHIKBAARHEID, "dagdelen"): (_("Op welke delen van de dag?"), ""),
    (Deel.BESCHIKBAARHEID, "vanaf"): (_("Vanaf wanneer kunt u beginnen?"), ""),
    (Deel.BESCHIKBAARHEID, "toelichting"): (
        _("Wilt u er iets bij zeggen?"),
        _("Bijvoorbeeld: op woensdag haal ik om drie uur mijn kind op."),
    ),
}
_BLAD_BUREAU: Woorden = {
    (Deel.DIGITAAL, "toelichting"): (_("Programma's en systemen"), ""),
    (Deel.VERVOER, "rijbewijzen"): (_("Rijbewijs"), ""),
    (Deel.VERVOER, "middelen"): (_("Vervoer"), ""),
    (Deel.VERVOER, "reistijd"): (_("Reistijd in minuten, enkele reis"), ""),
    (Deel.VERVOER, "toelichting"): (_("Toelichting"), ""),
    (Deel.BESCHIKBAARHEID, "uren_van"): (_("Uren per week, ten minste"), ""),
    (Deel.BESCHIKBAARHEID, "uren_tot"): (
        _("Uren per week, hooguit"),
        _("De belastbaarheid gaat voor: die staat bij Belastbaarheid."),
    ),
    (Deel.BESCHIKBAARHEID, "dagen"): (_("Dagen"), ""),
    (Deel.BESCHIKBAARHEID, "dagdelen"): (_("Delen van de dag"), ""),
    (Deel.BESCHIKBAARHEID, "vanaf"): (_("Beschikbaar vanaf"), ""),
    (Deel.BESCHIKBAARHEID, "toelichting"): (_("Toelichting"), ""),
    (Deel.KANSEN, "vinden"): (
        _("Werk vinden"),
        _("Waar zijn de kansen voor deze kandidaat, en wat helpt bij het vinden? Twee of drie zinnen."),
    ),
    (Deel.KANSEN, "verkrijgen"): (_("Werk krijgen"), _("Wat helpt of hindert bij solliciteren en aannemen?")),
    (Deel.KANSEN, "behouden"): (_("Werk houden"), _("Wat is nodig om het werk vol te houden?")),
}
BLAD: Mapping[str, Woorden] = {"kandidaat": _BLAD_KANDIDAAT, "bureau": _BLAD_BUREAU}

# What each part is for, in one sentence for the kandidaat.
UITLEG: Mapping[str, Any] = {
    Deel.OPLEIDING: _("School, cursussen en certificaten. Ook wat u niet afmaakte, telt mee."),
    Deel.ERVARING: _("Werk, vrijwilligerswerk, stages en zorg thuis."),
    Deel.VAARDIGHEID: _("Wat u kunt, waar u goed in bent en hoe u met mensen omgaat."),
    Deel.TAAL: _("Welke talen u spreekt, leest en schrijft."),
    Deel.DIGITAAL: _("Wat u kunt met een computer en een telefoon."),
    Deel.VERVOER: _("Hoe u op uw werk kunt komen."),
    Deel.BESCHIKBAARHEID: _("Wanneer en hoeveel u kunt werken."),
    Deel.EIGENSCHAP: _("Hoe u bent als u werkt."),
    Deel.BELEMMERING: _("Waar het werk op moet letten. Alleen over werk, nooit over waarom."),
    Deel.WENS: _("Een wens bepaalt niet welk werk passend is, maar telt wel mee in uw keuze."),
    Deel.KANSEN: _("Drie korte teksten die uw coach schrijft."),
}
ICONEN: Mapping[str, str] = {
    Deel.OPLEIDING: "file",
    Deel.ERVARING: "track",
    Deel.VAARDIGHEID: "check",
    Deel.TAAL: "globe",
    Deel.DIGITAAL: "phone",
    Deel.VERVOER: "next",
    Deel.BESCHIKBAARHEID: "calendar",
    Deel.EIGENSCHAP: "people",
    Deel.BELEMMERING: "alert",
    Deel.WENS: "question",
    Deel.KANSEN: "search",
}
LEEG: Mapping[str, Any] = {
    Deel.OPLEIDING: _("Ik heb geen opleiding of cursus gedaan"),
    Deel.ERVARING: _("Ik heb nog niet gewerkt"),
    Deel.EIGENSCHAP: _("Hier wil ik niets zeggen"),
    Deel.BELEMMERING: _("Er is niets waar het werk op moet letten"),
    Deel.WENS: _("Ik heb geen wensen"),
    Deel.VERVOER: _("Ik heb geen rijbewijs en geen eigen vervoer"),
    Deel.DIGITAAL: _("Ik gebruik geen computer en geen telefoon"),
}
