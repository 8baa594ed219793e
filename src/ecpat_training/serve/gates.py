"""In front of every page: who may come in, with what, and what the browser is told to allow."""

from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import ClientDisconnect, cookie_parser
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ecpat_training.serve.model.fault import fault_of_ours
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.safety import uploads
from ecpat_training.serve.safety.behind import PrefixedSender, strip_path_prefix
from ecpat_training.serve.safety.headers import HEADERS
from ecpat_training.serve.safety.hosts import refusal
from ecpat_training.serve.safety.token import ADMITTED_STATE_KEY, NAME, cookie_name, is_secret
from ecpat_training.words.catalogue.message import Command, phrase

_CLOSED_TEXT = phrase(
    "This page is only for whoever started it. Please open the address that {command} has printed, with all that stands"
    " behind token=.\n",
    command=Command("serve"),
)

_REDIRECT_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<meta http-equiv="refresh" content="0; url={address}">
<title>ecpat</title>
<p><a href="{address}">ecpat</a></p>
</html>
"""
"""Leads on by itself: of a request that another page or file has led here, browsers would keep the cookie back."""

_SINGLE_HEADERS = (
    "host",
    "origin",
    "cookie",
    "sec-fetch-site",
    "sec-fetch-mode",
    "sec-fetch-dest",
    "content-type",
    "x-key",
)


class Gates:
    """ASGI middleware: the address, the sender, the secrets, the size; and the headers of the answer. `came` is told of
    everybody who is let in by the address."""

    def __init__(self, app: ASGIApp, site: Site, came: Callable[[], None]) -> None:
        self._app = app
        self._site = site
        self._came = came

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers itself what may not come in."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # no page speaks by web sockets
            return

        guarded_send = _Guarded(send)
        answer, inner_scope = self._refuse_scope(scope), strip_path_prefix(scope, self._site.path)
        if answer is not None or inner_scope is None:
            await (answer or PlainTextResponse(_CLOSED_TEXT, 403))(scope, receive, guarded_send)
            return
        try:
            prefixed_app = PrefixedSender(guarded_send, self._site.path)
            await self._app(inner_scope, _Counted(receive, _max_body_bytes(Headers(scope=scope))), prefixed_app)
        except _TooLargeError:
            await PlainTextResponse("This is more than can be taken at once.\n", 413)(scope, receive, guarded_send)
        except ClientDisconnect:  # the person has gone on before all was sent: nobody is there to be answered
            pass
        except Exception as fault:  # noqa: BLE001 - before a page had it: what was sent couldn't be kept
            finding = fault_of_ours(fault)
            if not guarded_send.begun:
                await PlainTextResponse(f"{finding.message}\n{finding.hint}\n", 500)(scope, receive, guarded_send)

    def _refuse_scope(self, scope: Scope) -> Response | None:
        headers, port = Headers(scope=scope), scope["server"][1]
        # Which of two equal headers counts differs between programs: a gate and a page must never read different ones.
        if any(len(headers.getlist(name)) > 1 for name in _SINGLE_HEADERS):
            return PlainTextResponse("Refused: a header stands in it twice, with two meanings.\n", 403)
        if (reason := refusal(scope["method"], port, headers)) is not None:
            return PlainTextResponse(f"Refused: {reason}.\n", 403)
        # Control characters in a path would reach messages and file names further in.
        if not scope["path"].isprintable():
            return PlainTextResponse("There is nothing here.\n", 404)
        cookie = cookie_name(port)
        attempt = QueryParams(scope["query_string"]).get(NAME)
        # The secret stands in an address once alone: addresses get into histories and logs, cookies don't.
        if (
            scope["method"] == "GET"
            and scope["path"] == "/"
            and attempt is not None
            and is_secret(attempt, self._site.entry)
        ):
            self._came()
            answer = HTMLResponse(_REDIRECT_PAGE.format(address=f"{self._site.path}/"))
            # `httponly`: no script reads it; `strict`: no other site's page makes the browser send it.
            answer.set_cookie(cookie, self._site.ticket, httponly=True, samesite="strict", path=f"{self._site.path}/")
            return answer
        if not is_secret(cookie_parser(headers.get("cookie", "")).get(cookie), self._site.ticket):
            return PlainTextResponse(_CLOSED_TEXT, 403)
        scope["state"][ADMITTED_STATE_KEY] = True  # its connection stays when others have to make room
        # What is said to be too large is refused unread; `_Counted` looks after those that say less than they send.
        if int(headers.get("content-length", "0") or 0) > _max_body_bytes(headers):
            return PlainTextResponse("This is more than can be taken at once.\n", 413)
        return None


def _max_body_bytes(headers: Headers) -> int:
    """How many bytes a body may have: many where it may bring files."""
    is_multipart = headers.get("content-type", "").lower().startswith("multipart/")
    return uploads.ALL if is_multipart else min(uploads.FORM, uploads.ALL)


class _TooLargeError(Exception):
    """A body has more bytes than are taken."""


class _Guarded:
    """Sends an answer with the headers that every one has; `begun` is whether any of it has been sent."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await self._send(message)


class _Counted:
    """Receives a body as long as it isn't too large, whatever its header says."""

    def __init__(self, receive: Receive, max_bytes: int) -> None:
        self._receive, self._most = receive, max_bytes
        self._bytes = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._bytes += len(message.get("body", b""))
        if self._bytes > self._most:
            raise _TooLargeError
        return message
