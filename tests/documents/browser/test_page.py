"""Reports opened in headless Chromium: nothing on the console, nothing from the network.

Where there is no Chromium there is no case; `.ci/run` installs one.
"""

import re
from pathlib import Path

import pytest

from ecpat_training.documents.charts.picture import split_for_phones
from ecpat_training.documents.document import Chart, Document, ReportColumn, ReportTable
from ecpat_training.documents.outputs import render
from tests.documents.browser.chromium import CHROMIUM, open_page
from tests.documents.carrying import carrying
from tests.documents.payloads import payloads
from tests.documents.sample import sample

DOCUMENTS = {"the sample": sample(), "every payload": carrying(payloads(), charts=True)} if CHROMIUM else {}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_report_opens_without_a_word_or_a_request(document: Document, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_bytes(render(document, page))
    opened = open_page(page, tmp_path)
    assert opened.console == []
    assert opened.requests == []
    charts = [block for block in document.blocks if isinstance(block, Chart)]
    assert opened.document.count("<svg") == sum(1 + len(split_for_phones(chart)) for chart in charts) > 0


MEASURED = "<script>document.title = [...document.querySelectorAll('.table')].filter(table => \
table.scrollWidth > table.clientWidth).map(table => table.ariaLabel).join() || 'all fit'</script>"


@pytest.mark.parametrize("columns", [8, 10] if CHROMIUM else [])
def test_a_table_of_many_figures_fits_on_the_page(columns: int, tmp_path: Path) -> None:
    """What goes over the edge is cut on paper, and on a screen only found by whoever scrolls."""
    of_text = (ReportColumn("Compared", width=1.9), ReportColumn("Scale", width=2.2))
    figures = [ReportColumn("95 % interval", "0.00", interval=True, width=1.4)] * 2
    figures += [ReportColumn("Change", "0.00")] * (columns - 4)
    row = (
        "before - follow-up",
        "Cooperation with other stakeholders",
        *[(-12.84, 10.50)] * 2,
        *[-12.84] * (columns - 4),
    )
    page = tmp_path / "report.html"
    page.write_bytes(render(Document("Wide", (ReportTable("results", (*of_text, *figures), (row,)),)), page))
    read = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text("utf-8"))
    page.write_text(read.replace("</body>", f"{MEASURED}</body>"), "utf-8")
    assert "<title>all fit</title>" in open_page(page, tmp_path, "--window-size=1100,900").document


BAD = '<!DOCTYPE html><title>x</title><script>console.error("x")</script><img src="http://127.0.0.1:9/x.png">'


@pytest.mark.parametrize("page", [BAD] if CHROMIUM else [])
def test_the_browser_would_tell(page: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text(page)
    opened = open_page(path, tmp_path)
    assert len(opened.console) == 1
    assert opened.requests == ["http://127.0.0.1:9/x.png"]
