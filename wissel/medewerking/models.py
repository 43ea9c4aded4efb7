"""Facts about working together with the own words of the kandidaat, objections, and steps of the employer."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"


@history()
class Medewerkingsfeit(DossierModel):
    """What was agreed and what happened, in neutral words, with where it is known from (S0.37, S0.38).

    There is no field for a judgement or for a reason of illness. The words of a fact never change; a wrong one is
    withdrawn with the reason and stays readable. It is closed only once the kandidaat answered (`Weerwoord`) or the
    term to answer ran out, and `afsluiting` says which of both.
    Seen by: coach, bureaumanager, kandidaat and opdrachtgever (matrix: medewerking_lezen, category I); never by a
    verzekeraar, jobhunter or bedrijfsarts. Kept: with the dossier, two years after the end of the re-integration.
    Erased: with the dossier, history rows too.
    """

    class Soort(models.TextChoices):
        AFSPRAAK = "afspraak", _("Een afspraak")
        ACTIVITEIT = "activiteit", _("Een activiteit uit het plan")
        INFORMATIE = "informatie", _("Informatie waar schriftelijk om gevraagd is")
        WERK = "werk", _("Aangeboden passend werk")
        ANDERS = "anders", _("Iets anders dat is afgesproken")

    class Bron(models.TextChoices):
        AFSPRAAK = "afspraak", _("afspraak in de agenda")
        TAAK = "taak", _("taak in Wissel")
        LOGBOEK = "logboek", _("regel in het logboek")
        BESCHREVEN = "beschreven", _("beschreven bron")

    class Afsluiting(models.TextChoices):
        BEANTWOORD = "beantwoord", _("De kandidaat heeft geantwoord")
        TERMIJN_VOORBIJ = "termijn_voorbij", _("De termijn om te antwoorden is voorbij, zonder antwoord")

    sleutel = models.UUIDField(editable=False)
    soort = models.CharField(max_length=12, choices=Soort)
    dag = models.DateField()
    afgesproken = models.TextField()
    gebeurd = models.TextField()
    bron = models.CharField(max_length=12, choices=Bron)
    bron_tekst = models.CharField(max_length=200, blank=True)
    afspraak = BureauForeignKey("trajecten.Afspraak", null=True, blank=True, related_name="+")
    taak = BureauForeignKey("trajecten.Taak", null=True, blank=True, related_name="+")
    regel = BureauForeignKey("trajecten.Logboekregel", null=True, blank=True, related_name="+")
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    door_naam = models.CharField(max_length=280)
    door_rol = models.CharField(max_length=20)
    op = models.DateTimeField()
    antwoord_uiterlijk = models.DateField()
    geantwoord_op = models.DateTimeField(null=True, blank=True)
    afsluiting = models.CharField(max_length=16, choices=Afsluiting, blank=True)
    afgesloten_op = models.DateTimeField(null=True, blank=True)
    afgesloten_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    intrek_reden = models.CharField(max_length=300, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="medewerkingsfeit_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="medewerkingsfeit_een_keer"),
            models.CheckConstraint(
                condition=models.Q(afgesloten_op__isnull=True, afsluiting="")
                | models.Q(afgesloten_op__isnull=False, afsluiting="beantwoord", geantwoord_op__isnull=False)
                | models.Q(
                    afgesloten_op__isnull=False, afsluiting="termijn_voorbij", geantwoord_op__isnull=True
                ),
                name="medewerkingsfeit_gehoord",
            ),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-dag"], name="medewerkingsfeit_dossier")]
        # The words somebody was heard on stay those words, also for a bulk update or a slip in SQL.
        triggers = [
            pgtrigger.Protect(
                name="woorden",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("soort", "dag", "afgesproken", "gebeurd", "bron", "bron_tekst"),
            )
        ]


class Weerwoord(DossierModel):
    """The kandidaat's own words beside one fact, exactly as written; more may be added until the fact is closed.

    Seen by: everyone who sees the fact, always together with it. Kept and erased with the dossier.
    """

    append_only = True

    feit = BureauForeignKey(Medewerkingsfeit, related_name="antwoorden")
    tekst = models.TextField()
    gegeven_op = models.DateTimeField()
    gegeven_door = BureauForeignKey(LID, related_name="+")

    class Meta(DossierModel.Meta):
        indexes = [models.Index(fields=["bureau", "feit", "gegeven_op"], name="weerwoord_feit")]


@history()
class Tegenwerping(DossierModel):
    """The kandidaat finds something that is asked not reasonable or not fitting, with the coach's answer (S2.43).

    Not the bezwaar of the Awb: it is about a line of the plan, an appointment, a task or a described request, and is
    answered by the coach. Whether both came to agree is said by the kandidaat, or written down by the coach after a
    talk; the kandidaat can correct the latter.
    Seen by: coach, bureaumanager, kandidaat and opdrachtgever (medewerking_lezen). Kept and erased with the dossier.
    """

    class Soort(models.TextChoices):
        NIET_REDELIJK = "niet_redelijk", _("Niet redelijk")
        NIET_PASSEND = "niet_passend", _("Niet passend")

    class Uitkomst(models.TextChoices):
        EENS = "eens", _("Eens geworden")
        NIET_EENS = "niet_eens", _("Niet eens")

    sleutel = models.UUIDField(editable=False)
    soort = models.CharField(max_length=15, choices=Soort)
    over = models.CharField(max_length=200)
    planregel_reeks = models.UUIDField(null=True, blank=True)
    afspraak = BureauForeignKey("trajecten.Afspraak", null=True, blank=True, related_name="+")
    taak = BureauForeignKey("trajecten.Taak", null=True, blank=True, related_name="+")
    reden = models.TextField()
    gedaan_op = models.DateTimeField()
    gedaan_door = BureauForeignKey(LID, related_name="+")
    antwoord_uiterlijk = models.DateField()
    antwoord = models.TextField(blank=True)
    aangepast = models.BooleanField(null=True, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    uitkomst = models.CharField(max_length=10, choices=Uitkomst, blank=True)
    uitkomst_op = models.DateTimeField(null=True, blank=True)
    uitkomst_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    uitkomst_rol = models.CharField(max_length=20, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="tegenwerping_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="tegenwerping_een_keer"),
            models.CheckConstraint(
                condition=models.Q(uitkomst="") | models.Q(beantwoord_op__isnull=False),
                name="tegenwerping_eerst_antwoord",
            ),
        ]
        indexes = [
            models.Index(fields=["bureau", "dossier", "-gedaan_op"], name="tegenwerping_dossier"),
            models.Index(
                fields=["bureau", "antwoord_uiterlijk"],
                condition=models.Q(beantwoord_op__isnull=True),
                name="tegenwerping_open",
            ),
        ]


@history()
class Werkgeversstap(DossierModel):
    """One step of the ladder of BW 7:629 and 7:670a, decided and logged by the employer alone (S2.44).

    Nobody of the bureau makes one. As a concept it is the employer's own; once `vastgesteld_op` is set its words do
    not change any more, and a letter, if it has one, is a Document. `aanvaard` names the warnings the employer read
    and went on with. A step logged by mistake is withdrawn with the reason and stays readable.
    Seen by: concept: the employer's organisation alone; afterwards kandidaat, coach, bureaumanager and opdrachtgever
    (werkgeversstap_lezen); never by a verzekeraar, jobhunter or bedrijfsarts. Kept and erased with the dossier.
    """

    sleutel = models.UUIDField(editable=False)
    organisatie = BureauForeignKey("accounts.Organisatie", related_name="+")
    soort = models.CharField(max_length=30)
    datum = models.DateField()
    instructie = models.TextField(blank=True)
    termijn = models.DateField(null=True, blank=True)
    per = models.DateField(null=True, blank=True)
    tekst = models.TextField(blank=True)
    versie = models.PositiveIntegerField(default=1)
    aanvaard = models.JSONField(default=list, blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, related_name="+")
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    vastgesteld_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    vastgesteld_naam = models.CharField(max_length=280, blank=True)
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    intrek_reden = models.CharField(max_length=300, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="werkgeversstap_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="werkgeversstap_een_keer"),
            models.CheckConstraint(
                condition=models.Q(document__isnull=True) | models.Q(vastgesteld_op__isnull=False),
                name="werkgeversstap_brief_vast",
            ),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-datum"], name="werkgeversstap_dossier")]
        triggers = [
            pgtrigger.Protect(
                name="vastgesteld",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__vastgesteld_op__isnull=False)
                & (
                    pgtrigger.Q(old__tekst__df=pgtrigger.F("new__tekst"))
                    | pgtrigger.Q(old__soort__df=pgtrigger.F("new__soort"))
                    | pgtrigger.Q(old__datum__df=pgtrigger.F("new__datum"))
                    | pgtrigger.Q(old__instructie__df=pgtrigger.F("new__instructie"))
                    | pgtrigger.Q(old__termijn__df=pgtrigger.F("new__termijn"))
                    | pgtrigger.Q(old__per__df=pgtrigger.F("new__per"))
                    | pgtrigger.Q(old__vastgesteld_op__df=pgtrigger.F("new__vastgesteld_op"))
                ),
            )
        ]


class Stapfeit(DossierModel):
    """A fact an employer's step rests on. Seen with the step. Kept and erased with the dossier."""

    stap = BureauForeignKey(Werkgeversstap, related_name="stapfeiten")
    feit = BureauForeignKey(Medewerkingsfeit, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="stapfeit_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "stap", "feit"], name="stapfeit_uniek"),
        ]
