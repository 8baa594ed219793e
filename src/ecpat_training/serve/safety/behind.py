"""All pages stand behind a path that nobody can guess, and browsers send the cookie for it alone: they would send it to
every other server of this machine otherwise, since cookies know no ports.

Pages and workflows know nothing of it: addresses are led there on their way out.
"""

import re

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Scope, Send

_LINKS = re.compile(rb'(\s(?:href|src|action|formaction|sse-connect|hx-[a-z]+|data-[a-z-]+)=")(?=/(?!/))')
"""Attributes with an address of ours; in texts, `"` is always escaped."""
_PAGES = ("text/html", "text/event-stream")


def strip_path_prefix(scope: Scope, path: str) -> Scope | None:
    """The request as pages see it; None where it asks for nothing behind the path."""
    if not scope["path"].startswith(f"{path}/"):
        return None
    return {**scope, "path": scope["path"][len(path) :], "raw_path": scope["raw_path"][len(path) :]}


class PrefixedSender:
    """Sends an answer whose addresses lead behind the path; files that are downloaded stay as they are."""

    def __init__(self, send: Send, path: str) -> None:
        self._send, self._path = send, path
        self._page = False

    async def __call__(self, message: Message) -> None:
        """Sends a part of the answer."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name in ("location", "hx-redirect"):
                if headers.get(name, "").startswith("/"):
                    headers[name] = f"{self._path}{headers[name]}"
            self._page = headers.get("content-type", "").startswith(_PAGES) and "content-disposition" not in headers
            # The addresses in the page get longer, so the length that was counted before is wrong.
            if self._page and "content-length" in headers:
                del headers["content-length"]
        elif self._page and message.get("body"):
            message = {**message, "body": _LINKS.sub(rb"\1" + self._path.encode(), message["body"])}
        await self._send(message)
