"""Chapters and sessions that try to come alive stay text in the handbook."""

from pathlib import Path

import pytest

from tests.commands.inert import alive, alive_on_a_terminal
from tests.commands.running import run_here
from tests.commands.test_payloads import SEEN, as_yaml, missing

TITLES = [text for text in dict.fromkeys(map(str.strip, SEEN)) if len(text) <= 200][::4]  # each stands in eight places
IN_A_CHAPTER = 12


def test_a_handbook_of_payloads_is_printed_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    chapters = [
        {
            "chapter": f"{at} {first}",
            "aim": first,
            "sessions": [
                {"id": f"s{at}-{n}", "title": f"{at}-{n} {text}", "minutes": "40", "method": "plenary", "goal": text}
                | {"steps": [text], "materials": [text], "handouts": [text], "notes": text}
                for n, text in enumerate(TITLES[at : at + IN_A_CHAPTER])
            ],
        }
        for at, first in enumerate(TITLES)
        if at % IN_A_CHAPTER == 0
    ]
    said = {"about": TITLES[1], "funders": [TITLES[2]], "objectives": [TITLES[3]], "manual": chapters}
    data = {"programme": TITLES[0], "id": "p", "partners": [{"country": "BG", "twin": "NL"}], **said}
    Path("programme.yaml").write_text(as_yaml(data), encoding="utf-8")
    ran = run_here(["plan", "handbook", "--on", "2026-05-12", "--out", "book.html", "--out", "book.docx"])
    assert ran.exit_code == 0, ran.said
    assert alive_on_a_terminal(ran) == []
    for name in ("book.html", "book.docx"):
        assert alive(Path(name)) == [], name
        assert missing(TITLES, Path(name)) == [], name
