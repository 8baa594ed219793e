"""`ecpat evaluate` against its floor: importing the libraries that it uses, reading the files, doing nothing else."""

import sys
import tempfile
from pathlib import Path

from benchmarks.process import measure, show
from ecpat_training.core.shipped import shipped

FLOOR = """
from pathlib import Path
import typer
app = typer.Typer()

@app.command()
def evaluate(pre: Path, post: Path, instrument: Path, html: bool = False) -> None:
    import pydantic, rich.console, rich.table, yaml, pandas, scipy.special
    if html:
        import jinja2, matplotlib.figure
        from matplotlib.backends.backend_svg import FigureCanvasSVG
    yaml.load(instrument.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    for path in (pre, post):
        pandas.read_csv(path, sep=None, engine="python", dtype=str)

app()
"""


def main() -> None:
    """The example's surveys to a terminal report, and to an HTML report with its charts."""
    example = shipped("examples") / "tirana-2005"
    pre, post = str(example / "pre-kobo.csv"), str(example / "post-google-forms.csv")
    instrument = str(shipped("programmes") / "instruments" / "nine-chapters.yaml")
    with tempfile.TemporaryDirectory() as folder:
        html = str(Path(folder) / "report.html")
        ours = [sys.executable, "-m", "ecpat_training", "evaluate", pre, post, "--instrument", instrument]
        floor = [sys.executable, "-c", FLOOR, pre, post, instrument]
        commands = {
            "floor: import and read": floor,
            "ecpat evaluate, terminal": ours,
        }
        show("Evaluate, to the terminal", measure(commands), "floor: import and read")
        commands = {
            "floor: import and read": [*floor, "--html"],
            "ecpat evaluate, HTML with charts": [*ours, "--out", html, "--force", "--quiet"],
        }
        show("Evaluate, to a web page with charts", measure(commands), "floor: import and read")
