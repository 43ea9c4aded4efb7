"""The three first steps of a kandidaat who has been here for a while."""

from typing import Any

from wissel.trajecten.actions.welkom import finish


def tell_welkom(story: Any) -> None:
    """Who has a running traject did the first steps long ago; who just began still has them."""
    if not story._started or story.kandidaat.lidmaatschap_id is None:
        return
    with story._on(story._back(30), 10):
        finish(dossier=story.dossier, by=story.kandidaat)
