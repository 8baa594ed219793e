"""`ecpat evaluate` against its floor: importing the libraries that it uses, reading the files, doing nothing else."""

import sys
import tempfile
from pathlib import Path

from benchmarks.process import measure, show
from ecpat_training.core.shipped import shipped

FLOOR = """
import sys
import typer, pydantic, rich.console, yaml, jinja2
import pandas, scipy.stats
import matplotlib.figure
from matplotlib.backends.backend_svg import FigureCanvasSVG
for path in sys.argv[1:]:
    pandas.read_csv(path, sep=None, engine="python", dtype=str)
"""


def main() -> None:
    """The example's surveys to a terminal report, and to an HTML report with its charts."""
    example = shipped("examples") / "tirana-2005"
    pre, post = str(example / "pre-kobo.csv"), str(example / "post-google-forms.csv")
    instrument = str(shipped("programmes") / "instruments" / "nine-chapters.yaml")
    with tempfile.TemporaryDirectory() as folder:
        html = str(Path(folder) / "report.html")
        ours = [sys.executable, "-m", "ecpat_training", "evaluate", pre, post, "--instrument", instrument]
        commands = {
            "floor: import and read": [sys.executable, "-c", FLOOR, pre, post],
            "ecpat evaluate, terminal": ours,
            "ecpat evaluate, HTML with charts": [*ours, "--out", html, "--force", "--quiet"],
        }
        show("Evaluate", measure(commands), "floor: import and read")
