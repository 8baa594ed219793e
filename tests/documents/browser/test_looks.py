"""A page as it looks in a browser: nothing goes over an edge, on a desk or a phone, and all text has contrast, in light
and in dark.

Where there is no Chromium there is no case.
"""

import json
import re
from pathlib import Path

import pytest

from ecpat_training.documents.document import Document, ReportColumn, ReportTable
from ecpat_training.documents.outputs import render
from tests.documents.browser.chromium import CHROMIUM, open_page
from tests.documents.sample import sample

WIDTHS = (1280, 900, 390) if CHROMIUM else ()
DARK = "--blink-settings=preferredColorScheme=0"
WIDE = ReportTable(
    "wide",
    (ReportColumn("Compared", width=1.9), *[ReportColumn("95 % interval", "0.00", interval=True)] * 9),
    (("before - follow-up", *[(-12.84, 10.5)] * 9),),
)
# What is wider than its place; headings that jump; texts on a ground too much like them (WCAG 2.2, 1.4.3: 4.5 to 1);
# letters in a chart that are lower than 10 pixels; and which pictures are shown.
MEASURE = """<script>addEventListener('load', () => {
const all = [...document.querySelectorAll('body *')].filter(one => !one.closest('svg, thead, style, script'));
const seen = one => one.getClientRects().length && one.clientWidth > 1;
const over = all.filter(one => seen(one) && one.tagName != 'MAIN' && getComputedStyle(one).display != 'inline'
  && (one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth + 1))
  .map(one => one.tagName + ' ' + one.className);
const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(one => +one.tagName[1]);
const jumps = levels.filter((one, at) => at && one > levels[at - 1] + 1);
const part = value => { value /= 255; return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
const light = rgb => 0.2126 * part(rgb[0]) + 0.7152 * part(rgb[1]) + 0.0722 * part(rgb[2]);
const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
const ground = one => { for (; one; one = one.parentElement) {
  const found = numbers(getComputedStyle(one).backgroundColor);
  if (found.length < 4 || found[3] > 0) return found; } return [255, 255, 255]; };
const pale = all.filter(one => [...one.childNodes].some(node => node.nodeType == 3 && node.data.trim())).filter(one => {
  const [ink, paper] = [light(numbers(getComputedStyle(one).color)), light(ground(one))];
  return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05) < 4.5; })
  .map(one => one.tagName + ' ' + one.className);
const names = [...document.querySelectorAll('[role=region], nav, aside')].map(one => one.ariaLabel);
const twice = names.filter((one, at) => !one || names.indexOf(one) != at);
const scale = place => Math.hypot(place.a, place.b);
const small = [...document.querySelectorAll('.chart svg text')].filter(one => one.getClientRects().length)
  .filter(one => parseFloat(getComputedStyle(one).fontSize) * scale(one.getScreenCTM()) < 10)
  .map(one => one.textContent);
const charts = [...document.querySelectorAll('.chart')].filter(one => one.clientWidth).map(one => one.className);
const paper = numbers(getComputedStyle(document.body).backgroundColor);
const found = {over, jumps, pale, twice, small, charts: [...new Set(charts)], dark: light(paper) < 0.2};
parent.postMessage(JSON.stringify(found), '*');
})</script>"""
NOTHING: dict[str, object] = {"over": [], "jumps": [], "pale": [], "twice": [], "small": []}
HOST = """<!DOCTYPE html><title>host</title><body><script>
addEventListener('message', event => { document.title = 'found'; document.body.textContent = event.data; });
</script><iframe src="page.html" width="{width}" height="900" style="border: 0"></iframe>"""


def measured(document: Document, width: int, scratch: Path, *options: str) -> dict[str, object]:
    """What is wrong with the page in a window so wide: narrower than Chromium's own windows can be, so in a frame."""
    page = render(document, Path("a.html")).decode()
    page = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    (scratch / "page.html").write_text(page.replace("</body>", f"{MEASURE}</body>"), "utf-8")
    host = scratch / "host.html"
    host.write_text(HOST.replace("{width}", str(width)), "utf-8")
    dom = open_page(host, scratch, "--window-size=1500,1000", *options).document
    found: dict[str, object] = json.loads(re.search(r"<body>(\{.*\})</body>", dom, re.DOTALL)[1])  # type: ignore[index]
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_goes_over_the_edge_and_all_text_can_be_read(width: int, tmp_path: Path) -> None:
    long = sample()
    document = Document(long.title, (*long.blocks, WIDE), long.subtitle, long.notice, long.footer)
    wrong = measured(document, width, tmp_path)
    assert wrong == {**NOTHING, "charts": [f"chart {'wide' if width > 640 else 'narrow'}"], "dark": False}


@pytest.mark.parametrize("width", WIDTHS[2:])
def test_in_the_dark_a_page_is_dark_and_can_be_read(width: int, tmp_path: Path) -> None:
    wrong = measured(sample(), width, tmp_path, DARK)
    assert wrong == {**NOTHING, "charts": ["chart narrow"], "dark": True}
