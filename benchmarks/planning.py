"""`ecpat plan` on the shipped pilot, the whole process, proven optimal."""

import sys

from benchmarks.process import measure, show
from ecpat_training.core.shipped import shipped


def main() -> None:
    """The floor is importing the solver and the model's library."""
    programme = str(shipped("programmes") / "multi-stakeholder-2005.yaml")
    commands = {
        "floor: import OR-tools": [
            sys.executable,
            "-c",
            "import typer, pydantic, rich.console, yaml; from ortools.sat.python import cp_model",
        ],
        "ecpat plan, the pilot": [sys.executable, "-m", "ecpat_training", "plan", programme],
    }
    show("Plan", measure(commands, repeats=5), "floor: import OR-tools")
