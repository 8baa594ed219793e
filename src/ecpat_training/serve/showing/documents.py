"""A `Document` as a part of a page: the same blocks that its HTML file has.

A file carries its looks in itself. Pages may not (no style stands in them, so that nothing that gets into one can
change how it looks), so each `style="..."` becomes a class of a style sheet that is served beside the page.
"""

import hashlib
import re
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from ecpat_training.documents.document import Document
from ecpat_training.documents.formats import html
from ecpat_training.documents.prepared import prepared_document

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")  # in texts `<` is always escaped, in attributes `>` too
_STYLE = re.compile(r'\sstyle="([^"]*)"')
_CLASS = re.compile(r'\sclass="([^"]*)"')
_MAX_STYLE_SHEETS = 64  # style sheets that are kept; a page asks for its own at once


@dataclass(frozen=True, slots=True)
class Fragment:
    """Blocks of a document as HTML, and the name of the style sheet that they need; "" where they need none."""

    document: Document
    html: str
    sheet: str


class StyleSheets:
    """The style sheets that pages have needed lately, by their names."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def fragment(self, document: Document, key: str = "") -> Fragment:
        """The blocks of a document; `key` tells their ids from those of other documents of the page."""
        prepared = prepared_document(document, "html")
        rules: dict[str, str] = {}
        text = _TAG.sub(lambda tag: _replace_style_by_class(tag[0], rules), html.fragment(prepared, key))
        sheet = "".join(f".{name} {{ {style} }}\n" for style, name in rules.items())
        return Fragment(prepared, text, self._keep(sheet) if sheet else "")

    def sheet(self, name: str) -> str | None:
        """The style sheet of this name; None where there is none any longer."""
        with self._lock:
            return self._kept.get(name)

    def _keep(self, sheet: str) -> str:
        name = hashlib.sha256(sheet.encode()).hexdigest()[:32]
        with self._lock:
            self._kept[name] = sheet
            self._kept.move_to_end(name)
            while len(self._kept) > _MAX_STYLE_SHEETS:
                self._kept.popitem(last=False)
        return name


def _replace_style_by_class(tag: str, rules: dict[str, str]) -> str:
    """A tag whose style is a class instead."""
    match = _STYLE.search(tag)
    if match is None:
        return tag
    style = match[1].replace("&quot;", '"').replace("&#34;", '"').replace("&amp;", "&")
    name = rules.setdefault(style, f"s-{hashlib.sha256(style.encode()).hexdigest()[:12]}")
    tag = tag.replace(match[0], "", 1)
    if _CLASS.search(tag):
        return _CLASS.sub(rf' class="\1 {name}"', tag, count=1)
    end = "/>" if tag.endswith("/>") else ">"
    return f'{tag[: -len(end)].rstrip()} class="{name}"{end}'
