"""Pages: what a browser may break over lines."""

from pathlib import Path

from ecpat_training.render.outputs import render
from ecpat_training.results.document import Column, Document, Table


def test_a_code_stays_on_one_line_and_text_stays_text() -> None:
    table = Table("Groups", (Column("People"),), (("MD-01, <b>-2 & 09:00-10:30",), ("a follow-up",)))
    page = render(Document("t", (table,)), Path("a.html")).decode()
    assert '<span class="code">MD-01</span>, &lt;b&gt;-2 &amp; 09:00-10:30' in page
    assert page.count('class="code"') == 1
    assert ".code { white-space: nowrap; }" in page
