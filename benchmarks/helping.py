"""`ecpat --help` against a bare Typer program of two commands: what our own code costs before it does anything."""

import sys
import tempfile
from pathlib import Path

from benchmarks.process import measure, show

BARE = '''
import typer
app = typer.Typer()

@app.command()
def one(name: str) -> None:
    """The first command."""

@app.command()
def two(name: str) -> None:
    """The second command."""

app()
'''


def main() -> None:
    """Measures both in turn."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        commands = {
            "bare Typer program --help": [sys.executable, str(bare), "--help"],
            "ecpat --help": [sys.executable, "-m", "ecpat_training", "--help"],
        }
        show("Help (bar: ratio at most 1.15)", measure(commands, repeats=21), "bare Typer program --help")
