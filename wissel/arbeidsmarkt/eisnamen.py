"""How the fields of demands are called on screen, in groups, in the order in which people ask about them."""

from django.utils.translation import gettext_lazy as _

GROEPEN = (
    (
        _("Tijd"),
        {
            "hours_min": _("Uren per week, vanaf"), "hours_max": _("Uren per week, tot en met"),
            "evening": _("Avond"), "night": _("Nacht"), "weekend": _("Weekend"), "shift": _("Ploegendienst"),
            "remote": _("Thuis werken"),
        },
    ),
    (
        _("Toegang"),
        {
            "licence_required": _("Rijbewijs verplicht"), "licence": _("Soort rijbewijs"),
            "own_transport": _("Eigen vervoer"), "education": _("Opleiding"), "experience_years": _("Jaren ervaring"),
            "certificate_required": _("Certificaat verplicht"), "certificate": _("Certificaat"),
            "dutch": _("Nederlands"), "travel_km": _("Reizen (km)"), "travel_minutes": _("Reizen (minuten)"),
        },
    ),
    (
        _("Lichaam"),
        {
            "lift_kg": _("Tillen (kg)"), "lift_heavy": _("Zwaar tillen"), "standing": _("Staan"),
            "sitting": _("Zitten"), "walking": _("Lopen"), "posture_variation": _("Wisselen van houding"),
            "stairs": _("Traplopen"), "climbing": _("Klimmen"), "height": _("Werken op hoogte"),
            "kneeling": _("Knielen of hurken"), "bending": _("Buigen"), "twisting": _("Draaien"),
            "overhead": _("Boven schouderhoogte"), "repetitive": _("Steeds dezelfde beweging"),
            "fine_motor": _("Fijn werk met de handen"), "screen": _("Beeldscherm"), "driving": _("Rijden"),
            "vision": _("Goed zien"),
        },
    ),
    (
        _("Omgeving"),
        {
            "outdoors": _("Buiten"), "cold": _("Kou"), "heat": _("Warmte"), "noise": _("Lawaai"),
            "dust": _("Stof"), "chemicals": _("Gevaarlijke stoffen"), "vibration": _("Trillingen"),
            "protective": _("Beschermende kleding"),
        },
    ),
    (
        _("Hoofd en mensen"),
        {
            "pace": _("Hoog tempo"), "time_pressure": _("Tijdsdruk"), "concentration": _("Concentratie"),
            "multitask": _("Meer dingen tegelijk"), "interruptions": _("Onderbrekingen"),
            "customers": _("Klanten"), "phone": _("Telefoon"), "teamwork": _("Samenwerken"),
            "solitary": _("Alleen werken"), "supervise": _("Leidinggeven"), "emotional": _("Emoties van anderen"),
            "aggression": _("Boze mensen"),
        },
    ),
)  # fmt: skip
NAMEN = {veld: naam for _groep, velden in GROEPEN for veld, naam in velden.items()}
GETALLEN = frozenset({"hours_min", "hours_max", "experience_years", "lift_kg", "travel_km", "travel_minutes"})
WOORDEN = frozenset({"licence", "education", "certificate"})
