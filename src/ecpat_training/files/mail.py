"""What a saved mail (`.eml`) says to who reads it: its text, without its headers and attachments."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSHOWN = frozenset(("style", "script", "head", "title"))
_LINES = frozenset(("br", "p", "div", "li", "tr", "ul", "ol", "table", "blockquote"))


def text_of_mail(data: bytes) -> str:
    """The text of a mail; of one in HTML, what a reader sees of it. "" where it has no text, or one in an encoding that
    nobody knows, or is of more parts in parts than any program makes."""
    from email import message_from_bytes, policy

    try:
        body = message_from_bytes(data, policy=policy.default).get_body(("plain", "html"))
        text = "" if body is None else str(body.get_content())
    except (LookupError, ValueError, RecursionError):
        return ""
    return _visible_text(text) if body is not None and body.get_content_subtype() == "html" else text


def _visible_text(html: str) -> str:
    """What an HTML text shows, a line for each paragraph."""
    # libxml2 takes time by the length alone, whatever is never closed; the parser of the standard library doesn't.
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return ""
    return "" if root is None else "".join(_pieces(root))


def _pieces(root: "_Element") -> list[str]:
    pieces: list[str] = []
    unshown: _Element | None = None
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        edge = "\n" if tag in _LINES else " "
        if event == "start":
            if unshown is None and tag in _UNSHOWN:
                unshown = element
            pieces += [edge, element.text or ""] if unshown is None else []
            continue
        if unshown is None or unshown is element:
            unshown = None
            pieces += [edge, element.tail or ""]
    return pieces
