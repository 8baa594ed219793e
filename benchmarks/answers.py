"""Survey exports of any length: a code and so many answers from 1 to 5 a row, in each of several waves."""

from pathlib import Path

import numpy

SCALES = 4
UNMATCHED = 0.2


def write_answers(folder: Path, people: int, items: int, waves: tuple[str, ...], seed: int = 7) -> list[Path]:
    """Writes `pre.csv`, `post.csv`, ... and `instrument.yaml` into a folder; of a later wave, one in five has another
    code. Returns the waves' files."""
    random = numpy.random.default_rng(seed)
    names = [f"q{number:02d}" for number in range(1, items + 1)]
    like = random.normal(size=(people, 1))
    codes = _codes(random, people)
    files = []
    for later, wave in enumerate(waves):
        felt = 3 + 0.3 * later + 0.6 * like + random.normal(size=(people, items))
        answers = numpy.clip(numpy.rint(felt), 1, 5).astype(int)
        known = codes if later == 0 else _changed(random, codes)
        files.append(folder / f"{wave}.csv")
        with files[-1].open("w", encoding="utf-8") as file:
            file.write(f"code,{','.join(names)}\n")
            for row in random.permutation(people).tolist():
                file.write(f"{known[row]},{','.join(map(str, answers[row].tolist()))}\n")
    (folder / "instrument.yaml").write_text(_instrument(names), encoding="utf-8")
    return files


def _codes(random: numpy.random.Generator, people: int) -> list[str]:
    numbers = random.permutation(max(10_000_000, 2 * people))[:people].tolist()
    return [f"{chr(65 + number % 23)}{chr(65 + number // 23 % 23)}{number:07d}" for number in numbers]


def _changed(random: numpy.random.Generator, codes: list[str]) -> list[str]:
    other = random.random(len(codes)) < UNMATCHED
    return [f"{code[1]}X{code[:1:-1]}" if gone else code for code, gone in zip(codes, other, strict=True)]


def _instrument(names: list[str]) -> str:
    lines = ["instrument: Simulated", "id: simulated", "code: {columns: [code]}", "scales:"]
    size = len(names) // SCALES
    for scale in range(SCALES):
        lines += [f"  - id: s{scale}", f"    title: Scale {scale}", "    kind: likert", "    answers: 1-5"]
        lines += ["    items:", *(f"      - id: {name}" for name in names[scale * size : (scale + 1) * size])]
    return "\n".join(lines) + "\n"
