"""An embedded PostgreSQL for the length of a test run."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running_cluster() -> Iterator[str]:
    """Start a cluster in a temporary folder, with the roles of Wissel; yields its socket folder."""
    from wissel.database.embedded import Cluster

    with tempfile.TemporaryDirectory(prefix="wissel-pg-") as folder:
        cluster = Cluster(Path(folder)).ensure_started()
        try:
            yield str(cluster.socket_folder)
        finally:
            cluster.stop()
