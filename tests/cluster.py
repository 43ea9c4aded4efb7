"""An embedded PostgreSQL for the length of a test run."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running_cluster(folder: Path | None = None) -> Iterator[str]:
    """Start a cluster with the roles of Wissel, in a folder or a temporary one; yields its socket folder."""
    from wissel.database.embedded import Cluster

    with tempfile.TemporaryDirectory(prefix="wissel-pg-") as temporary:
        cluster = Cluster(folder or Path(temporary)).ensure_started()
        try:
            yield str(cluster.socket_folder)
        finally:
            cluster.stop()
