"""Cv's and letters: drafts that kandidaat and coach write together, versions that never change, where they went.

Everything here is category K (SECURITY 4.1): the kandidaat, the coach and jobhunter of the case, and the manager to
read. The opdrachtgever sees a version only while a `Cvdeling` of the kandidaat lives; nobody else sees anything.
There is no field for a photo, an age, a birth date or health.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"


class Taal(models.TextChoices):
    """The language a cv or letter is written in, whatever the language of the pages."""

    NL = "nl", _("Nederlands")
    EN = "en", _("Engels")


class Layout(models.TextChoices):
    """How a cv and its letters look."""

    RUSTIG = "rustig", _("Rustig en modern")
    KLASSIEK = "klassiek", _("Klassiek")
    VAARDIGHEDEN = "vaardigheden", _("Wat u kunt staat voorop")


class Concept(DossierModel):
    """What a cv and a letter have in common while they are written.

    `versie` counts changes, so that two writers notice each other; `gewijzigd_door` is who wrote last.
    `voorgelegd_op` is when the coach asked the kandidaat to look. `weg_op` is when it was thrown away; it can be put
    back. The kandidaat alone makes a version of it.
    """

    sleutel = models.UUIDField(editable=False)
    naam = models.CharField(_("naam"), max_length=100)
    taal = models.CharField(_("taal"), max_length=2, choices=Taal, default=Taal.NL)
    layout = models.CharField(max_length=15, choices=Layout, default=Layout.RUSTIG)
    inhoud = models.JSONField(default=dict)
    versie = models.PositiveIntegerField(default=1)
    aangemaakt_op = models.DateTimeField()
    aangemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    voorgelegd_op = models.DateTimeField(null=True, blank=True)
    voorgelegd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    weg_op = models.DateTimeField(null=True, blank=True)
    weg_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        abstract = True


class Vastgelegd(DossierModel):
    """What a version of a cv and of a letter have in common: approved by the kandidaat, and never changed."""

    append_only = True

    nummer = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=100)
    taal = models.CharField(max_length=2, choices=Taal)
    layout = models.CharField(max_length=15, choices=Layout)
    inhoud = models.JSONField()
    inhoud_sha256 = models.CharField(max_length=64)
    document = BureauForeignKey("documenten.Document", related_name="+")
    op = models.DateTimeField()
    door = BureauForeignKey(LID, related_name="+")

    class Meta(DossierModel.Meta):
        abstract = True


@history()
class Cv(Concept):
    """One cv that is being written; a kandidaat can have several.

    `inhoud` is a JSON Resume document (`cv.jsonresume`): fields of a file that Wissel does not know stay in it.
    `apart` holds what stood in a file and did not fit, with the place where it stood: [{pad, waarde, uitleg}].
    `stap` is where the writer was. Seen by: kandidaat, coach and jobhunter of the case, manager (cv_lezen, category
    K). Kept and erased with the dossier, history rows too.
    """

    class Herkomst(models.TextChoices):
        LEEG = "leeg", _("leeg begonnen")
        PROFIEL = "profiel", _("begonnen met het profiel")
        BESTAND = "bestand", _("uit een bestand")
        KOPIE = "kopie", _("kopie van een ander cv")

    herkomst = models.CharField(max_length=10, choices=Herkomst, default=Herkomst.LEEG)
    stap = models.CharField(max_length=20, blank=True)
    apart = models.JSONField(default=list, blank=True)

    class Meta(Concept.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="cv_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="cv_een_keer"),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-gewijzigd_op"], name="cv_dossier")]


class Cvversie(Vastgelegd):
    """A cv as the kandidaat approved it, with its PDF as a document.

    Seen by: who sees the cv; the opdrachtgever only while a `Cvdeling` lives. Kept and erased with the dossier.
    """

    cv = BureauForeignKey(Cv, related_name="versies")

    class Meta(Vastgelegd.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="cvversie_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "cv", "nummer"], name="cvversie_nummer_uniek"),
        ]


@history()
class Cvdeling(DossierModel):
    """The kandidaat lets the opdrachtgever read one version of a cv, from a moment until it is stopped.

    Consent that lives (category K, "c"): `tot` ends it at once. Seen by: who sees the cv, and the opdrachtgever while
    it lives. Kept and erased with the dossier.
    """

    cvversie = BureauForeignKey(Cvversie, related_name="delingen")
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)
    door = BureauForeignKey(LID, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="cvdeling_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "cvversie"],
                condition=models.Q(tot__isnull=True),
                name="cvdeling_een_levend",
            ),
        ]


@history()
class Brief(Concept):
    """A letter that is being written, for one employer or vacancy in words.

    `inhoud` holds the blocks by key ("blokken"), and "geadresseerde", "plaats" and "aanhef". `vacature` is the text of
    the vacancy that the writer pasted. Seen by: kandidaat, coach and jobhunter of the case, manager (cv_lezen). Kept
    and erased with the dossier, history rows too.
    """

    class Soort(models.TextChoices):
        SOLLICITATIE = "sollicitatie", _("Sollicitatiebrief bij een vacature")
        OPEN = "open", _("Open sollicitatie, zonder vacature")
        NETWERK = "netwerk", _("Bericht aan iemand die u kent")
        BEDANKJE = "bedankje", _("Bedankje na een gesprek")
        AFWIJZING = "afwijzing", _("Antwoord op een afwijzing")

    soort = models.CharField(max_length=15, choices=Soort)
    cv = BureauForeignKey(Cv, null=True, blank=True, related_name="brieven")
    werkgever = models.CharField(_("werkgever"), max_length=150, blank=True)
    functie = models.CharField(_("werk"), max_length=150, blank=True)
    vacature = models.TextField(_("tekst van de vacature"), blank=True)

    class Meta(Concept.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="brief_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="brief_een_keer"),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-gewijzigd_op"], name="brief_dossier")]


class Briefversie(Vastgelegd):
    """A letter as the kandidaat approved it, with its PDF as a document.

    Seen by: who sees the letter. Kept and erased with the dossier.
    """

    brief = BureauForeignKey(Brief, related_name="versies")
    werkgever = models.CharField(max_length=150, blank=True)
    functie = models.CharField(max_length=150, blank=True)

    class Meta(Vastgelegd.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="briefversie_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "brief", "nummer"], name="briefversie_nummer_uniek"),
        ]


@history()
class Inzending(DossierModel):
    """Which version of a cv, a letter or both went to which employer, on which day, how and by whom (S0.19).

    Seen by: who sees the cv (cv_lezen). Kept and erased with the dossier, history rows too.
    """

    class Hoe(models.TextChoices):
        MAIL = "mail", _("per mail")
        WEBSITE = "website", _("via een website")
        PERSOONLIJK = "persoonlijk", _("zelf gebracht")
        POST = "post", _("per post")
        BUREAU = "bureau", _("door mijn begeleider")

    sleutel = models.UUIDField(editable=False)
    cvversie = BureauForeignKey(Cvversie, null=True, blank=True, related_name="inzendingen")
    briefversie = BureauForeignKey(Briefversie, null=True, blank=True, related_name="inzendingen")
    werkgever = models.CharField(_("werkgever"), max_length=150)
    functie = models.CharField(_("werk"), max_length=150, blank=True)
    datum = models.DateField()
    hoe = models.CharField(max_length=12, choices=Hoe)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, related_name="+")
    weg_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="inzending_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="inzending_een_keer"),
            models.CheckConstraint(
                condition=models.Q(cvversie__isnull=False) | models.Q(briefversie__isnull=False),
                name="inzending_met_stuk",
            ),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-datum"], name="inzending_dossier")]


@history()
class Cvtip(DossierModel):
    """A suggestion of coach or jobhunter at one part of a cv or letter; the kandidaat takes it over or puts it away.

    Seen by: who sees the cv (cv_lezen). Kept and erased with the dossier, history rows too.
    """

    cv = BureauForeignKey(Cv, null=True, blank=True, related_name="tips")
    brief = BureauForeignKey(Brief, null=True, blank=True, related_name="tips")
    deel = models.CharField(max_length=20)
    tekst = models.TextField()
    op = models.DateTimeField()
    door = BureauForeignKey(LID, related_name="+")
    klaar_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="cvtip_bureau_uniek"),
            models.CheckConstraint(
                condition=models.Q(cv__isnull=False, brief__isnull=True)
                | models.Q(cv__isnull=True, brief__isnull=False),
                name="cvtip_van_een",
            ),
        ]
