"""Ratings from 1 to 5 in one wave and from 1 to 10 in the other are compared only where a person says that they may."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.effect.workflows.reading import read_files
from ecpat_training.effect.workflows.request import GivenTable, Request
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.unlike_rulers import are_unlike_rulers
from tests.survey.drafting import asked, decided, drafted, table

LAYOUTS = {
    "questions in English": ["How confident are you in interviewing?", "How confident are you in referring?"],
    "a grid in German": ["Wie sicher sind Sie? [Gespräche führen]", "Wie sicher sind Sie? [Fälle weiterleiten]"],
    "ratings in Russian": ["Оцените свою уверенность: беседа", "Оцените свою уверенность: направление"],
}
RULERS = {"5 and 10": ((2, 5), (5, 10)), "10 and 5": ((3, 9), (2, 5)), "0-4 and 1-5": ((0, 4), (2, 5))}


def _rated(lowest: int, highest: int, people: int, draw: random.Random) -> list[int]:
    """Ratings between these, both of them chosen."""
    return [lowest, highest, lowest, highest, *(draw.randint(lowest, highest) for _ in range(people - 4))]


def _waves(folder: Path, headers: list[str], before: tuple[int, int], after: tuple[int, int]) -> list[Path]:
    draw = random.Random(7)
    return [
        table(
            folder, f"{name}.csv", ["Code", *headers],
            *zip([f"AB{row:02d}x" for row in range(16)], *(_rated(*ends, 16, draw) for _ in headers), strict=True),
        )
        for name, ends in (("pre", before), ("post", after))
    ]  # fmt: skip


@pytest.mark.parametrize("ends", RULERS.values(), ids=RULERS)
@pytest.mark.parametrize("headers", LAYOUTS.values(), ids=LAYOUTS)
def test_two_rulers_are_asked_about_and_compared_only_where_a_person_says_so(
    tmp_path: Path, headers: list[str], ends: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    """R1: the draft says both ranges; an instrument that doesn't decide it is not evaluated."""
    files = _waves(tmp_path, headers, *ends)
    text = drafted(files, tmp_path)
    words = [header.partition("[")[2].rstrip("]") or header for header in headers]
    assert all(f'"{question}": same?' in text for question in words)
    assert f"from {ends[0][0]} to {ends[0][1]}" in " ".join(text.replace("#", "").split())
    assert asked(text, tmp_path)
    path = tmp_path / "decided.yaml"
    tables = [GivenTable(file.stem, file, None, trained=True) for file in files]  # type: ignore[arg-type]
    path.write_text(decided(text), encoding="utf-8")
    assert not [f for f in read_files(Request(), path, tables, None).findings if f.code == "survey.unlike-answers"]
    lines = [
        line for line in decided(text).splitlines() if not any(f'"{question}": same' in line for question in words)
    ]
    path.write_text(re.sub(r"        also:\n(?! *[#\"])", "", "\n".join(lines) + "\n"), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_files(Request(), path, tables, None)
    (finding, _) = (finding for finding in error.value.findings if finding.code == "survey.unlike-answers")
    assert f"from {ends[0][0]} to {ends[0][1]} before" in finding.message
    other = decided(text).replace(f'"{words[0]}": same', f'"{words[0]}": other')
    path.write_text(other, encoding="utf-8")
    assert [item.texts() for scale in read_instrument(path)[0].scales for item in scale.items] == [[words[1]]]


@pytest.mark.parametrize(
    ("before", "after"), [((1, 5), (2, 5)), ((1, 4), (3, 5)), ((2, 7), (5, 10)), ((1, 3), (2, 5)), ((0, 8), (6, 10))]
)
def test_one_ruler_is_not_asked_about(tmp_path: Path, before: tuple[int, int], after: tuple[int, int]) -> None:
    """R2: people rate higher after a training."""
    assert "unlike scales" not in drafted(_waves(tmp_path, LAYOUTS["questions in English"], before, after), tmp_path)


def test_a_range_in_the_header_is_one_ruler(tmp_path: Path) -> None:
    """R2: the words say what the form offered, whatever people chose."""
    headers = ["Confidence in interviews (1 = none, 10 = full)", "Confidence in referrals (1 = none, 10 = full)"]
    assert "unlike scales" not in drafted(_waves(tmp_path, headers, (1, 5), (6, 10)), tmp_path)


def test_waves_in_one_file_were_rated_on_one_ruler(tmp_path: Path) -> None:
    """R2: `before` and `after` beside each other come from one form."""
    draw = random.Random(3)
    columns = [_rated(*ends, 16, draw) for ends in ((1, 5), (5, 7), (1, 5), (5, 7))]
    codes = [f"AB{row:02d}x" for row in range(16)]
    headers = ["Code", "interviews.pre", "interviews.post", "referrals.pre", "referrals.post"]
    assert "unlike scales" not in drafted(
        [table(tmp_path, "both.csv", headers, *zip(codes, *columns, strict=True))], tmp_path
    )


def _drawn(draw: random.Random, lowest: int, highest: int, mean: float, people: int) -> Counter[str]:
    return Counter(str(min(highest, max(lowest, round(draw.gauss(mean, 1))))) for _ in range(people))


@pytest.mark.parametrize(
    ("ruler", "means", "alarms"),
    [((1, 5), (2.6, 4.2), 0), ((1, 4), (2, 3.4), 0), ((0, 4), (1.5, 3.2), 0), ((1, 10), (5, 7.5), 2)],
)
def test_drawn_forms_with_one_ruler_raise_no_alarm(
    ruler: tuple[int, int], means: tuple[float, float], alarms: int
) -> None:
    """R3: 100 forms of four questions each; a slip of the pen (`44`) is no ruler."""
    draw, raised = random.Random(str(ruler)), 0
    for _ in range(100):
        people = draw.choice([8, 15, 30])
        pairs = [tuple(_drawn(draw, *ruler, mean, people) for mean in means) for _ in range(4)]
        pairs[0][1]["44"] += 1
        raised += any(are_unlike_rulers(first, second, pairs) for first, second in pairs)  # type: ignore[arg-type]
    assert raised <= alarms
