"""An own address for mail, and a mail that has no place yet."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Lid
from wissel.sollicitaties import models as m

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    """One row of each; the address is for the kandidaat alone."""
    kanarie["poststuk"] = f"KANARIE-poststuk-{uuid.uuid4().hex[:8]}"
    m.Postadres.objects.create(**base, token=uuid.uuid4().hex[:24], aangezet_op=NU)
    row = m.Poststuk.objects.create(
        **base, sha256=uuid.uuid4().hex * 2, onderwerp=kanarie["poststuk"], grootte=10, op=NU, pad="x/post/y"
    )
    return {"poststuk_id": row.pk}
