"""`ecpat serve`, from the folder to the running server."""

import shutil
import signal
import sys
from contextlib import suppress
from html import escape
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.errors import Exit, OutputError, UsageError
from ecpat_training.core.text import visible
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.report.for_machines import ServeResult
from ecpat_training.words.catalogue.message import Option, phrase

if TYPE_CHECKING:
    from ecpat_training.serve.server import LocalServer

REQUIRED_PACKAGE = "starlette"
INSTALL = 'Install them in the folder with ecpat\'s source: pip install ".[web]".'
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


def serve_folder(folder: Path, *, port: int, browser: bool, read_only: bool, quiet: bool) -> int:
    """Serves a programme's folder until somebody ends it; returns the exit code.

    Raises:
        UsageError: the libraries for it aren't there.
        InputError, RefusedError, ContentError: the programme's file can't be read, or can't be understood.
        OutputError: something else listens at the port.
    """
    if find_spec(REQUIRED_PACKAGE) is None:
        raise UsageError.because("usage.web", "pages need libraries that aren't there.", hint=INSTALL)
    from ecpat_training.serve.server import LocalServer

    programme = programme_file(folder)
    read_programme(programme)
    delivery = Delivery(quiet=quiet)
    site = Site(folder=programme.parent, programme=programme, read_only=read_only)

    def began(address: str) -> None:
        stream = sys.stdout if delivery.prints or quiet else sys.stderr  # --json has standard output for itself
        stream.write(f"{address}\n")
        stream.flush()
        delivery.say(
            f"{visible(programme.parent.name or str(programme.parent))} is open at this address. Ctrl-C ends it."
        )
        if browser:
            page.open(address)

    page = OpeningPage()
    server = LocalServer(site, port, began, page.end)
    _stop_server_on_signal(server)
    try:
        server.run()
    except SystemExit as exit_error:  # uvicorn's way of saying that it can't listen there
        has_permission = not isinstance(exit_error.__context__, PermissionError)
        reason = "another program does" if has_permission else "only an administrator's programs may"
        message = phrase("nothing can listen at port {port}: {reason}.", port=port, reason=reason)
        raise OutputError.because(
            "serve.port", message, hint=phrase("Choose another, or leave {option} out.", option=Option("--port"))
        ) from None
    except KeyboardInterrupt:
        pass
    finally:
        page.end()
    delivery.data(lambda: ServeResult(site, port=server.port), ())
    return Exit.CLEAN


def _stop_server_on_signal(server: "LocalServer") -> None:
    """Also when the window is closed in which it was started, or the machine shuts down: what waits lies in files."""
    if current_thread() is main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            if number := getattr(signal, name, None):
                signal.signal(number, server.handle_exit)


class OpeningPage:
    """A page in a private folder that leads the person's own browser to an address, until it has been followed: what
    stands on a program's command line, every user of the machine can read."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def open(self, address: str) -> None:
        """Opens the browser; where no page can be written, the person has the address that was printed."""
        import webbrowser

        with suppress(OSError):
            page = self._make_private_folder() / "open.html"
            page.touch(mode=0o600)
            page.write_text(_PAGE.format(address=escape(address)), encoding="utf-8")
            webbrowser.open(page.as_uri())

    def end(self) -> None:
        """Removes the page that opened the browser."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _make_private_folder(self) -> Path:
        """A folder that only this person may enter. On Linux it stands where they live: browsers that the system keeps
        in a cage (snap, flatpak) see neither what is hidden there nor the folder for temporary files."""
        if sys.platform == "linux":
            with suppress(OSError, RuntimeError):
                self._folder = Path(mkdtemp(prefix=_PREFIX, dir=Path.home()))
                return self._folder
        self._folder = Path(mkdtemp(prefix=_PREFIX))
        return self._folder
