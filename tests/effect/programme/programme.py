"""A programme's folder as it comes back from the countries: a test of ten questions before and after each training."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.commands.material import PROGRAMME

ITEMS = [f"q{number}" for number in range(1, 11)]
_LETTERS = "ABCDEFGHIJKLMNOPRSTUVZ"
INSTRUMENT = (
    "instrument: What do you know\nid: know\ncode: {columns: [code]}\n"
    "plan: {primary: knowledge, declared: 2005-01-01}\nscales:\n"
    "  - {id: confidence, title: Confidence, kind: likert, answers: 1-5, items: [{id: c1}]}\n"
    "  - id: knowledge\n    title: Knowledge\n    kind: multiple choice\n    items:\n"
) + "".join(f"      - {{id: {item}, key: a, options: {{a: yes, b: no}}}}\n" for item in ITEMS)


def write(
    folder: Path,
    gains: Mapping[str, Sequence[float]],
    *,
    people: int = 12,
    sizes: Mapping[str, int] | None = None,
    seed: int = 1,
) -> Path:
    """The folder with trainings `al-1`, `al-2` ... of each country, whose people gain so many of ten questions on
    average; `sizes` are those of trainings with more or fewer than `people`."""
    draw = random.Random(seed)
    events = [
        f"  - {{id: {country.lower()}-{number}, title: In {country}, country: {country}, days: 1, participants: 20}}"
        for country, of in gains.items()
        for number in range(1, len(of) + 1)
    ]
    before, after = PROGRAMME.partition("events:")[0], PROGRAMME.partition("manual:")[2]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "programme.yaml").write_text("\n".join([before + "events:", *events, "manual:" + after]), "utf-8")
    (folder / "instrument.yaml").write_text(INSTRUMENT, "utf-8")
    for country, of in gains.items():
        for number, gain in enumerate(of, start=1):
            id_ = f"{country.lower()}-{number}"
            answers(folder / "trainings" / id_, gain, (sizes or {}).get(id_, people), draw)
    return folder


def answers(training: Path, gain: float, people: int, draw: random.Random) -> None:
    """The two exports of one training; each code stands in both."""
    training.mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[str]] = {"pre": [], "post": []}
    for _ in range(people):
        code = "".join(draw.choice(_LETTERS) for _ in range(5)) + f"{draw.randrange(10, 99)}"
        known = draw.randrange(2, 7)
        later = min(10, max(0, known + round(gain + draw.uniform(-1.5, 1.5))))
        for wave, right in (("pre", known), ("post", later)):
            rows[wave].append(",".join([code, "3", *("a" if at < right else "b" for at in range(10))]))
    for wave, lines in rows.items():
        text = "\n".join([",".join(["code", "c1", *ITEMS]), *lines])
        (training / f"{wave}.csv").write_text(text + "\n", "utf-8")
