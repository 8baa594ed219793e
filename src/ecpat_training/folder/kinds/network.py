"""Who knows and calls whom, by when it was asked."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.training_files import NETWORKS, TABLES, TrainingFile
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import count, listing
from ecpat_training.files.cell import as_text
from ecpat_training.folder.kind_parts.kind import Dated, TrainingFileKind
from ecpat_training.folder.kind_parts.looked_file import PROOF, Evidence, LookedFile, RecognisedFile

if TYPE_CHECKING:
    from ecpat_training.files.table import CellTable

_TITLE = "Network"
_OWN_SHEET = re.compile(r"Network (?P<wave>[^:]*)(?:: (?P<training>\S+))?$")


class Network(TrainingFileKind):
    """A table of names, which the board doesn't read."""

    name = "network"
    place = 60
    files = tuple(NETWORKS.values())
    choices = files
    endings = TABLES
    order = 40
    looked_for = "network"

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """Who knows whom, by the answers to its questions; when it was asked say ecpat's own sheet, or the name."""
        from ecpat_training.network.reading.network import read_network
        from ecpat_training.network.reading.places import place_of

        place = place_of(file.path)
        try:
            network = read_network(place)
        except EcpatError:
            return None
        own_sheet = _OWN_SHEET.match(_first_text(file.table)) if file.own_title == _TITLE else None
        wave_by_name, wave_by_sheet = (
            place.wave.name.removesuffix(" after"),
            _wave(own_sheet["wave"]) if own_sheet else "",
        )
        wave = wave_by_sheet or wave_by_name if wave_by_name in NETWORKS or wave_by_sheet else ""
        people = count(len(network.answered), "person", "people")
        reason = f"whom {people} named"
        if wave:
            reason += f"; its {'sheet' if wave_by_sheet else 'name'} says {wave}"
        questions = [question for question in network.answers if question != "tie"]
        signs = [
            *([Evidence(PROOF, "the workbook that ecpat writes")] if own_sheet else []),
            *([Evidence(4, "its name says network")] if wave_by_name in NETWORKS else []),
            *([Evidence(3, f"answers to {listing(list(questions))}")] if questions else []),
            *([Evidence(1, f"{people} answer")] if len(network.answered) > 1 else []),
        ]
        waves = (wave,) if wave else ()
        training, people_count = (own_sheet["training"] or "") if own_sheet else "", len(network.answered)
        return RecognisedFile(
            "network", reason, waves, training=training, people=people_count, weight=0, evidence=tuple(signs)
        )

    def target(self, file: Path, recognised: RecognisedFile, dated: Dated) -> tuple[TrainingFile | None, str]:
        """By when it says that it was asked."""
        if not recognised.waves:
            return None, "when this network was asked isn't known"
        return NETWORKS[recognised.waves[0]], ""


def _first_text(table: "CellTable") -> str:
    return as_text(next((cell for row in table.rows for cell in row if cell), ""))


def _wave(wave_text: str) -> str:
    wave = wave_text.strip().removesuffix(" after")
    return wave if wave in NETWORKS else ""


kind = Network()
