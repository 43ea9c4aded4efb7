"""An own PostgreSQL for a laptop, the demo and the tests (docs/adr/0002-embedded-postgresql.md).

    cluster = Cluster(folder).ensure_started()
    cluster.ensure_database("wissel")
    cluster.url("wissel_web", "wissel")        # postgresql://wissel_web@/wissel?host=…
    cluster.stop()                              # also happens when this process ends

It listens on a socket in a closed folder, never on TCP.
"""

from wissel.database.embedded.cluster import Cluster
from wissel.database.embedded.fouten import DatabaseUnavailable
from wissel.database.embedded.plaats import cluster_folder

__all__ = ["Cluster", "DatabaseUnavailable", "cluster_folder"]
