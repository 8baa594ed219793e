"""How results look in a notebook: the report's own page in a frame, charts as pictures."""

import re
from html import unescape
from pathlib import Path

import pytest

import ecpat_training as ecpat
from tests.commands.running import EXAMPLE


def test_the_page_is_the_command_s_in_a_frame_of_its_own(tmp_path: Path) -> None:
    """Its style sheet must not reach the notebook around it, and no script runs."""
    check = ecpat.check_roster(EXAMPLE / "roster-as-sent.xlsx", EXAMPLE)
    shown = check._repr_html_()
    assert shown.startswith("<iframe sandbox ")
    assert shown.count("<") == 2
    page = re.search(r'srcdoc="([^"]*)"', shown)
    assert page
    assert unescape(page[1]) == check.save(tmp_path / "check.html").read_text("utf-8")


def test_charts_are_pictures(tmp_path: Path) -> None:
    figures = ecpat.compare([5, 6, 5, 7, 4, 6], [7, 7, 6, 8, 5, 8], title="Knowledge").figures
    assert [figure.title for figure in figures][-1] == "Knowledge: a line for each person"
    for number, figure in enumerate(figures):
        assert figure.alt
        assert figure._repr_svg_() == figure.svg
        assert "<svg" in figure.svg
        assert figure.save(tmp_path / f"{number}.svg").read_text("utf-8") == figure.svg
        assert figure.save(tmp_path / f"{number}.png").read_bytes() == figure.png
        assert figure.png.startswith(b"\x89PNG")
        assert repr(figure) == f"Figure({figure.title!r})"
        with pytest.raises(ecpat.EcpatError):
            figure.save(tmp_path / f"{number}.png")
        with pytest.raises(ValueError, match=r"\.svg or \.png"):
            figure.save(tmp_path / "figure.jpg")


def test_drawing_leaves_the_notebook_s_own_settings_alone() -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    _ = ecpat.compare([5, 6, 5], [7, 7, 6]).figures[0].svg
    assert dict(matplotlib.rcParams) == before


def test_a_result_is_one_line_where_there_is_no_page() -> None:
    survey = ecpat.read_survey(EXAMPLE / "pre-kobo.csv", EXAMPLE, wave="pre")
    assert repr(survey) == "<Survey: KoboToolbox, 19 responses (19 pre)>"
    assert survey.figures == ()
