"""`ecpat network check`: who names whom, as it was answered."""

from dataclasses import dataclass

import typer

from ecpat_training.network.options import NetworkFiles


@dataclass(frozen=True, kw_only=True)
class NetworkCheckRequest(NetworkFiles):
    """The options of `ecpat network check`."""


def check(request: NetworkCheckRequest) -> None:
    """Read who knows whom, say what is doubtful, and measure the network.

    A row for each pair (From, To, Know, Contact ...), a square of codes, or an export of the
    form, in several languages. Unknown codes, people who name themselves and answers that
    contradict each other are asked. Density, reciprocity, E-I index, ties from sector to
    sector and referral reach are of those who answered, with bounds for everybody.

    Endings of [bold]--out[/bold]: .docx, .html, .xlsx, .json, .txt; .graphml and .csv, a list of
    ties, for Gephi and igraph.

    \b
    Examples:
      ecpat network check --training al-1
      ecpat network check network-before.csv --participants participants.xlsx --out network.graphml
      ecpat network check --training al-1 --by stakeholder --tie know --out network.docx
    """
    from ecpat_training.network.workflows.check import network_check

    raise typer.Exit(network_check(request).exit_code)
