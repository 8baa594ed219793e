"""Reports of the shipped example, of drawn trainings and of a drawn programme, written into a folder."""

import random
from collections.abc import Sequence
from pathlib import Path

from ecpat_training.documents.outputs import render
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.commands.running import EXAMPLE, run_here
from tests.effect.counting.drawn import FORM, answers
from tests.effect.programme import programme

SIZES = (7, 12, 20, 33, 60)
MADE = Provenance("1.0", "ecpat evaluate", ())


def write_reports(folder: Path) -> None:
    """Writes each report as JSON and HTML, and what people read on a terminal as text.

    Raises:
        RuntimeError: a command didn't end as it should.
    """
    _example(folder)
    for seed, people in enumerate(SIZES):
        _drawn_training(folder, seed, people)
    _drawn_programme(folder)


def _example(folder: Path) -> None:
    waves = [str(EXAMPLE / name) for name in ("pre-kobo.csv", "post-google-forms.csv")]
    later = ["--follow-up", str(EXAMPLE / "follow-up.csv"), "--instrument", str(EXAMPLE / "instrument.yaml")]
    _command(["evaluate", *waves, *later], folder / "example")


def _drawn_training(folder: Path, seed: int, people: int) -> None:
    """Two waves, of which 15 % of the people are missing in each: the model of all answers is fitted."""
    report = evaluate_waves(FORM, answers(seed, people))
    document = effect_document(report, MADE)
    for output in _outputs(folder / f"drawn-{people}"):
        output.write_bytes(render(document, output, data=effect_json(report, MADE)))


def _drawn_programme(folder: Path) -> None:
    draw = random.Random(1)
    gains = {country: [draw.uniform(0.5, 3.0) for _ in range(2)] for country in ("AL", "BG", "MD", "RO", "UA")}
    written = programme.write(folder / "inputs", gains)
    _command(["evaluate", "--programme", str(written)], folder / "programme")


def _command(words: Sequence[str], stem: Path) -> None:
    ran = run_here([*words, "--force", *(word for output in _outputs(stem) for word in ("--out", output))])
    if ran.exit_code:
        raise RuntimeError(f"ecpat {' '.join(words)} ended with {ran.exit_code}: {ran.stderr}")


def _outputs(stem: Path) -> list[Path]:
    return [stem.with_name(stem.name + ending) for ending in (".json", ".html", ".txt")]
