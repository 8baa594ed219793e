"""Small files that grow: the seconds of computing until each is refused, less those of reading a good file.

The bar is 2 seconds. The tests count calls and megabytes instead, since seconds depend on the machine.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.process import measure
from tests.files.test_bombs import BOMBS, book
from tests.files.workbooks import PEOPLE

READER = (
    "import sys\n"
    "from ecpat_training.files.table_file import read_table\n"
    "from ecpat_training.files.yaml.file import read_yaml\n"
)
READ = READER + "(read_yaml if sys.argv[1].endswith('.yaml') else read_table)(sys.argv[1])"
REFUSED = READER + (
    "from ecpat_training.core.errors import EcpatError\n"
    "try: (read_yaml if sys.argv[1].endswith('.yaml') else read_table)(sys.argv[1])\n"
    "except EcpatError: pass\n"
    "else: sys.exit('it was read')"
)


def main() -> None:
    """Measures every bomb of the tests."""
    with tempfile.TemporaryDirectory() as folder:
        good = Path(folder) / "good.xlsx"
        good.write_bytes(book(PEOPLE))
        commands = {"(a good workbook)": [sys.executable, "-c", READ, str(good)]}
        for at, (bomb, (name, make)) in enumerate(BOMBS.items()):
            path = Path(folder) / f"{at}-{name}"
            path.write_bytes(make())
            commands[bomb] = [sys.executable, "-c", REFUSED, str(path)]
        runs = measure(commands, repeats=3)
    start = runs["(a good workbook)"]
    print(
        "\nBombs: seconds of computing until refused, beyond those of a good workbook (bar: 2), and peak MB (bar: 200)"
    )
    for bomb, run in runs.items():
        print(f"  {bomb:44} {run.seconds - start.seconds:8.2f} {run.megabytes:8.0f}")
