"""All addresses. Each audience keeps its own file; each view declares the action it needs."""

from django.conf import settings
from django.urls import include, path

from wissel.web.shared.woorden import woorden

urlpatterns = [
    path("woorden/", woorden, name="woorden"),
    path("", include("wissel.web.openbaar.urls")),
    path("", include("wissel.web.bestanden.urls")),
    path("", include("wissel.web.bureau.urls")),
    path("mijn/", include("wissel.web.kandidaat.urls")),
    path("opdrachtgever/", include("wissel.web.opdrachtgever.urls")),
    path("taak/", include("wissel.web.betrokkenen.urls")),
]
if settings.DEMO or settings.DEBUG:
    urlpatterns.append(path("onderdelen/", include("wissel.web.shared.urls_onderdelen")))

handler400 = "wissel.web.shared.errors.bad_request"
handler403 = "wissel.web.shared.errors.forbidden"
handler404 = "wissel.web.shared.errors.not_found"
handler500 = "wissel.web.shared.errors.server_error"
