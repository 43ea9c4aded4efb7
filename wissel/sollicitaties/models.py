"""Applications for work: what was done, stage by stage, with proof that never changes, and the network behind it.

Everything here is category N (SECURITY 4.1): the kandidaat, the coach and jobhunter of the case, and the manager to
read. An opdrachtgever reads only what an established report says of it. Nothing here is about health: a rejection has
a reason about work. Which version of a cv or letter went where is `cv.Inzending`; it is not written down twice.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.arbeidsmarkt.models import Initiatief
from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel
from wissel.sollicitaties.ophalen.modellen import Postadres, Poststuk

__all__ = [
    "Afwijzing", "Netwerkcontact", "Postadres", "Poststuk", "Sollicitatie", "Sollicitatiebewijs", "Sollicitatiestap",
    "Stand",
]  # fmt: skip

LID = "accounts.Lidmaatschap"


class Stand(models.TextChoices):
    """How far an application is. `sollicitaties.standen` says what each asks next."""

    BEWAARD = "bewaard", _("Bewaard")
    VOORBEREID = "voorbereid", _("Voorbereid")
    VERSTUURD = "verstuurd", _("Verstuurd")
    BEVESTIGD = "bevestigd", _("Bevestigd door werkgever")
    GESPREK = "gesprek", _("Gesprek")
    AANBOD = "aanbod", _("Aanbod gekregen")
    AANGENOMEN = "aangenomen", _("Aangenomen")
    AFGEWEZEN = "afgewezen", _("Afgewezen")
    TERUGGETROKKEN = "teruggetrokken", _("Teruggetrokken")
    GEEN_REACTIE = "geen_reactie", _("Geen reactie")


@history(exclude=["werkgever_plat", "functie_plat"])
class Sollicitatie(DossierModel):
    """One application to one employer, in words and, when it is about a known vacancy, with that vacancy.

    `stand` and `stand_op` are stored results of the live rows of `Sollicitatiestap`. `werkgever_plat` and
    `functie_plat` are folded, to notice the same application twice. `begeleid`: the bureau prepared it, so the
    kandidaat approves before it goes out; `akkoord_sha256` is over what was approved (`actions.akkoord`); `gevraagd` is
    what the kandidaat asked to change instead, until it is laid before again. `cvversie`
    and `briefversie` are what is meant to go; what went is `inzending`. `weg_op` is when it was thrown away.
    Seen by: kandidaat, coach and jobhunter of the case, manager to read (sollicitatie_lezen). Kept and erased with the
    dossier, history rows too.
    """

    class Soort(models.TextChoices):
        VACATURE = "vacature", _("Op een vacature")
        OPEN = "open", _("Open sollicitatie")
        TELEFOON = "telefoon", _("Gebeld")
        NETWERK = "netwerk", _("Via iemand die ik ken")
        UITZENDBUREAU = "uitzendbureau", _("Bij een uitzendbureau")
        WERKERVARING = "werkervaringsplaats", _("Werkervaringsplaats")
        LEERWERK = "leerwerktraject", _("Leerwerktraject")

    sleutel = models.UUIDField(editable=False)
    soort = models.CharField(_("soort"), max_length=20, choices=Soort, default=Soort.VACATURE)
    initiatief = models.CharField(_("initiatief van"), max_length=12, choices=Initiatief)
    werkgever = models.CharField(_("werkgever"), max_length=150)
    functie = models.CharField(_("werk"), max_length=150, blank=True)
    werkgever_plat = models.CharField(max_length=150, editable=False)
    functie_plat = models.CharField(max_length=150, blank=True, editable=False)
    vacature = BureauForeignKey("arbeidsmarkt.Vacature", null=True, blank=True, related_name="+")
    stand = models.CharField(max_length=15, choices=Stand, default=Stand.BEWAARD)
    stand_op = models.DateField()
    volgende = models.CharField(_("volgende stap"), max_length=200, blank=True)
    volgende_op = models.DateField(_("wanneer"), null=True, blank=True)
    tekst = models.TextField(_("bericht of notitie"), blank=True)
    cvversie = BureauForeignKey("cv.Cvversie", null=True, blank=True, related_name="+")
    briefversie = BureauForeignKey("cv.Briefversie", null=True, blank=True, related_name="+")
    inzending = BureauForeignKey("cv.Inzending", null=True, blank=True, related_name="sollicitaties")
    begeleid = models.BooleanField(default=False)
    voorgelegd_op = models.DateTimeField(null=True, blank=True)
    akkoord_op = models.DateTimeField(null=True, blank=True)
    akkoord_sha256 = models.CharField(max_length=64, blank=True)
    gevraagd = models.CharField(_("wat moet anders"), max_length=500, blank=True)
    gevraagd_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)
    aangemaakt_op = models.DateTimeField()
    aangemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    weg_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="sollicitatie_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="sollicitatie_een_keer"),
            models.UniqueConstraint(fields=["bureau", "inzending"], name="sollicitatie_inzending_een_keer"),
        ]
        indexes = [
            models.Index(fields=["bureau", "dossier", "-stand_op"], name="sollicitatie_dossier"),
            models.Index(fields=["bureau", "dossier", "werkgever_plat"], name="sollicitatie_dubbel"),
        ]

    def __str__(self) -> str:
        return f"{self.functie}, {self.werkgever}" if self.functie else self.werkgever


class Sollicitatiestap(DossierModel):
    """One stage that an application reached, on the day it happened. Rows are added, never edited.

    `op` is the day it happened, `opgeschreven_op` when that was written down: an earlier day shows as written down
    afterwards. `herroept` undoes an earlier row. `kaart` prepares the talk of this stage (S1.29). Seen by: who sees the
    application. Kept and erased with the dossier.
    """

    append_only = True

    sollicitatie = BureauForeignKey(Sollicitatie, related_name="stappen")
    sleutel = models.UUIDField(editable=False)
    stand = models.CharField(max_length=15, choices=Stand)
    op = models.DateField()
    toelichting = models.CharField(max_length=500, blank=True)
    opgeschreven_op = models.DateTimeField()
    achteraf = models.BooleanField(default=False)
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    door_rol = models.CharField(max_length=20)
    herroept = BureauForeignKey("self", null=True, blank=True, related_name="herroepen_door")
    kaart = BureauForeignKey("oefenen.Gesprekskaart", null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="sollicitatiestap_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="sollicitatiestap_een_keer"),
            models.UniqueConstraint(fields=["bureau", "herroept"], name="sollicitatiestap_een_keer_terug"),
        ]
        indexes = [models.Index(fields=["bureau", "sollicitatie", "op"], name="sollicitatiestap_op")]


class Sollicitatiebewijs(DossierModel):
    """Proof of an application: a mail, a PDF, a photo, or four facts somebody wrote down. Never edited.

    `sha256` is over the file as it came in, or over the four facts. Of a mail only the header is read; its text and
    attachments are never shown. `herroept` withdraws an earlier row, which stays. Seen by: who sees the application.
    Kept and erased with the dossier; the file is a `Document` for kandidaat and bureau.
    """

    append_only = True

    class Soort(models.TextChoices):
        MAIL = "mail", _("E-mail")
        PDF = "pdf", _("Pdf")
        FOTO = "foto", _("Foto of schermafdruk")
        HAND = "hand", _("Zelf opgeschreven")

    sollicitatie = BureauForeignKey(Sollicitatie, related_name="bewijzen")
    soort = models.CharField(max_length=5, choices=Soort)
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    datum = models.DateField(null=True, blank=True)
    van = models.CharField(max_length=250, blank=True)
    aan = models.CharField(_("aan wie"), max_length=250, blank=True)
    onderwerp = models.CharField(_("waarover"), max_length=250, blank=True)
    hoe = models.CharField(_("hoe"), max_length=100, blank=True)
    bericht_id = models.CharField(max_length=250, blank=True)
    sha256 = models.CharField(max_length=64)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    door_rol = models.CharField(max_length=20)
    herroept = BureauForeignKey("self", null=True, blank=True, related_name="herroepen_door")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="sollicitatiebewijs_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "herroept"], name="sollicitatiebewijs_een_keer_terug"),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "sha256"], name="sollicitatiebewijs_hash")]


@history()
class Afwijzing(DossierModel):
    """What was learned from a rejection: the reason as heard, the lesson, and what could change in the zoekprofiel.

    `voorstel` is read by the coach, who decides; `bekeken_op` is when. `zoekprofiel` is the version that changed after
    it (S0.33): the link stands here, so that no zoekprofiel, and no reader of one, tells of an employer.
    `nabellen_op` is when the kandidaat calls to ask why. Seen by: who sees the application. Kept and erased with the
    dossier, history rows too.
    """

    class Reden(models.TextChoices):
        ANDER = "ander", _("Een ander werd gekozen")
        ERVARING = "ervaring", _("Te weinig ervaring")
        OPLEIDING = "opleiding", _("Opleiding of diploma past niet")
        UREN = "uren", _("De uren of dagen passen niet")
        AFSTAND = "afstand", _("Te ver weg")
        VERVALLEN = "vervallen", _("De vacature is weg")
        ONBEKEND = "onbekend", _("Dat weet ik niet")
        ANDERS = "anders", _("Iets anders")

    sollicitatie = BureauForeignKey(Sollicitatie, related_name="afwijzingen")
    reden = models.CharField(_("reden"), max_length=10, choices=Reden)
    les = models.CharField(_("les"), max_length=500, blank=True)
    voorstel = models.CharField(max_length=500, blank=True)
    nabellen_op = models.DateField(null=True, blank=True)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    bekeken_op = models.DateTimeField(null=True, blank=True)
    zoekprofiel = BureauForeignKey("zoekprofielen.Zoekprofiel", null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="afwijzing_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sollicitatie"], name="afwijzing_een_keer"),
        ]


@history()
class Netwerkcontact(DossierModel):
    """One contact with somebody who may know of work: who, how, when and what came of it.

    `wie` is the name of a third person: no more of them is kept. Seen by: kandidaat, coach and jobhunter of the case,
    manager to read (sollicitatie_lezen). Kept and erased with the dossier, history rows too.
    """

    class Kanaal(models.TextChoices):
        GESPREK = "gesprek", _("Gesprek")
        TELEFOON = "telefoon", _("Telefoon")
        MAIL = "mail", _("E-mail of bericht")
        ONLINE = "online", _("Netwerksite")
        BIJEENKOMST = "bijeenkomst", _("Bijeenkomst of beurs")

    sleutel = models.UUIDField(editable=False)
    sollicitatie = BureauForeignKey(Sollicitatie, null=True, blank=True, related_name="contacten")
    initiatief = models.CharField(max_length=12, choices=Initiatief)
    wie = models.CharField(_("wie"), max_length=150)
    kanaal = models.CharField(_("hoe"), max_length=12, choices=Kanaal)
    datum = models.DateField(_("wanneer"))
    netwerkgesprek = models.BooleanField(_("dit was een netwerkgesprek"), default=False)
    resultaat = models.CharField(_("wat kwam eruit"), max_length=500, blank=True)
    achteraf = models.BooleanField(default=False)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    weg_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="netwerkcontact_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="netwerkcontact_een_keer"),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-datum"], name="netwerkcontact_dossier")]
