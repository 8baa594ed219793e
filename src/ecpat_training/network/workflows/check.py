"""`ecpat network check`: files are read, measured and delivered."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code
from ecpat_training.core.errors import ContentError
from ecpat_training.core.text import listing
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.network.measures.comparison import shared_question
from ecpat_training.network.measures.measured import MeasuredWave, measure_wave
from ecpat_training.network.measures.qap import DRAWS
from ecpat_training.network.model.network import WaveNetwork
from ecpat_training.network.model.questions import Question
from ecpat_training.network.options import NetworkFiles
from ecpat_training.network.report import edges, graphml
from ecpat_training.network.report.check import check_document, headline
from ecpat_training.network.report.for_machines import NetworkCheckResult
from ecpat_training.network.report.published import public_wave, published_check
from ecpat_training.network.workflows.publishing import PublishedNetwork, ledger_of_networks, publish_networks
from ecpat_training.network.workflows.reading import network_provenance, read_networks, refuse_graphs
from ecpat_training.words.catalogue.message import Option, phrase

ENDINGS = (graphml.ENDING, edges.ENDING)


def network_check(request: NetworkFiles) -> Outcome:
    """Reads, measures and delivers; the exit code is 1 where a finding is an error.

    Raises:
        UsageError: there are no files; a graph of several networks, or one to be published, is asked for.
        InputError, RefusedError, ContentError: a file can't be read, or doesn't ask the question that `tie` names.
        OutputError: a file can't be written.
    """
    places, delivery = request.meant(), request.delivery(ENDINGS)
    seed, publish = request.seed, request.publish
    refuse_graphs(delivery, ENDINGS, len(places), publish=publish)
    read_result = read_networks(places, delivery, request)
    waves = [
        measure_wave(network, asked_question([network], request.tie), seed=seed, draws=DRAWS)
        for network in read_result.networks
    ]
    origin = network_provenance(f"ecpat network check --seed {seed}", read_result.inputs, seed, publish=publish)
    graphs = _graphs(delivery, waves)
    if publish:
        waves = [public_wave(wave) for wave in waves]
    if not publish:
        document = check_document(waves, origin, seed=seed, draws=DRAWS)
        delivery.document(document, content_by_ending=graphs, private=delivery.paths)
        delivery.data(lambda: NetworkCheckResult(waves, seed=seed, publish=False), read_result.findings, origin)
        return Outcome(exit_code(read_result.findings), headline(waves))
    ledger = ledger_of_networks(request, [place.path for place in places])
    delivery.check([*read_result.inputs, *ledger.files(read_result.inputs)])

    def deliver(standing: ReleaseStanding | None, additional_files: Mapping[Path, bytes]) -> None:
        entry = origin.with_standing(standing)
        delivery.document(published_check(waves, entry), files_beside=additional_files)
        delivery.data(lambda: NetworkCheckResult(waves, seed=seed, publish=True), [], entry)

    networks = [
        PublishedNetwork(wave.network, wave.question, wave.network.answerers)
        for wave in waves
        if wave.why_nothing is None
    ]
    delivery.findings(publish_networks(ledger, networks, [*read_result.inputs, *delivery.paths], deliver))
    return Outcome(exit_code(read_result.findings), headline(waves))


def asked_question(networks: Sequence[WaveNetwork], tie: Question | None) -> Question:
    """The question that is measured.

    Raises:
        ContentError: a file doesn't ask the question that is named, or the files have no question in common.
    """
    question = tie or shared_question(networks)
    files_without_question = [network.file for network in networks if question not in network.questions]
    if question is None or files_without_question:
        message = (
            "the files have no question in common."
            if question is None
            else phrase("{files} doesn't ask `{question}`.", files=listing(files_without_question), question=question)
        )
        questions_by_file = "; ".join(f"{network.file} asks {', '.join(network.questions)}" for network in networks)
        raise ContentError.because(
            "network.question",
            message,
            hint=phrase("Choose with {tie}: {questions}.", tie=Option("--tie"), questions=questions_by_file),
        )
    return question


def _graphs(delivery: Delivery, waves: Sequence[MeasuredWave]) -> dict[str, bytes]:
    render_by_ending = {graphml.ENDING: graphml.render, edges.ENDING: edges.render}
    return {
        ending: render_graph(waves[0].network)
        for ending, render_graph in render_by_ending.items()
        if delivery.writes(ending)
    }
