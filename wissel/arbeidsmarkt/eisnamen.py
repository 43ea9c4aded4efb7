"""How the fields of demands are called on screen, in groups, in the order in which people ask about them."""

from django.utils.translation import gettext_lazy as _

GROEPEN = (
    (
        _("Tijd"),
        {
            "hours_min": _("Uren per week, vanaf"), "hours_max": _("Uren per week, tot en met"),
            "hours_day": _("Uren per dag"),
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
            "lift_kg": _("Tillen (kg)"), "lift_heavy": _("Zwaar tillen"), "carry_kg": _("Dragen (kg)"),
            "push_kg": _("Duwen en trekken (kgf)"), "heavy_often": _("Vaak zware dingen tillen"),
            "light_often": _("Vaak lichte dingen pakken (keer per uur)"), "standing": _("Staan"),
            "standing_hours": _("Staan op een dag (uren)"),
            "standing_minutes": _("Staan achter elkaar (minuten)"), "sitting": _("Zitten"),
            "sitting_hours": _("Zitten op een dag (uren)"),
            "sitting_minutes": _("Zitten achter elkaar (minuten)"), "walking": _("Lopen"),
            "walking_hours": _("Lopen op een dag (uren)"),
            "walking_minutes": _("Lopen achter elkaar (minuten)"), "posture_variation": _("Wisselen van houding"),
            "stairs": _("Traplopen"), "climbing": _("Klimmen"), "height": _("Werken op hoogte"),
            "kneeling": _("Knielen of hurken"), "kneeling_minutes": _("Werken op de knieën (minuten)"),
            "bending": _("Buigen"), "bending_often": _("Buigen (keer per uur)"),
            "bent_minutes": _("Gebogen werken (minuten)"), "twisting": _("Draaien"),
            "reaching_often": _("Reiken (keer per uur)"),
            "overhead": _("Boven schouderhoogte"), "repetitive": _("Steeds dezelfde beweging"),
            "fine_motor": _("Fijn werk met de handen"), "screen": _("Beeldscherm"),
            "keyboard_hours": _("Toetsenbord en muis (uren per dag)"),
            "still_head_hours": _("Hoofd stilhouden (uren per dag)"), "driving": _("Rijden"),
            "vision": _("Goed zien"),
        },
    ),
    (
        _("Omgeving"),
        {
            "outdoors": _("Buiten"), "cold": _("Kou"), "heat": _("Warmte"), "noise": _("Lawaai"),
            "dust": _("Stof"), "chemicals": _("Gevaarlijke stoffen"), "vibration": _("Trillingen"),
            "protective": _("Beschermende kleding"), "wet_hands": _("Natte of vuile handen"),
        },
    ),
    (
        _("Hoofd en mensen"),
        {
            "pace": _("Hoog tempo"), "time_pressure": _("Tijdsdruk"), "concentration": _("Concentratie"),
            "multitask": _("Meer dingen tegelijk"), "interruptions": _("Onderbrekingen"),
            "customers": _("Klanten"), "phone": _("Telefoon"), "teamwork": _("Samenwerken"),
            "solitary": _("Alleen werken"), "supervise": _("Leidinggeven"), "emotional": _("Emoties van anderen"),
            "aggression": _("Boze mensen"), "vulnerable": _("Mensen die hulp nodig hebben"),
            "unpredictable": _("Onverwacht werk"), "distraction": _("Afleiding door anderen"),
        },
    ),
)  # fmt: skip
NAMEN = {veld: naam for _groep, velden in GROEPEN for veld, naam in velden.items()}
# Fields that hold a number, with its unit.
EENHEDEN = {
    "hours_min": _("uur per week"), "hours_max": _("uur per week"), "hours_day": _("uur per dag"),
    "experience_years": _("jaar"), "lift_kg": _("kg"), "carry_kg": _("kg"), "push_kg": _("kgf"),
    "travel_km": _("km"), "travel_minutes": _("minuten"), "standing_hours": _("uur per dag"),
    "standing_minutes": _("minuten"), "sitting_hours": _("uur per dag"), "sitting_minutes": _("minuten"),
    "walking_hours": _("uur per dag"), "walking_minutes": _("minuten"), "keyboard_hours": _("uur per dag"),
    "still_head_hours": _("uur per dag"), "kneeling_minutes": _("minuten"), "bent_minutes": _("minuten"),
    "bending_often": _("keer per uur"), "reaching_often": _("keer per uur"), "light_often": _("keer per uur"),
}  # fmt: skip
GETALLEN = frozenset(EENHEDEN)
# A number that somebody asked for says it more exactly than the word that was read.
PRECIEZER = {
    "standing_hours": "standing", "sitting_hours": "sitting", "walking_hours": "walking", "keyboard_hours": "screen",
    "lift_kg": "lift_heavy",
}  # fmt: skip
WOORDEN = frozenset({"licence", "education", "certificate"})
