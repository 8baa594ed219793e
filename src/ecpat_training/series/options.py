"""Options that several commands over series share."""

from pathlib import Path
from typing import Annotated

from ecpat_training.commands.option import Argument, Option

SeriesFile = Annotated[Path, Argument(metavar="SERIES", help="A series as planned or as edited: .xlsx, .ods or .csv.")]
Calendars = Annotated[
    Path | None,
    Option(
        "--calendars",
        metavar="FOLDER",
        help="Write calendars (.ics) into a folder: the programme's, and one for each trainer.",
    ),
]
Moves = Annotated[
    tuple[str, ...],
    Option(
        "--move",
        metavar="ID=DAY",
        help="Put a training on another first day, such as al-1=2005-10-03. May be given several times.",
    ),
]
