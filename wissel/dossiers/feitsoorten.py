"""Which facts can be recorded on screen, in the words of the contract, with what each is for.

The names are those of the law engine's input; nothing here asks for a diagnosis, cause or treatment.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

DATUM, JA_NEE, KEUZE, TEKST, GETAL = "datum", "ja_nee", "keuze", "tekst", "getal"
Keuzes = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of a fact: its name in the contract, its kind and its label."""

    naam: str
    soort: str
    label: object
    verplicht: bool = False
    keuzes: Keuzes = ()
    hulp: object = ""


@dataclass(frozen=True, slots=True)
class Feitsoort:
    """A fact by its top-level name: one value, an object of parts, or a list of such objects."""

    pad: str
    label: object
    groep: str
    delen: tuple[Deel, ...]
    lijst: bool = False
    enkel: bool = False
    hulp: object = field(default="")


def _ja_nee(naam: str, label: object) -> Deel:
    return Deel(naam, JA_NEE, label)


SOORTEN: tuple[Feitsoort, ...] = (
    Feitsoort(
        "ziekteperioden", _("Ziekteperioden"), "ziekte",
        (
            Deel("eerste_dag", DATUM, _("Eerste ziektedag"), verplicht=True),
            Deel("laatste_dag", DATUM, _("Laatste ziektedag"), hulp=_("Leeg betekent: nog ziek")),
            _ja_nee("door_zwangerschap", _("Door zwangerschap, vóór het verlof")),
        ),
        lijst=True, hulp=_("Gedeeltelijk werken is geen herstel en sluit geen periode."),
    ),
    Feitsoort(
        "verlof", _("Zwangerschaps- en bevallingsverlof"), "ziekte",
        (
            Deel("eerste_dag", DATUM, _("Eerste dag"), verplicht=True),
            Deel("laatste_dag", DATUM, _("Laatste dag"), verplicht=True),
            _ja_nee("zelfde_oorzaak", _("Zet de ziekte van ervoor zich na het verlof voort?")),
            Deel(
                "besluit_samentelling", KEUZE, _("Vastgelegd besluit"),
                keuzes=(("samentellen", _("Samentellen")), ("niet_samentellen", _("Niet samentellen"))),
            ),
        ),
        lijst=True, hulp=_("Verlofdagen tellen niet als ziektedagen."),
    ),
    Feitsoort(
        "gebeurtenissen", _("Gebeurtenissen in het werk"), "ziekte",
        (
            Deel("datum", DATUM, _("Datum"), verplicht=True),
            Deel(
                "soort", KEUZE, _("Soort"), verplicht=True,
                keuzes=(
                    ("gedeeltelijke_hervatting", _("Gedeeltelijke hervatting")),
                    ("andere_oorzaak", _("Uitval om een andere reden")),
                    ("nieuwe_bedongen_arbeid", _("Nieuwe bedongen arbeid")),
                    ("proefplaatsing", _("Proefplaatsing")),
                    ("werk_bij_andere_werkgever", _("Werk bij een andere werkgever")),
                ),
            ),
            Deel("percentage_werk", GETAL, _("Percentage werk")),
        ),
        lijst=True,
    ),
    Feitsoort(
        "probleemanalyse", _("Probleemanalyse"), "eerste_jaar",
        (
            Deel("oordeel_op", DATUM, _("Datum oordeel bedrijfsarts")),
            Deel("reden_te_laat", TEKST, _("Reden als het later was")),
        ),
    ),
    Feitsoort(
        "plan_van_aanpak", _("Plan van aanpak"), "eerste_jaar",
        (Deel("opgesteld_op", DATUM, _("Opgesteld op")), Deel("bijgesteld_op", DATUM, _("Laatst bijgesteld op"))),
    ),
    Feitsoort(
        "laatste_evaluatie_op", _("Laatste periodieke evaluatie"), "eerste_jaar",
        (Deel("", DATUM, _("Gehouden op")),), enkel=True,
    ),
    Feitsoort(
        "melding_42e_week", _("42e-weeksmelding"), "eerste_jaar", (Deel("gedaan_op", DATUM, _("Gedaan op")),)
    ),
    Feitsoort(
        "eerstejaarsevaluatie", _("Eerstejaarsevaluatie"), "eerste_jaar",
        (Deel("gehouden_op", DATUM, _("Gehouden op")),),
    ),
    Feitsoort(
        "arbeidsmogelijkheden", _("Mogelijkheden om te werken"), "spoor",
        (
            Deel(
                "stand", KEUZE, _("Mogelijkheden"),
                keuzes=(
                    ("ja", _("Ja, ook als ze klein zijn")),
                    ("tijdelijk_geen", _("Tijdelijk geen")),
                    ("blijvend_geen", _("Blijvend geen")),
                ),
            ),
            Deel(
                "bron", KEUZE, _("Vastgesteld door"),
                keuzes=(
                    ("bedrijfsarts", _("Bedrijfsarts")), ("verzekeringsarts", _("Verzekeringsarts")),
                    ("arbeidsdeskundige", _("Arbeidsdeskundige")), ("werkgever", _("Werkgever")),
                    ("werknemer", _("Werknemer")),
                ),
            ),
            Deel("datum", DATUM, _("Datum")),
            Deel("herbeoordeling_op", DATUM, _("Opnieuw bekijken op")),
            Deel("terug_sinds", DATUM, _("Mogelijkheden terug sinds")),
        ),
    ),
    Feitsoort(
        "spoor1", _("Vooruitzicht bij de eigen werkgever"), "spoor",
        (
            Deel("verwachte_terugkeer_op", DATUM, _("Verwachte blijvende terugkeer")),
            _ja_nee("concreet", _("Is dat perspectief concreet volgens bedrijfsarts of arbeidsdeskundige?")),
            _ja_nee("volledige_terugkeer_eigen_werk_in_zicht", _("Wijst alles op volledige terugkeer in eigen werk?")),
            _ja_nee("enkele_uren_eigen_bedrijf", _("Werkt de werknemer enkele uren in het eigen bedrijf?")),
            _ja_nee("werknemer_wil_uitbouw", _("Wil de werknemer dat uitbouwen?")),
            _ja_nee("groei_verwacht", _("Wordt groei verwacht?")),
        ),
    ),
    Feitsoort(
        "spoor2", _("Spoor 2"), "spoor",
        (
            _ja_nee("gestart", _("Is spoor 2 begonnen?")),
            Deel("start_op", DATUM, _("Eerste activiteit op")),
            Deel("reden_te_laat", TEKST, _("Reden als het later was")),
            _ja_nee("partijen_eens_over_eerdere_start", _("Zijn partijen het eens over een eerdere start?")),
            _ja_nee("eerste_traject_zonder_resultaat", _("Was er een eerste traject zonder resultaat?")),
            _ja_nee("inspanningen_voldoende", _("Waren de inspanningen daarin voldoende?")),
        ),
    ),
    Feitsoort(
        "pauzes", _("Pauzes van spoor 2"), "spoor",
        (
            Deel("eerste_dag", DATUM, _("Eerste dag"), verplicht=True),
            Deel("laatste_dag", DATUM, _("Laatste dag")),
            Deel(
                "soort", KEUZE, _("Soort"), verplicht=True,
                keuzes=(
                    ("ziekte", _("Tijdelijk minder belastbaar")), ("vakantie", _("Vakantie")),
                    ("anders", _("Anders")),
                ),
            ),
            _ja_nee("verklaring_bedrijfsarts", _("Verklaring van de bedrijfsarts?")),
            Deel("herbeoordeling_op", DATUM, _("Opnieuw bekijken op")),
            Deel("hervatten_volgens_bedrijfsarts_op", DATUM, _("Hervatten volgens de bedrijfsarts op")),
        ),
        lijst=True, hulp=_("Een pauze verschuift geen enkele wettelijke datum."),
    ),
    Feitsoort(
        "uwv_brief_wia", _("Brief van UWV over de WIA"), "einde", (Deel("ontvangen_op", DATUM, _("Ontvangen op")),)
    ),
    Feitsoort(
        "wia_aanvraag", _("WIA-aanvraag"), "einde",
        (
            _ja_nee("gedaan", _("Is de aanvraag gedaan?")),
            Deel("ontvangen_op", DATUM, _("Door UWV ontvangen op")),
            _ja_nee("zonder_goede_reden", _("Te laat zonder goede reden van de werknemer?")),
        ),
    ),
    Feitsoort(
        "reintegratieverslag", _("Re-integratieverslag"), "einde", (Deel("ingediend_op", DATUM, _("Ingediend op")),)
    ),
    Feitsoort(
        "loonsanctie", _("Loonsanctie"), "einde",
        (
            Deel("opgelegd", JA_NEE, _("Opgelegd?"), verplicht=True),
            Deel("besluit_op", DATUM, _("Datum besluit")),
            Deel("herstelmelding_ontvangen_op", DATUM, _("Herstelmelding ontvangen op")),
            Deel("bekorting_besluit_op", DATUM, _("Datum besluit bekorting")),
            _ja_nee("bekorting_toegekend", _("Bekorting toegekend?")),
            Deel("einde_volgens_besluit", DATUM, _("Einde volgens UWV")),
        ),
    ),
    Feitsoort(
        "vrijwillige_verlenging", _("Vrijwillige verlenging"), "einde",
        (
            Deel("laatste_dag", DATUM, _("Laatste dag"), verplicht=True),
            Deel("verkorting_gevraagd_op", DATUM, _("Verkorting gevraagd op")),
        ),
    ),
    Feitsoort(
        "verkorte_wachttijd", _("Verkorte wachttijd"), "einde",
        (
            Deel("aanvraag_op", DATUM, _("Aanvraag op")),
            _ja_nee("verklaring_bedrijfsarts", _("Verklaring van de bedrijfsarts?")),
            _ja_nee("eerder_aangevraagd", _("Eerder aangevraagd?")),
            Deel("toegekend_laatste_dag", DATUM, _("Toegekend tot en met")),
        ),
    ),
    Feitsoort("aow_datum", _("AOW-datum"), "einde", (Deel("", DATUM, _("AOW-leeftijd bereikt op")),), enkel=True),
    Feitsoort(
        "einde_dienstverband", _("Einde dienstverband"), "einde",
        (
            Deel("laatste_werkdag", DATUM, _("Laatste werkdag"), verplicht=True),
            Deel("laatste_dag_contract", DATUM, _("Laatste dag van het contract")),
            _ja_nee("eigenrisicodrager_zw", _("Eigenrisicodrager Ziektewet?")),
        ),
    ),
)  # fmt: skip
PER_PAD = {soort.pad: soort for soort in SOORTEN}
GROEPEN = (
    ("ziekte", _("Ziekte en verlof")),
    ("eerste_jaar", _("Eerste jaar")),
    ("spoor", _("Spoor 1 en spoor 2")),
    ("einde", _("Tweede jaar en einde")),
)
