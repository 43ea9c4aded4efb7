"""Find a Chromium for the browser tests, or get one; its path goes to `.wissel/chromium-path`.

In this order: WISSEL_CHROMIUM, the system's own, Playwright's, the package of Debian or Ubuntu (as root).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Print the path and keep it; 1 with a way out when there is none."""
    for ways in (_given, _installed, _playwright, _apt):
        for path in ways():
            if _starts(path):
                _keep(path)
                print(path)
                return 0
    print(
        "Er is geen Chromium voor de browsertests. Installeer Chromium of Google Chrome met uw pakketbeheer, "
        "of wijs hem aan met WISSEL_CHROMIUM=/pad/naar/chromium.",
        file=sys.stderr,
    )
    return 1


def _given() -> Iterator[str]:
    if os.environ.get("WISSEL_CHROMIUM"):
        yield os.environ["WISSEL_CHROMIUM"]


def _installed() -> Iterator[str]:
    yield from (found for name in NAMES if (found := shutil.which(name)))
    yield "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def _playwright() -> Iterator[str]:
    path = _playwright_path()
    if path and not Path(path).exists():
        print("Chromium ophalen (eenmalig) …", file=sys.stderr)
        _try([sys.executable, "-m", "playwright", "install", "chromium"])
    if path:
        yield path


def _playwright_path() -> str:
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except Exception:
        return ""


def _apt() -> Iterator[str]:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Chromium installeren met apt-get …", file=sys.stderr)
        _try(["apt-get", "update", "-qq"])
        _try(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])
        yield from _installed()


def _starts(path: str) -> bool:
    # Ubuntu's chromium-browser may be an empty shell around snap; only one that answers counts.
    return bool(path) and Path(path).exists() and _try([path, "--version"], quiet=True)


def _try(command: list[str], *, quiet: bool = False) -> bool:
    run: Callable[..., subprocess.CompletedProcess[bytes]] = subprocess.run
    try:
        return (
            run(
                command, check=False, stdout=subprocess.DEVNULL if quiet else sys.stderr, timeout=900
            ).returncode
            == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def _keep(path: str) -> None:
    folder = ROOT / ".wissel"
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / "chromium-path").write_text(path + "\n")


if __name__ == "__main__":
    sys.exit(main())
