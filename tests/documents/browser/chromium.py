"""A page opened in a real browser: what its console says and what it asks the network for."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@dataclass(frozen=True)
class Opened:
    """What came of a page: the document after loading, lines of the console, addresses asked for."""

    document: str
    console: list[str]
    requests: list[str]


def open_page(page: Path, scratch: Path, *options: str) -> Opened:
    """Open a file in headless Chromium with a profile of its own in `scratch`, which is empty but for the file."""
    assert CHROMIUM
    log = scratch / "network.json"
    run = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",  # the tests may run as root in a container, where Chromium has no sandbox
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-sync",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND",  # whatever is asked for, nothing leaves the machine
            f"--user-data-dir={scratch / 'profile'}",
            "--enable-logging=stderr",
            "--v=0",
            f"--log-net-log={log}",
            "--virtual-time-budget=2000",
            "--dump-dom",
            *options,
            page.resolve().as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=1200,
        check=True,
    )
    console = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
    return Opened(run.stdout, console, _requests(log))


def _requests(log: Path) -> list[str]:
    """The addresses in Chromium's network log that a page asked for; the browser's own business has no origin."""
    events = [event.get("params", {}) for event in json.loads(log.read_text("utf-8"))["events"]]
    return sorted({event["url"] for event in events if event.get("initiator", "not an origin") != "not an origin"})
