"""What is tried besides applying: agencies, courses, places to work, and what was examined (S1.18, S1.32, S1.34).

Category N (SECURITY 4.1): kandidaat, coach and jobhunter of the case, the manager to read. An opdrachtgever reads the
name and the cost of a course that waits for approval, nothing else. Nothing here is about health.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"
DOCUMENT = "documenten.Document"


@history(exclude=["naam_plat"])
class Uitzendinschrijving(DossierModel):
    """The kandidaat is registered with one agency: since when, with whom, and the paper that shows it.

    The gate of a phase counts the live rows, each agency once (`actions.inschrijvingen.sync`). `weg_op` is when it was
    taken out. Seen by: kandidaat, coach and jobhunter of the case, manager. Kept and erased with the dossier, history
    rows too.
    """

    sleutel = models.UUIDField(editable=False)
    naam = models.CharField(_("naam van het uitzendbureau"), max_length=150)
    naam_plat = models.CharField(max_length=150, editable=False)
    ingeschreven_op = models.DateField(_("ingeschreven op"))
    contact = models.CharField(_("contactpersoon"), max_length=150, blank=True)
    bewijs = BureauForeignKey(DOCUMENT, null=True, blank=True, related_name="+")
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    weg_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="uitzendinschrijving_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="uitzendinschrijving_een_keer"),
            models.UniqueConstraint(
                fields=["bureau", "dossier", "naam_plat"],
                condition=models.Q(weg_op__isnull=True),
                name="uitzendinschrijving_naam_uniek",
            ),
        ]


@history()
class Scholing(DossierModel):
    """A course: what, where, what it costs, who pays, which gap it closes, and how it ended.

    `gevraagd_op` is when the opdrachtgever was asked for the cost; another course or cost asks again. Seen by:
    kandidaat, coach and jobhunter of the case, manager; the opdrachtgever once asked, only `cursus` and `kosten`.
    Kept and erased with the dossier, history rows too.
    """

    class Stand(models.TextChoices):
        VOORSTEL = "voorstel", _("Voorstel")
        GEVRAAGD = "gevraagd", _("Kosten gevraagd")
        AKKOORD = "akkoord", _("Kosten akkoord")
        AFGEWEZEN = "afgewezen", _("Kosten niet akkoord")
        BEZIG = "bezig", _("Bezig")
        KLAAR = "klaar", _("Klaar")
        GESTOPT = "gestopt", _("Gestopt")

    class Betaler(models.TextChoices):
        OPDRACHTGEVER = "opdrachtgever", _("De opdrachtgever")
        BUREAU = "bureau", _("Het bureau, binnen de opdracht")
        KANDIDAAT = "kandidaat", _("De kandidaat zelf")
        ANDERS = "anders", _("Een fonds of iemand anders")
        GRATIS = "gratis", _("Niemand: het is gratis")

    class Resultaat(models.TextChoices):
        DIPLOMA = "diploma", _("Diploma of certificaat gehaald")
        GEVOLGD = "gevolgd", _("Gevolgd, zonder diploma")
        NIET_GEHAALD = "niet_gehaald", _("Niet gehaald")

    sleutel = models.UUIDField(editable=False)
    cursus = models.CharField(_("cursus of opleiding"), max_length=150)
    aanbieder = models.CharField(_("bij wie"), max_length=150, blank=True)
    kosten = models.DecimalField(_("kosten"), max_digits=8, decimal_places=2, null=True, blank=True)
    betaler = models.CharField(_("wie betaalt"), max_length=15, choices=Betaler)
    gat = models.CharField(_("wat ontbreekt er nu"), max_length=300)
    richting_reeks = models.UUIDField(null=True, blank=True)
    stand = models.CharField(max_length=10, choices=Stand, default=Stand.VOORSTEL)
    start_op = models.DateField(_("begint op"), null=True, blank=True)
    eind_op = models.DateField(_("eindigt op"), null=True, blank=True)
    resultaat = models.CharField(max_length=15, choices=Resultaat, blank=True)
    gevraagd_op = models.DateTimeField(null=True, blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="scholing_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="scholing_een_keer"),
        ]


class Scholingsbesluit(DossierModel):
    """What the opdrachtgever said about the cost of a course, with course and cost as they were shown.

    Seen by: as Scholing, and the opdrachtgever who said it. Kept and erased with the dossier.
    """

    append_only = True

    scholing = BureauForeignKey(Scholing, related_name="besluiten")
    akkoord = models.BooleanField()
    reden = models.CharField(max_length=300, blank=True)
    cursus = models.CharField(max_length=150)
    kosten = models.DecimalField(max_digits=8, decimal_places=2)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [models.UniqueConstraint(fields=["bureau", "id"], name="scholingsbesluit_bureau_uniek")]


@history()
class Werkplek(DossierModel):
    """A place to work without a contract: its form, dates, who guides, and whether a job is meant to follow.

    `intentie`, `getekend_door`, `getekend_op` together are a baanintentie; with one missing it is shown as without.
    `uitkering` is what a person decided: a proefplaatsing of UWV exists only for who has a benefit. Seen by:
    kandidaat, coach and jobhunter of the case, manager. Kept and erased with the dossier, history rows too.
    """

    class Vorm(models.TextChoices):
        WERKERVARING = "werkervaringsplaats", _("Werkervaringsplaats")
        LEERWERK = "leerwerktraject", _("Leerwerktraject")
        DETACHERING = "detachering", _("Detachering")
        PROEF_UWV = "proefplaatsing", _("Proefplaatsing met toestemming van UWV")

    class Weet(models.TextChoices):
        JA = "ja", _("Ja")
        NEE = "nee", _("Nee")
        ONBEKEND = "onbekend", _("Nog niet bekend")

    sleutel = models.UUIDField(editable=False)
    vorm = models.CharField(_("vorm"), max_length=20, choices=Vorm)
    organisatie = models.CharField(_("bij welk bedrijf"), max_length=150)
    werk = models.CharField(_("welk werk"), max_length=150)
    start_op = models.DateField(_("begint op"), null=True, blank=True)
    eind_op = models.DateField(_("eindigt op"), null=True, blank=True)
    uren = models.DecimalField(_("uren per week"), max_digits=4, decimal_places=1, null=True, blank=True)
    opbouw = models.CharField(_("opbouw van de uren"), max_length=300, blank=True)
    begeleider = models.CharField(_("wie begeleidt daar"), max_length=150, blank=True)
    evaluatie_op = models.DateField(_("evaluatie op"), null=True, blank=True)
    evaluatie = models.CharField(_("uitkomst van de evaluatie"), max_length=500, blank=True)
    getoetst = models.CharField(max_length=8, choices=Weet, default=Weet.ONBEKEND)
    verzekerd = models.CharField(max_length=8, choices=Weet, default=Weet.ONBEKEND)
    uitkering = models.CharField(max_length=8, choices=Weet, default=Weet.ONBEKEND)
    toestemming_op = models.DateField(_("toestemming van UWV op"), null=True, blank=True)
    contract_maanden = models.PositiveSmallIntegerField(null=True, blank=True)
    intentie = models.CharField(_("baanintentie"), max_length=500, blank=True)
    getekend_door = models.CharField(_("getekend door"), max_length=150, blank=True)
    getekend_op = models.DateField(_("getekend op"), null=True, blank=True)
    overeenkomst = BureauForeignKey(DOCUMENT, null=True, blank=True, related_name="+")
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    weg_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="werkplek_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="werkplek_een_keer"),
        ]

    @property
    def baanintentie(self) -> bool:
        return bool(self.intentie and self.getekend_door and self.getekend_op)


@history()
class Middelonderzoek(DossierModel):
    """One way was examined: on which day with what outcome, or why it does not fit. No row: not examined, so open.

    Seen by: kandidaat, coach and jobhunter of the case, manager. Kept and erased with the dossier, history rows too.
    """

    class Middel(models.TextChoices):
        SCHOLING = "scholing", _("Scholing")
        WERKERVARING = "werkervaringsplaats", _("Werkervaringsplaats")
        PROEF = "proefplaatsing", _("Proefplaatsing")
        DETACHERING = "detachering", _("Detachering")

    middel = models.CharField(max_length=20, choices=Middel)
    onderzocht_op = models.DateField(_("onderzocht op"))
    uitkomst = models.CharField(_("uitkomst"), max_length=500, blank=True)
    niet_passend_omdat = models.CharField(_("niet passend omdat"), max_length=500, blank=True)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="middelonderzoek_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "middel"], name="middelonderzoek_uniek"),
            models.CheckConstraint(
                condition=~models.Q(uitkomst="") | ~models.Q(niet_passend_omdat=""),
                name="middelonderzoek_met_uitkomst",
            ),
        ]
