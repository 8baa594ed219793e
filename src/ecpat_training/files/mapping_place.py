"""Where a mapping file lies: beside the table whose words it decides."""

import re
from pathlib import Path

from ecpat_training.files.opening import is_file

_VERSION = re.compile(r"-v\d+$", re.IGNORECASE)


def mapping_place(path: Path) -> Path:
    """Where the mapping of a table belongs, for the table and its later versions: `participants-map.yaml` beside
    `participants.xlsx` and `participants-v2.xlsx`, `pre-map.yaml` beside `pre.csv`."""
    return path.with_name(f"{_VERSION.sub('', path.stem)}-map.yaml")


def find_mapping_beside(path: Path) -> Path | None:
    """The mapping that lies beside a table. None where there is none."""
    place = mapping_place(path) if path.stem else path
    return place if place != path and is_file(place) else None
