"""A network as GraphML, which Gephi, igraph and others read: people by their codes with their sector and whether they
answered, an arrow for each pair of which somebody said more than no, with every answer.

http://graphml.graphdrawing.org/specification.html
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from ecpat_training.network.model.network import WaveNetwork

ENDING = ".graphml"


def render(network: WaveNetwork) -> bytes:
    """The file; people in the order of the list, arrows by their codes."""
    return "\n".join([*_lines(network), ""]).encode()


def arrows(network: WaveNetwork) -> list[tuple[str, str]]:
    """(code of the giver, code of the person named) for each answer above 0, in the order of the people."""
    place = {code: index for index, code in enumerate(network.codes)}
    pairs = {pair for answers in network.answers.values() for pair, answer in answers.items() if answer}
    return sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]]))


def _lines(network: WaveNetwork) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield '  <key id="sector" for="node" attr.name="sector" attr.type="string"/>'
    yield '  <key id="answered" for="node" attr.name="answered" attr.type="boolean"/>'
    for question in network.questions:
        yield f'  <key id="{question}" for="edge" attr.name="{question}" attr.type="int"/>'
    yield f'  <graph id={quoteattr(network.wave.key)} edgedefault="directed">'
    for actor in network.actors:
        yield f"    <node id={quoteattr(actor.code)}>"
        if actor.sector is not None:
            yield f'      <data key="sector">{escape(actor.sector)}</data>'
        yield f'      <data key="answered">{str(actor.code in network.answered).lower()}</data>'
        yield "    </node>"
    for giver_code, named_code in arrows(network):
        yield f"    <edge source={quoteattr(giver_code)} target={quoteattr(named_code)}>"
        for question in network.questions:
            if (answer := network.answers[question].get((giver_code, named_code))) is not None:
                yield f'      <data key="{question}">{answer}</data>'
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"
