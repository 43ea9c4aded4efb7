"""The zoekprofiel: which work someone looks for, why it fits and whether it can be had, in versions that do not change.

Items of belastbaarheid stand apart (Richtingeis, Puntenblad, Puntbevestiging): they are category D and reach fewer
people than the profile. What the opdrachtgever reads is a row of its own (Zoekpublicatie) that holds nothing else.
"""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel
from wissel.zoekprofielen.beeldmodel import RealistischBeeld, differs

__all__ = [
    "Nacontrole", "Oordeel", "Puntbevestiging", "Puntenblad", "Rangorde", "RealistischBeeld", "Richting",
    "Richtingbron", "Richtingeis", "Zoekprofiel", "Zoekpublicatie", "Zoekstandpunt",
]  # fmt: skip

LID = "accounts.Lidmaatschap"
VAST = ("nummer", "inhoud", "inhoud_sha256", "aangeboden_op", "arbeidsmogelijkheden", "verwervingsmogelijkheden",
        "hervattingsmogelijkheden", "geleerd", "koers_reden")  # fmt: skip


class Oordeel(models.TextChoices):
    """What is known of a direction: whether it fits, and whether it can be had (S0.16)."""

    JA = "ja", _("ja")
    VOORWAARDE = "voorwaarde", _("onder voorwaarde")
    NEE = "nee", _("nee")
    ONBEKEND = "onbekend", _("nog niet bekend")


@history()
class Zoekprofiel(DossierModel):
    """One version. A concept is worked on; from the offer its content and sha256 never change (WET 7.4, S3.26).

    `belastbaarheid` names the source it rests on (id, soort, datum, bron, auteur), frozen with the version;
    `profiel_nummer` the version of the persoonsprofiel. `koers` and its reason say why it became wider or narrower.
    `zonder_akkoord` is why it was established although the kandidaat did not agree or did not answer.
    The database holds S4.2: established only with a source of belastbaarheid.
    Seen by: coach, jobhunter, bureaumanager and, once offered, the kandidaat (zoekprofiel_lezen, category K); never by
    the opdrachtgever, who reads a Zoekpublicatie. Kept and erased with the dossier, history rows too.
    """

    class Stand(models.TextChoices):
        CONCEPT = "concept", _("Concept")
        BIJ_KANDIDAAT = "bij_kandidaat", _("Bij de kandidaat")
        AKKOORD = "akkoord", _("Akkoord van de kandidaat")
        VASTGESTELD = "vastgesteld", _("Vastgesteld")
        VERVANGEN = "vervangen", _("Vervangen door een nieuwere versie")

    class Koers(models.TextChoices):
        BREDER = "breder", _("Breder dan de vorige versie")
        SMALLER = "smaller", _("Smaller dan de vorige versie")
        ANDERS = "anders", _("Andere richtingen, even breed")
        GELIJK = "gelijk", _("Dezelfde richtingen, beter onderbouwd")

    nummer = models.PositiveSmallIntegerField()
    stand = models.CharField(max_length=15, choices=Stand, default=Stand.CONCEPT)
    arbeidsmogelijkheden = models.TextField(blank=True)
    verwervingsmogelijkheden = models.TextField(blank=True)
    hervattingsmogelijkheden = models.TextField(blank=True)
    geleerd = models.TextField(blank=True)
    koers = models.CharField(max_length=10, choices=Koers, blank=True)
    koers_reden = models.TextField(blank=True)
    belastbaarheid = models.JSONField(null=True, blank=True)
    profiel_nummer = models.PositiveSmallIntegerField(null=True, blank=True)
    inhoud = models.JSONField(null=True, blank=True)
    inhoud_sha256 = models.CharField(max_length=64, blank=True)
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)
    aangemaakt_op = models.DateTimeField()
    aangeboden_op = models.DateTimeField(null=True, blank=True)
    aangeboden_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    akkoord_op = models.DateTimeField(null=True, blank=True)
    zonder_akkoord = models.TextField(blank=True)
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    vastgesteld_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="zoekprofiel_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "nummer"], name="zoekprofiel_nummer_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier"],
                condition=models.Q(stand="concept"),
                name="zoekprofiel_een_concept",
            ),
            models.UniqueConstraint(
                fields=["bureau", "dossier"],
                condition=models.Q(stand="vastgesteld"),
                name="zoekprofiel_een_vastgesteld",
            ),
            models.CheckConstraint(
                condition=models.Q(vastgesteld_op__isnull=True)
                | models.Q(belastbaarheid__isnull=False) & ~models.Q(inhoud_sha256=""),
                name="zoekprofiel_niet_zonder_belastbaarheid",
            ),
        ]
        # What somebody agreed with stays that text, also for a bulk update or a slip in SQL.
        triggers = [
            pgtrigger.Protect(
                name="versie_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__aangeboden_op__isnull=False) & differs(VAST),
            )
        ]


@history()
class Richting(DossierModel):
    """One direction: kinds of work, where, what was seen on the market, and two verdicts with their reasons.

    An occupation is kept by its key and words, so that a newer list of occupations changes no profile. `reistijd` is
    minutes for one way; wages are gross, per hour or month (`loon_per`). `vacatures` None: nobody looked yet.
    `herkomst` says what the direction rests on first (contract: wens, belastbaarheid, arbeidsmarkt, test).
    `uitgesloten_om` filled: looked at and left out, and why in words. `reeks` is the same direction in other versions.
    Seen by: as Zoekprofiel. Kept and erased with the dossier, history rows too.
    """

    class Herkomst(models.TextChoices):
        WENS = "wens", _("wens van de kandidaat")
        BELASTBAARHEID = "belastbaarheid", _("wat iemand kan in werk")
        ARBEIDSMARKT = "arbeidsmarkt", _("kans op de arbeidsmarkt")
        TEST = "test", _("oriëntatie of test")

    class Per(models.TextChoices):
        UUR = "uur", _("per uur")
        MAAND = "maand", _("per maand")

    class Om(models.TextChoices):
        BELASTBAARHEID = "belastbaarheid", _("past niet bij wat iemand kan in werk")
        MARKT = "markt", _("er is te weinig werk")
        AFSTAND = "afstand", _("te ver weg")
        TOEGANG = "toegang", _("vraagt een opleiding of papier dat niet op tijd te halen is")
        INKOMEN = "inkomen", _("loon of uren zijn niet genoeg")
        KEUZE = "keuze", _("na overleg niet gekozen")

    zoekprofiel = BureauForeignKey(Zoekprofiel, related_name="richtingen")
    reeks = models.UUIDField()
    volgorde = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=200)
    beroep_sleutel = models.CharField(max_length=160, blank=True)
    beroep_naam = models.CharField(max_length=250, blank=True)
    isco = models.CharField(max_length=4, blank=True)
    soorten_werk = models.TextField(blank=True)
    herkomst = models.CharField(max_length=15, choices=Herkomst, blank=True)
    waarom = models.TextField(blank=True)
    plaats = models.CharField(max_length=200, blank=True)
    reistijd = models.PositiveSmallIntegerField(null=True, blank=True)
    uren_van = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    uren_tot = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    loon_van = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    loon_tot = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    loon_per = models.CharField(max_length=6, choices=Per, blank=True)
    vacatures = models.PositiveIntegerField(null=True, blank=True)
    vacatures_bron = models.CharField(max_length=200, blank=True)
    vacatures_op = models.DateField(null=True, blank=True)
    vacatures_regio = models.CharField(max_length=200, blank=True)
    toegang = models.TextField(blank=True)
    trend = models.TextField(blank=True)
    passend = models.CharField(max_length=12, choices=Oordeel, default=Oordeel.ONBEKEND)
    passend_reden = models.TextField(blank=True)
    haalbaar = models.CharField(max_length=12, choices=Oordeel, default=Oordeel.ONBEKEND)
    haalbaar_reden = models.TextField(blank=True)
    uitgesloten_om = models.CharField(max_length=15, choices=Om, blank=True)
    uitgesloten_reden = models.TextField(blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="richting_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "zoekprofiel", "reeks"], name="richting_reeks_uniek"),
        ]


@history()
class Richtingbron(DossierModel):
    """On what a direction rests: a line of the persoonsprofiel, a document, or a fact of the market.

    `verwijzing` is the id of a line of the profile, whose part and words are copied at the moment of linking; with its
    part it gives the three inputs werkervaring, kennis and affiniteit (S1.16). `waar` is where a market fact was read.
    Seen by: as Zoekprofiel; a document opens only for who may read it. Kept and erased with the dossier.
    """

    class Soort(models.TextChoices):
        PROFIELREGEL = "profielregel", _("Regel van het persoonsprofiel")
        DOCUMENT = "document", _("Document")
        MARKTFEIT = "marktfeit", _("Feit over de arbeidsmarkt")

    richting = BureauForeignKey(Richting, related_name="bronnen")
    soort = models.CharField(max_length=12, choices=Soort)
    verwijzing = models.UUIDField(null=True, blank=True)
    deel = models.CharField(max_length=16, blank=True)
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    naam = models.CharField(max_length=300)
    waar = models.CharField(max_length=300, blank=True)
    datum = models.DateField(null=True, blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="richtingbron_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "richting", "verwijzing"],
                condition=models.Q(verwijzing__isnull=False),
                name="richtingbron_regel_eenmaal",
            ),
        ]


@history()
class Richtingeis(DossierModel):
    """What this work asks on one item here, by somebody who knows; it goes before the usual demand of the occupation.

    `waarde` in the unit of the item, else `niveau`; both empty takes the usual demand over as it is asked there.
    Seen by: coach of the case, the kandidaat once offered, the arbeidsdeskundige of the case (zoekprofiel_punten,
    category D); never by opdrachtgever, jobhunter or manager. Kept and erased with the dossier, history rows too.
    """

    richting = BureauForeignKey(Richting, related_name="eisen")
    punt = models.CharField(max_length=60)
    waarde = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    niveau = models.PositiveSmallIntegerField(null=True, blank=True)
    aanpasbaar = models.BooleanField(default=False)
    toelichting = models.CharField(max_length=500, blank=True)
    bron = models.CharField(max_length=200)
    datum = models.DateField()
    door_rol = models.CharField(max_length=20)
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="richtingeis_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "richting", "punt"], name="richtingeis_punt_uniek"),
        ]


class Puntbevestiging(DossierModel):
    """Somebody went through the item table of a direction, exactly as it was then (`tabel_sha256`), and stands for it.

    It no longer counts when the table or the belastbaarheid is another one. Not `klopt`: something in it is wrong, and
    `toelichting` says what.
    Seen by: as Richtingeis. Kept and erased with the dossier.
    """

    append_only = True

    reeks = models.UUIDField()
    zoekprofiel = BureauForeignKey(Zoekprofiel, related_name="puntbevestigingen")
    tabel_sha256 = models.CharField(max_length=64)
    belastbaarheid_id = models.UUIDField()
    klopt = models.BooleanField(default=True, db_default=True)
    toelichting = models.TextField(blank=True)
    naam = models.CharField(max_length=200)
    rol = models.CharField(max_length=20)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        indexes = [models.Index(fields=["bureau", "zoekprofiel", "reeks"], name="puntbevestiging_reeks")]


class Puntenblad(DossierModel):
    """The item tables of one offered version, frozen beside it; the sha256 of the version covers them.

    Seen by: as Richtingeis. Kept and erased with the dossier.
    """

    append_only = True

    zoekprofiel = BureauForeignKey(Zoekprofiel, related_name="puntenbladen")
    inhoud = models.JSONField()
    inhoud_sha256 = models.CharField(max_length=64)
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="puntenblad_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "zoekprofiel"], name="puntenblad_een_per_versie"),
        ]


@history()
class Rangorde(DossierModel):
    """In which order the kandidaat wants the directions of one version, and why, in own words (S0.17).

    Seen by: kandidaat, coach, jobhunter, bureaumanager; never by the opdrachtgever. Kept and erased with the dossier.
    """

    zoekprofiel = BureauForeignKey(Zoekprofiel, related_name="rangordes")
    reeksen = models.JSONField(default=list)
    woorden = models.TextField(blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)
    gewijzigd_op = models.DateTimeField()
    door = BureauForeignKey(LID, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="rangorde_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "zoekprofiel"], name="rangorde_een_per_versie"),
        ]


class Zoekstandpunt(DossierModel):
    """What the kandidaat says about one version, or about one direction of it (`reeks`), exactly as written.

    Seen by: as Rangorde. Kept and erased with the dossier.
    """

    append_only = True

    class Antwoord(models.TextChoices):
        AKKOORD = "akkoord", _("Akkoord")
        AKKOORD_MET_OPMERKING = "akkoord_met_opmerking", _("Akkoord met een opmerking")
        NIET_AKKOORD = "niet_akkoord", _("Niet akkoord")
        VRAAG = "vraag", _("Eerst een vraag")
        OPMERKING = "opmerking", _("Opmerking bij een richting")

    zoekprofiel = BureauForeignKey(Zoekprofiel, related_name="standpunten")
    reeks = models.UUIDField(null=True, blank=True)
    antwoord = models.CharField(max_length=24, choices=Antwoord)
    tekst = models.TextField(blank=True)
    inhoud_sha256 = models.CharField(max_length=64)
    gegeven_op = models.DateTimeField()
    gegeven_door = BureauForeignKey(LID, related_name="+")

    class Meta(DossierModel.Meta):
        indexes = [models.Index(fields=["bureau", "zoekprofiel", "gegeven_op"], name="zoekstandpunt_profiel")]


class Nacontrole(DossierModel):
    """The coach looked whether an established version still holds with a newer belastbaarheid, and says why (PT-08).

    Seen by: as Zoekprofiel. Kept and erased with the dossier.
    """

    append_only = True

    zoekprofiel = BureauForeignKey(Zoekprofiel, related_name="nacontroles")
    belastbaarheid_id = models.UUIDField()
    belastbaarheid = models.JSONField()
    toelichting = models.TextField()
    op = models.DateTimeField()
    door = BureauForeignKey(LID, related_name="+")

    class Meta(DossierModel.Meta):
        indexes = [models.Index(fields=["bureau", "zoekprofiel", "op"], name="nacontrole_profiel")]


class Zoekpublicatie(DossierModel):
    """What the opdrachtgever reads of an established version: directions, chapters and outcomes, no items.

    No reason why work fits, no wish, no order of the kandidaat, no line of the persoonsprofiel: only that it fits, by
    which source and of which day. Seen by: opdrachtgever of the case, kandidaat, coach, jobhunter, bureaumanager
    (zoekprofiel_gedeeld, category K). Kept and erased with the dossier.
    """

    append_only = True

    zoekprofiel = BureauForeignKey(Zoekprofiel, related_name="publicaties")
    nummer = models.PositiveSmallIntegerField()
    inhoud = models.JSONField()
    op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="zoekpublicatie_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "zoekprofiel"], name="zoekpublicatie_een_per_versie"),
        ]
