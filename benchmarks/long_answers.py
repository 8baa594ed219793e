"""`ecpat evaluate` on more people: 400 in three waves, beside the floor and a script with pandas and pingouin that
reads the same files and computes only the paired table; then 1,000 to 1,000,000 people in two waves, with a chart."""

import sys
import tempfile
from pathlib import Path

from benchmarks.answers import write_answers
from benchmarks.peer_environment import ROOT, PeerEnvironment
from benchmarks.process import Run, measure, show

PEER = PeerEnvironment("pingouin", ".venv-peers-evaluation", "peers-evaluation.txt")
SIZES = (1_000, 10_000, 100_000, 1_000_000)
ITEMS = 40
CHART = ROOT / "docs" / "images" / "evaluate-growth.svg"

FLOOR = """
import sys
import typer
app = typer.Typer()

@app.command()
def evaluate(files: list[str]) -> None:
    import pydantic, rich.console, rich.table, yaml, pandas, scipy.special, jinja2, matplotlib.figure
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    for path in files:
        pandas.read_csv(path, dtype=str)

app()
"""
SCRIPT = """
import itertools, sys
import pandas, pingouin
waves = [pandas.read_csv(path, index_col="code") for path in sys.argv[1:]]
scales = [waves[0].columns[at : at + 10] for at in range(0, 40, 10)]
rows = []
for before, after in itertools.combinations(waves, 2):
    for number, items in enumerate(scales):
        both = pandas.concat([before[items].mean(axis=1), after[items].mean(axis=1)], axis=1, join="inner").dropna()
        found = pingouin.ttest(both[1], both[0], paired=True)
        ranks = pingouin.wilcoxon(both[1], both[0])
        d_av = pingouin.compute_effsize(both[1], both[0], paired=True, eftype="cohen")
        rows.append((number, len(both), both[0].mean(), both[1].mean(), *found.iloc[0], *ranks.iloc[0], d_av))
print(pandas.DataFrame(rows).to_string())
"""


def main() -> None:
    """Both tables and the chart."""
    with tempfile.TemporaryDirectory() as scratch:
        _three_waves(Path(scratch))
        _growth(Path(scratch))


def _three_waves(folder: Path) -> None:
    files = list(map(str, write_answers(folder, 400, ITEMS, ("pre", "post", "follow-up"))))
    commands = {
        "floor: import and read": [sys.executable, "-c", FLOOR, *files],
        "ecpat evaluate, HTML with charts": _ours(folder),
    }
    if why := PEER.missing():
        print(f"  The peer is left out: {why}.")
    else:
        commands["pandas + pingouin, the paired table alone"] = [str(PEER.python), "-c", SCRIPT, *files]
    show(f"Evaluate 400 people x {ITEMS} items x 3 waves", measure(commands, 7), "floor: import and read")


def _growth(folder: Path) -> None:
    runs: dict[int, Run] = {}
    for people in SIZES:
        write_answers(folder, people, ITEMS, ("pre", "post"))
        runs[people] = measure({"ours": _ours(folder, follow_up=False)}, 1)["ours"]
    print(f"\nEvaluate people x {ITEMS} items x 2 waves, web page with charts")
    for people, run in runs.items():
        print(f"  {people:>10,} {run.seconds:8.2f} s {run.megabytes:8.0f} MB")
    _draw(runs)


def _ours(folder: Path, *, follow_up: bool = True) -> list[str]:
    given = [str(folder / "pre.csv"), str(folder / "post.csv")]
    given += ["--follow-up", str(folder / "follow-up.csv")] if follow_up else []
    given += ["-i", str(folder / "instrument.yaml"), "--out", str(folder / "report.html"), "--force", "--quiet"]
    return [sys.executable, "-m", "ecpat_training", "evaluate", *given]


def _draw(runs: dict[int, Run]) -> None:
    """Seconds and memory over people, both axes in powers of ten: a straight line of slope 1 is linear growth."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with rc_context({"svg.hashsalt": "growth", "svg.fonttype": "none"}):
        figure = Figure(figsize=(6, 3.4), layout="constrained")
        axes = figure.add_subplot()
        people = list(runs)
        axes.loglog(people, [run.seconds for run in runs.values()], "o-", color="black", label="seconds")
        axes.loglog(people, [run.megabytes for run in runs.values()], "s--", color="dimgray", label="peak memory, MB")
        axes.set_xlabel(f"people ({ITEMS} items, 2 waves)")
        axes.grid(alpha=0.3)
        axes.legend(frameon=False)
        FigureCanvasSVG(figure).print_svg(CHART, metadata={"Date": None})


if __name__ == "__main__":
    main()
