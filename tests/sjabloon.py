"""Make the migrated database that clones are made of, so that it stands when the first test asks for it.

`python -m tests.sjabloon` with WISSEL_TEST_PG set. `make test` runs it beside the checks that need no database.
"""

import os

from tests.conftest import Databases

if __name__ == "__main__":
    Databases(os.environ["WISSEL_TEST_PG"]).template()
