"""A network as a list of ties (.csv) with the headers that Gephi asks for; igraph takes the first two columns. Who has
no tie isn't in it: GraphML has everybody."""

import csv
import io

from ecpat_training.files.csv.list import harmless
from ecpat_training.network.model.network import WaveNetwork
from ecpat_training.network.report.graphml import arrows

ENDING = ".csv"


def render(network: WaveNetwork) -> bytes:
    """The file in UTF-8; a row for each pair of which somebody said more than no."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["Source", "Target", "Type", *map(harmless, network.questions)])
    for pair in arrows(network):
        rows.writerow([*pair, "Directed", *(network.answers[question].get(pair, "") for question in network.questions)])
    return text.getvalue().encode()
