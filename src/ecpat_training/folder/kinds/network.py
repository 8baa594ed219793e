"""Who knows and calls whom, by when it was asked."""

from pathlib import Path

from ecpat_training.commands.training_files import NETWORKS, TABLES, TrainingFile
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import count
from ecpat_training.folder.kind_parts.kind import Dated, TrainingFileKind
from ecpat_training.folder.kind_parts.looked_file import LookedFile, RecognisedFile


class Network(TrainingFileKind):
    """A table of names, which the board doesn't read."""

    name = "network"
    place = 60
    files = tuple(NETWORKS.values())
    endings = TABLES
    order = 40
    looked_for = "network"

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """Who knows whom, where the name says when it was asked, which no table says itself."""
        from ecpat_training.network.reading.network import read_network
        from ecpat_training.network.reading.places import place_of

        place = place_of(file.path)
        wave = place.wave.name.removesuffix(" after")
        if wave not in NETWORKS:
            return None
        try:
            network = read_network(place)
        except EcpatError:
            return None
        people = count(len(network.answered), "person", "people")
        return RecognisedFile(
            "network", f"whom {people} named; its name says {wave}", (wave,), people=len(network.answered)
        )

    def target(self, file: Path, recognised: RecognisedFile, dated: Dated) -> tuple[TrainingFile | None, str]:
        """By when its name says that it was asked."""
        return NETWORKS[recognised.waves[0]], ""


kind = Network()
