"""The browser is opened by a page in a private folder that leads on to the address: what stands on a program's command
line, every user of the machine can read."""

import shutil
import sys
from contextlib import suppress
from html import escape
from pathlib import Path
from tempfile import mkdtemp

_PREFIX = "ecpat-opens-"
_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<meta http-equiv="refresh" content="0; url={address}">
<title>ecpat</title>
<p><a href="{address}">ecpat</a></p>
</html>
"""


class OpeningPage:
    """A page that leads the person's own browser to an address, until it has been followed."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def open(self, address: str) -> None:
        """Opens the browser; where no page can be written, the person has the address that was printed."""
        import webbrowser

        with suppress(OSError):
            page = self._made() / "open.html"
            page.touch(mode=0o600)
            page.write_text(_PAGE.format(address=escape(address)), encoding="utf-8")
            webbrowser.open(page.as_uri())

    def end(self) -> None:
        """Removes the page that opened the browser."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _made(self) -> Path:
        """A folder that only this person may enter. On Linux it stands where they live: browsers that the system keeps
        in a cage (snap, flatpak) see neither what is hidden there nor the folder for temporary files."""
        if sys.platform == "linux":
            with suppress(OSError, RuntimeError):
                self._folder = Path(mkdtemp(prefix=_PREFIX, dir=Path.home()))
                return self._folder
        self._folder = Path(mkdtemp(prefix=_PREFIX))
        return self._folder
