"""Which addresses and pages requests may come from: our own alone.

A page elsewhere can let its own name point to this machine (DNS rebinding), or send a form here; the browser tells both
by `Host`, `Origin` and `Sec-Fetch-Site`.
"""

from collections.abc import Mapping

LOOPBACK = "127.0.0.1"
_SAFE_METHODS = ("GET", "HEAD")
_OWN = ("same-origin", "none")  # none: typed, or a bookmark


def refusal(method: str, port: int, headers: Mapping[str, str]) -> str | None:
    """Why a request isn't answered; None where it may be. Header names are in small letters."""
    own_hosts = (f"{LOOPBACK}:{port}", f"localhost:{port}")
    host = headers.get("host", "")
    # A name of a foreign page that resolves to this machine (DNS rebinding) still says its own name here.
    if host not in own_hosts:
        return "the address isn't this machine's own"
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return "another page sent this"
    site = headers.get("sec-fetch-site")  # every browser of these years says it
    if method in _SAFE_METHODS:
        # A link in an e-mail or on an intranet page may lead here: a page that is looked at changes nothing.
        is_link_followed = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        return None if site in (None, *_OWN) or is_link_followed else "another page asks for this"
    if site not in (None, "same-origin"):
        return "another page sent this"
    # Old browsers and scripts say neither: then nobody can tell a forged form from ours, and it is refused.
    return "it isn't known which page sent this" if origin is None and site is None else None
