"""A chart's SVG made part of a page: its own ids, its description, nothing that reaches beyond it."""

import re
from xml.etree import ElementTree  # of the standard library, since lxml takes longer to load than the charts to write

from ecpat_training.documents.charts.picture import svg
from ecpat_training.documents.document import Chart

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_FONTS = re.compile(r"font-family: [^;]+")


def inline_svg(chart: Chart, key: str) -> str:
    """The chart as an `<svg>` element; `key` makes its ids differ from those of every other chart on the page.

    Style sheets and names that only Matplotlib needs are left out, sizes become the view box's, so that the page
    decides how wide the chart is; title and description stand for the picture where it can't be seen.
    """
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(svg(chart))  # noqa: S314  # drawn here; comments are left out
    for parent in list(root.iter()):
        for part in [one for one in parent if one.tag in (f"{{{_SVG}}}style", f"{{{_SVG}}}metadata")]:
            parent.remove(part)
    for part in root.iter():
        _localise(part, key)
    for name in ("width", "height", "version", "id"):
        if name in root.attrib:
            del root.attrib[name]
    root.set("role", "img")
    root.set("aria-labelledby", f"{key}-title {key}-text")
    for place, (tag, text) in enumerate((("title", chart.title), ("desc", chart.alt))):
        described = ElementTree.Element(f"{{{_SVG}}}{tag}", id=f"{key}-{'title' if tag == 'title' else 'text'}")
        described.text = text
        root.insert(place, described)
    return ElementTree.tostring(root, encoding="unicode")


def _localise(element: ElementTree.Element, key: str) -> None:
    """References within the chart only; the page's own font, so that no letter is missing."""
    for name, value in list(element.attrib.items()):
        if name == f"{{{_XLINK}}}href":
            del element.attrib[name]
            element.set("href", f"#{key}-{value.removeprefix('#')}")
        elif name == "id":
            element.set(name, f"{key}-{value}")
        else:
            element.set(name, _FONTS.sub("font-family: inherit", _REFERENCE.sub(rf"url(#{key}-\1)", value)))
