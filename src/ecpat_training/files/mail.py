"""What a saved mail (`.eml`) says to who reads it: its text, without its headers and attachments."""

from html.parser import HTMLParser

_UNSHOWN = frozenset(("style", "script", "head", "title"))
_LINES = frozenset(("br", "p", "div", "li", "tr", "ul", "ol", "table", "blockquote"))


def text_of_mail(data: bytes) -> str:
    """The text of a mail; of one in HTML, what a reader sees of it. "" where it has no text, or one in an encoding that
    nobody knows."""
    from email import message_from_bytes, policy

    body = message_from_bytes(data, policy=policy.default).get_body(("plain", "html"))
    if body is None:
        return ""
    try:
        text = str(body.get_content())
    except (LookupError, ValueError):
        return ""
    if body.get_content_subtype() != "html":
        return text
    reader = _ShownText()
    reader.feed(text)
    reader.close()
    return "".join(reader.pieces)


class _ShownText(HTMLParser):
    """Gathers what an HTML text shows, a line for each paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unshown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser calls it so
        """Leaves out what isn't shown, and begins a line with a paragraph."""
        if not self._unshown and tag in _UNSHOWN:
            self._unshown = tag
        self.pieces.append("\n" if tag in _LINES else " ")

    def handle_endtag(self, tag: str) -> None:
        """Ends a line behind a paragraph."""
        if tag == self._unshown:
            self._unshown = ""
        self.pieces.append("\n" if tag in _LINES else " ")

    def handle_data(self, data: str) -> None:
        """Keeps what is shown."""
        if not self._unshown:
            self.pieces.append(data)
