"""`ecpat network change`: what changed between waves."""

from dataclasses import dataclass

import typer

from ecpat_training.network.options import NetworkFiles


@dataclass(frozen=True, kw_only=True)
class NetworkChangeRequest(NetworkFiles):
    """The options of `ecpat network change`."""


def change(request: NetworkChangeRequest) -> None:
    """Say which ties were kept, lost and new, and how the network changed.

    Two files are before and after; a third is the follow-up. Only people who answered both
    times count. Without files all trainings of the programme's folder are compared, and over
    countries a test flips signs, from six countries on.

    \b
    Examples:
      ecpat network change network-before.csv network-after.csv --participants participants.xlsx
      ecpat network change --training al-1 --out change.docx
      ecpat network change --publish --out networks.html
    """
    from ecpat_training.network.workflows.change import network_change

    raise typer.Exit(network_change(request).exit_code)
