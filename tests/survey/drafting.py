"""Drafts of instruments as people make and complete them."""

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding
from ecpat_training.survey.instrument.instrument import Instrument, LikertScale
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.workflows.draft import ENDINGS, draft_survey

KNOW, RECOGNISE = "I know whom to call in another organisation", "I can recognise a trafficked child"
AGREEMENT = ("Disagree", "Neutral", "Agree", "Strongly agree")
_REMARK = re.compile(r"\s{2,}# .*")


def drafted(files: Sequence[Path], folder: Path, **options: object) -> str:
    """The text of a draft."""
    out = folder / "instrument.yaml"
    draft_survey(files, Delivery((str(out),), True, True, ENDINGS), **options)  # type: ignore[arg-type]
    return out.read_text("utf-8")


def decided(text: str, keys: Mapping[str, str] | None = None) -> str:
    """A draft as somebody completes it: every proposal is confirmed; no code, where none is proposed; the right answers
    are those of `keys`, else the first; answers of no known order get numbers in the order in which they stand."""
    lines, item, first, grade, inside = [], "", "", 0, ""
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            lines.append(line)
            continue
        said = _REMARK.sub("", line).rstrip()
        if match := re.fullmatch(r"\s*- id: (\S+)", said):
            item, first = match[1], ""
        if match := re.fullmatch(r"\s*(options|labels|items|also|text|key):.*", said):
            inside, grade = match[1], 0
        if inside == "options" and not first and (match := re.fullmatch(r'\s+"?([\w-]+)"?:.*', said)):
            first = "" if match[1] == "options" else match[1]
        if re.fullmatch(r"\s+key:", said):
            said = f"{said} {(keys or {}).get(item, first or 'yes')}"
        elif inside == "labels" and re.fullmatch(r'\s+".*":', said):
            grade += 1
            said = f"{said} {grade}"
        elif said.endswith("?"):
            said = said[:-1]
        lines.append(said)
    return re.sub(r"^code:\n(?!#?  columns)", "code: none\n", "\n".join(lines) + "\n", flags=re.MULTILINE)


def completed(text: str, folder: Path, keys: Mapping[str, str] | None = None) -> Instrument:
    """The instrument that a completed draft is."""
    path = folder / "completed.yaml"
    path.write_text(decided(text, keys), encoding="utf-8")
    return read_instrument(path)[0]


def table(folder: Path, name: str, *rows: Sequence[object]) -> Path:
    """A CSV file of these rows."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def asked(text: str, folder: Path) -> list[Finding]:
    """What the draft leaves open, as whoever reads it is asked."""
    path = folder / "as-drafted.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        read_instrument(path)
    except ContentError as error:
        return [finding for finding in error.findings if finding.code == "instrument.open"]
    return []


def numbers(instrument: Instrument, scale: str = "agreement") -> dict[str, float]:
    """The number of each answer."""
    found = next(one for one in instrument.scales if one.id == scale)
    assert isinstance(found, LikertScale)
    return found.labels
