"""`ecpat roster groups`: who sits with whom, exercise after exercise."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.options import (
    Encoding,
    Force,
    MappingOption,
    Out,
    Quiet,
    Sheet,
    Template,
    languages,
    seed_option,
)
from ecpat_training.roster.model.group_goal import Goal
from ecpat_training.roster.options import RosterFile


class NotAlone(StrEnum):
    """Of what kind nobody shall be the only one in a group."""

    GENDER = "gender"
    ROLE = "role"
    STAKEHOLDER = "stakeholder"
    NOTHING = "nothing"


Sizes = Annotated[
    str | None,
    typer.Option(metavar="SIZES", help="4x5 (4 groups of 5 people), 2x5+2x4 or 5,5,4,4.", show_default=False),
]
Number = Annotated[
    int | None,
    typer.Option("--groups", metavar="N", min=1, help="Make N groups of nearly the same size.", show_default=False),
]
Rounds = Annotated[int, typer.Option(metavar="N", min=1, help="For how many exercises.")]
First = Annotated[Goal, typer.Option(help="Which goal comes first; a table says what each costs.")]
Apart = Annotated[
    list[str] | None,
    typer.Option(
        metavar="R3,R9", help="People who never sit together. May be given several times.", show_default=False
    ),
]
Together = Annotated[
    list[str] | None,
    typer.Option(
        metavar="R3,R9", help="People who always sit together, such as with an interpreter.", show_default=False
    ),
]
Leaves = Annotated[
    list[str] | None,
    typer.Option(metavar='"R7 after 2"', help="A person who leaves after a round.", show_default=False),
]
Earlier = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        readable=False,
        help="Earlier groups, which count as meetings: a file that this command wrote, or a table like it.",
        show_default=False,
    ),
]
Held = Annotated[
    int,
    typer.Option(
        metavar="N", min=0, help="The first N rounds of the last --earlier file stay; the rest is planned anew."
    ),
]
AtMost = Annotated[
    int | None,
    typer.Option(
        "--meet-at-most",
        metavar="N",
        min=1,
        help="Two people sit together in at most N rounds.",
        show_default=False,
    ),
]
OfItsKind = Annotated[
    list[NotAlone],
    typer.Option(help="Never leave one person of this gender, role or type alone in a group, even if there are few."),
]
NamesOnSigns = Annotated[bool, typer.Option("--names", help="Print names instead of codes, for table signs.")]
SignsIn = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        autocompletion=languages,
        help="The participants' language, such as ro: .docx and .html are then papers for them, without figures.",
        show_default=False,
    ),
]
GroupsSeed = Annotated[
    int, seed_option("A different seed gives different groups that are as good; the report prints it.")
]
Effort = Annotated[
    float, typer.Option(metavar="N", min=0.1, max=100, help="Search N times longer than usual (0.1 to 100).")
]


def groups(
    roster: RosterFile,
    sizes: Sizes = None,
    number: Number = None,
    rounds: Rounds = 1,
    first: First = Goal.SECTORS,
    apart: Apart = None,
    together: Together = None,
    leaves: Leaves = None,
    earlier: Earlier = None,
    held: Held = 0,
    at_most: AtMost = None,
    not_alone: OfItsKind = [NotAlone.GENDER],  # noqa: B006  # typer copies it
    names: NamesOnSigns = False,
    language: SignsIn = None,
    seed: GroupsSeed = 1,
    effort: Effort = 1,
    out: Out = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    mapping: MappingOption = None,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Put people into groups, so that they meet people whom they don't know yet.

    Each person meets as many people of other sectors as possible, groups are mixed
    as the whole, nobody is the only woman or man in a group, few meet twice. These goals
    pull in different directions: a table says what each would cost.

    When a person leaves after round 2: [bold]--held 2 --earlier[/bold] with the groups as they
    were, and [bold]--leaves "R7 after 2"[/bold].

    Endings of [bold]--out[/bold]: .docx has a sign for each table, .xlsx a sheet for each round,
    .html, .csv, .json, .txt.

    \b
    Examples:
      ecpat roster groups roster.xlsx --sizes 4x5 --rounds 3
      ecpat roster groups roster.xlsx --groups 5 --rounds 5 --first mixed-groups --out groups.xlsx
      ecpat roster groups roster.xlsx --groups 5 --names --out signs.docx
      ecpat roster groups roster.xlsx --groups 5 --names --language sq --out signs.docx
      ecpat roster groups roster.xlsx --groups 5 --rounds 5 --earlier groups.xlsx --held 2
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.roster.model.group_goal import Trait
    from ecpat_training.roster.reading.file import ListFile
    from ecpat_training.roster.workflows.group_request import GroupRequest
    from ecpat_training.roster.workflows.groups import CSV, roster_groups

    delivery = Delivery(out or (), force, quiet, more_endings=(CSV,), template=template)
    request = GroupRequest(
        sizes=sizes,
        groups=number,
        rounds=rounds,
        first=first,
        apart=apart or (),
        together=together or (),
        leaves=leaves or (),
        earlier=earlier or (),
        held=held,
        at_most=at_most,
        not_alone=frozenset(Trait(one) for one in not_alone if one is not NotAlone.NOTHING),
        names=names,
        seed=seed,
        effort=effort,
    )
    raise typer.Exit(roster_groups(ListFile(roster, encoding, sheet, mapping), request, delivery, language).exit_code)
