"""What a person sees on the terminal: narrow or wide, with colour or without, UTF-8 or not."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.documents.document import Document, HaveWantChart, ReportColumn, ReportTable, TimelineChart
from ecpat_training.documents.evaluation_charts import PairedChart
from ecpat_training.documents.terminal.terminal import print_document, print_findings, stdout_console
from tests.documents.sample import CHANGES, sample


def printed(
    document: Document, width: int = 100, *, encoding: str = "utf-8", colour: bool = False, whole: bool = True
) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace", newline="\n")
    console = Console(file=stream, width=width, force_terminal=colour, color_system="standard" if colour else None)
    print_document(console, document, is_complete=whole)
    stream.seek(0)
    return stream.read()


@pytest.mark.parametrize("width", [30, 60, 80, 100, 110])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    lines = printed(sample(), width).splitlines()
    assert max(map(cell_len, lines)) <= width


def test_nothing_is_cut_in_a_narrow_window() -> None:
    text = "".join(printed(sample(), 40).split())
    for row in CHANGES.rows:
        assert all("".join(cell.split()) in text for cell in CHANGES.format_row(row))


def test_a_table_too_wide_for_the_window_becomes_lists() -> None:
    table = ReportTable(
        "t", (ReportColumn("Scale"), ReportColumn("Change", "0.00")), (("Attitudes", 0.5), ("Cooperation", None))
    )
    wide, narrow = printed(Document("t", (table,)), 40), printed(Document("t", (table,)), 20)
    assert [line.split() for line in wide.splitlines()[-2:]] == [
        ["Attitudes", "0.50"],
        ["Cooperation", "not", "defined"],
    ]
    assert [line.split() for line in narrow.splitlines()[2:4]] == [["Scale", "Attitudes"], ["Change", "0.50"]]


def test_a_table_too_wide_says_what_is_alike_once_and_spares_what_can_be_looked_up() -> None:
    columns = (
        ReportColumn("Code"),
        ReportColumn("Region", is_optional=True),
        ReportColumn("Organisation", is_optional=True),
        ReportColumn("Seat"),
    )
    rows = (("R2", "Tirana", "Police", "kept"), ("R3", "Durres", "Helpline", "kept"))
    document = Document("t", (ReportTable("t", columns, rows, "Who."),), brief=1)

    def words(width: int, *, whole: bool) -> list[list[str]]:
        return [line.split() for line in printed(document, width, whole=whole).splitlines()]

    assert words(40, whole=False)[2:4] == [["Who."], ["Code", "Region", "Organisation", "Seat"]]
    assert ["Who.", "The", "same", "for", "all:", "Seat:"] in words(33, whole=False)
    assert ["R2", "Tirana", "Police"] in words(33, whole=False)
    assert ["Organisation."] in words(20, whole=False)
    assert ["R2", "Tirana"] in words(20, whole=False)
    assert ["Organisation", "Police"] in words(20, whole=True)  # a file holds everything


def test_a_stream_without_utf_8_gets_plain_marks() -> None:
    text = printed(sample(), encoding="ascii")
    assert text.isascii()
    assert "####" in text
    assert "PPPP" in text


def test_colour_is_ours_and_stops_where_it_should() -> None:
    text = printed(sample(), colour=True)
    assert "\x1b[1;31m" in text
    assert "\x1b]8" not in text


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    print_findings(stdout_console(), [Finding("a.b", Severity.ERROR, "Wrong.")])
    assert "31m" not in capsys.readouterr().out


def test_bars_stand_for_their_numbers() -> None:
    lines = printed(sample()).splitlines()
    police = next(line for line in lines if "law enforcement " in line)
    assert police.count("█") == 10  # 4 of at most 12, on 30 cells
    assert police.split()[-3:] == ["4", "want", "8-12"]


@pytest.mark.parametrize(
    "chart", [HaveWantChart("t", (), "a"), PairedChart("t", ("a", "b"), (), "a"), TimelineChart("t", (), "a")]
)
def test_charts_of_nothing_are_printed(chart: HaveWantChart | PairedChart | TimelineChart) -> None:
    assert printed(Document("title", (chart,))).startswith("title\n\nt\n")


def findings(*places: Location | None, code: str = "roster.x") -> list[Finding]:
    return [Finding(code, Severity.ERROR, f"At {place}.", place) for place in places]


def lines_of(*found: Finding, quiet: bool = False) -> list[str]:
    stream = io.StringIO()
    print_findings(Console(file=stream, width=40), found, quiet)
    return stream.getvalue().splitlines()


def test_findings_come_in_the_order_of_their_places() -> None:
    a, b = "a.xlsx", "b.yaml"
    cells = [Location(a, sheet="S", cell=cell) for cell in ("A1", "B2", "AA2", "A10")]
    lines = [Location(b, 3, 9), Location(b, 14, 2), Location(b, 14, 11)]
    ordered = findings(None, *cells, *lines)
    assert lines_of(*reversed(ordered)) == [str(finding) for finding in ordered]


def test_a_finding_is_one_line_for_a_program_and_wrapped_for_a_person() -> None:
    finding = Finding("a.b", Severity.WARNING, "word " * 20, Location("a.csv", 3), "Do this.")
    assert lines_of(finding) == [str(finding)]
    stream = io.StringIO()
    print_findings(Console(file=stream, width=40, force_terminal=True, color_system=None), [finding])
    assert max(map(len, stream.getvalue().splitlines())) <= 40


def test_quiet_leaves_errors_only() -> None:
    found = [Finding(f"a.{level}", level, "Look.") for level in Severity]
    assert lines_of(*found, quiet=True) == ["error: Look. [a.error]"]
    assert len(lines_of(*found)) == 3


def test_many_of_one_kind_are_counted() -> None:
    many = findings(*(Location("a.csv", line) for line in range(1, 171)))
    other = findings(Location("z.csv", 1), code="roster.other")
    lines = lines_of(*many, *other)
    assert lines[49] == "a.csv:50: error: At a.csv:50. [roster.x]"
    assert lines[50:] == ["z.csv:1: error: At z.csv:1. [roster.other]", "... and 120 more like these [roster.x]"]
