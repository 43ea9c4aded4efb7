"""What was shared can always be taken back, and an own paper taken away: also after the case was closed."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.escalatie import add_paper
from tests.cast import Cast
from tests.cv.voorbeeld import example
from tests.documenten.stukken import plain_pdf
from wissel.cv.actions import cvs
from wissel.cv.models import Cvdeling
from wissel.dossiers.models import Dossier
from wissel.orientatie.actions import afnemen
from wissel.orientatie.models import Meetdeling
from wissel.regie.actions import eigenstukken, stem, toekomst
from wissel.regie.models import Documentstem, EigenStuk, Toekomstplan


@pytest.fixture
def dossier(cast: Cast, settings: Any, tmp_path: Any) -> Dossier:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    return open_samira(cast)


def close(dossier: Dossier) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(stand="gesloten", gesloten_op=dt.date(2026, 3, 12))


def own_paper(cast: Cast, dossier: Dossier, *, envelop: bool) -> EigenStuk:
    file = SimpleUploadedFile("stuk.pdf", plain_pdf())
    return eigenstukken.add_stuk(
        dossier=dossier, titel="Brief", bestand=file, envelop=envelop, by=cast.samira.actor
    )


def test_a_cv_is_no_longer_shared_once_the_kandidaat_says_so(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    by = cast.samira.actor
    cv = cvs.start_cv(dossier=dossier, by=by, sleutel=uuid.uuid4(), naam="Planner", inhoud=example())
    versie = cvs.approve_cv(cv=cv, by=by, mag_blijven=True)
    cvs.share(versie=versie, by=by)
    close(dossier)
    file = reverse("opdrachtgever:cv_bestand", args=[dossier.pk, versie.pk])
    assert inloggen(cast.piet).get(file).status_code == 200
    samira = inloggen(cast.samira)
    assert samira.post(reverse("kandidaat:cv_delen_stop", args=[versie.pk])).status_code == 302
    assert inloggen(cast.piet).get(file).status_code == 404
    assert inloggen(cast.samira).post(reverse("kandidaat:cv_delen", args=[versie.pk])).status_code == 409
    assert not Cvdeling.objects.filter(tot__isnull=True).exists()


def test_words_plan_measures_and_papers_are_taken_back(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    by = cast.samira.actor
    paper = add_paper(cast, dossier, "brief", publiek="allen")
    said = stem.give_stem(document=paper, antwoord="niet_akkoord", tekst="Dit klopt niet", by=by)
    stem.share_stem(stem=said, deel=True, by=by)
    plan = toekomst.write_plan(dossier=dossier, by=by, versie=0, doel="Planner worden")
    toekomst.share_plan(plan=plan, deel=True, by=by)
    afnemen.share_measures(dossier=dossier, aan=True, by=by)
    own = own_paper(cast, dossier, envelop=False)
    eigenstukken.share_stuk(stuk=own, deel=True, by=by)
    close(dossier)
    samira = inloggen(cast.samira)
    where = [
        (reverse("kandidaat:stem_delen", args=[said.pk]), "deel"),
        (reverse("kandidaat:toekomst_delen"), "deel"),
        (reverse("kandidaat:meting_delen"), "delen"),
        (reverse("kandidaat:eigen_delen", args=[own.pk]), "deel"),
    ]
    for page, name in where:
        assert samira.post(page, {name: "nee"}).status_code == 302, page
    models: tuple[Any, ...] = (Documentstem, Toekomstplan, EigenStuk)
    assert not any(model.objects.filter(gedeeld_op__isnull=False).exists() for model in models)
    assert not Meetdeling.objects.filter(tot__isnull=True).exists()
    for page, name in where:
        assert samira.post(page, {name: "ja"}).status_code == 409, page


def test_a_paper_of_the_envelope_is_taken_away(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    row = own_paper(cast, dossier, envelop=True)
    close(dossier)
    page = reverse("kandidaat:eigen_weghalen", args=[row.pk])
    assert inloggen(cast.samira).post(page).status_code == 302
    assert not EigenStuk.objects.filter(pk=row.pk).exists()
