"""The environment of the tests, set before anything reads the settings (`-p tests.omgeving` in pyproject.toml).

A data folder of its own, so that no test touches the keys or files of this checkout.
"""

import os
import tempfile

os.environ.setdefault("WISSEL_MAP", tempfile.mkdtemp(prefix="wissel-test-"))
os.environ["WISSEL_DEMO"] = "1"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wissel.settings")
os.environ["WISSEL_ROL"] = "web"
os.environ.pop("WISSEL_DEMO_ZONDER_FACTOR", None)
