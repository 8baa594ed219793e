"""R and Python come to the figures of a report from its data folder: the example's, with the programs that it holds."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ecpat_training.core.shipped import shipped

FILES = ("pre-kobo.csv", "post-google-forms.csv", "--follow-up", "follow-up.csv")


def main() -> None:
    """Runs both, R only where it is installed."""
    example = shipped("examples") / "tirana-2005"
    files = [name if name.startswith("-") else str(example / name) for name in FILES]
    instrument = str(shipped("programmes") / "instruments" / "nine-chapters.yaml")
    with tempfile.TemporaryDirectory() as folder:
        asked = ["evaluate", *files, "--instrument", instrument, "--data", folder, "--quiet"]
        subprocess.run([sys.executable, "-m", "ecpat_training", *asked], check=True, stderr=subprocess.DEVNULL)
        print("\nFigures recomputed from the data folder")
        for program, name in ((sys.executable, "recompute.py"), (shutil.which("Rscript"), "recompute.R")):
            if program is None:
                print(f"  {name}: not run, since there is no R here")
                continue
            ran = subprocess.run([program, name], cwd=Path(folder), capture_output=True, text=True, check=False)
            print(f"  {name}: {ran.stdout.splitlines()[-1] if ran.stdout else ran.stderr}")
