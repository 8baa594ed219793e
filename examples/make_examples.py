"""Writes the synthetic examples, always the same; `--check` says which of the stored files are out of date.

python examples/make_examples.py [--check] [--out FOLDER]
"""

import argparse
import sys
from datetime import datetime, timedelta
from pathlib import Path

from making import exports, programme, roster
from making.answers import Group, Instrument

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "programmes"
SEED = 3  # of several, because its figures are near those that such trainings report


def tirana() -> dict[str, bytes]:
    """The files of `tirana-2005/`, by name."""
    instrument = Instrument.read(SHIPPED / "instruments" / "nine-chapters.yaml")
    group = Group(instrument, SEED)
    pre = group.wave("pre", datetime(2005, 6, 16, 9, 36), timedelta(minutes=4))
    post = group.wave("post", datetime(2005, 6, 17, 16, 41), timedelta(minutes=4))
    later = group.wave("follow-up", datetime(2005, 9, 19, 8, 0), timedelta(days=9))
    return {
        "programme.yaml": programme.one_country(SHIPPED / "multi-stakeholder-2005.yaml", country="AL", twin="BE"),
        "instrument.yaml": (SHIPPED / "instruments" / "nine-chapters.yaml").read_bytes(),
        "roster-as-sent.xlsx": roster.as_sent(),
        "roster.csv": roster.final(),
        "pre-kobo.csv": exports.kobotoolbox(instrument, pre, SEED),
        "post-google-forms.csv": exports.google_forms(instrument, post),
        "post-microsoft-forms.xlsx": exports.microsoft_forms(instrument, post),
        "follow-up.csv": exports.plain_table(instrument, later),
    }


def main() -> int:
    """Writes or checks; the exit code is 1 if a stored file differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    parser.add_argument("--out", type=Path, default=HERE / "tirana-2005", help="the folder to write into")
    arguments = parser.parse_args()
    made = tirana()
    if arguments.check:
        stored = {name: arguments.out / name for name in made}
        stale = [name for name, path in stored.items() if not path.is_file() or path.read_bytes() != made[name]]
        print("\n".join(f"{name} is out of date" for name in stale) or f"{len(made)} files are up to date")
        return 1 if stale else 0
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (arguments.out / name).write_bytes(content)
    print(f"{len(made)} files written to {arguments.out.name}/, seed {SEED}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
