"""What somebody asks of `ecpat roster groups`, as it is written on the line."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import language_option, seed_option
from ecpat_training.roster.model.group_goal import GroupGoal, Trait


class NotAlone(StrEnum):
    """Of what kind nobody shall be the only one in a group."""

    GENDER = "gender"
    ROLE = "role"
    STAKEHOLDER = "stakeholder"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class GroupRequest:
    """What groups are wanted. `language` is of those who sit in them: Word and HTML are papers for them alone then, in
    their words. Other formats, which are read by the coordinator and by this command again, stay as they are."""

    sizes: Annotated[str | None, Option(metavar="SIZES", help="4x5 (4 groups of 5 people), 2x5+2x4 or 5,5,4,4.")] = None
    number: Annotated[
        int | None, Option("--groups", metavar="N", min=1, help="Make N groups of nearly the same size.")
    ] = None
    rounds: Annotated[int, Option(metavar="N", min=1, help="For how many exercises.")] = 1
    first: Annotated[GroupGoal, Option(help="Which goal comes first; a table says what each costs.")] = (
        GroupGoal.SECTORS
    )
    apart: Annotated[
        tuple[str, ...], Option(metavar="R3,R9", help="People who never sit together. May be given several times.")
    ] = ()
    together: Annotated[
        tuple[str, ...], Option(metavar="R3,R9", help="People who always sit together, such as with an interpreter.")
    ] = ()
    leaves: Annotated[tuple[str, ...], Option(metavar='"R7 after 2"', help="A person who leaves after a round.")] = ()
    earlier: Annotated[
        tuple[Path, ...],
        Option(
            metavar="FILE",
            help="Earlier groups, which count as meetings: a file that this command wrote, or a table like it.",
        ),
    ] = ()
    held: Annotated[
        int,
        Option(
            metavar="N", min=0, help="The first N rounds of the last --earlier file stay; the rest is planned anew."
        ),
    ] = 0
    at_most: Annotated[
        int | None, Option("--meet-at-most", metavar="N", min=1, help="Two people sit together in at most N rounds.")
    ] = None
    not_alone: Annotated[
        tuple[NotAlone, ...],
        Option(help="Never leave one person of this gender, role or type alone in a group, even if there are few."),
    ] = (NotAlone.GENDER,)
    names: Annotated[bool, Option("--names", help="Print names instead of codes, for table signs.")] = False
    language: Annotated[
        str | None,
        language_option(
            "The participants' language, such as ro: .docx and .html are then papers for them, without figures."
        ),
    ] = None
    seed: Annotated[int, seed_option()] = 1
    effort: Annotated[
        float, Option(metavar="N", min=0.1, max=100, help="Search N times longer than usual (0.1 to 100).")
    ] = 1

    @property
    def mixed(self) -> frozenset[Trait]:
        """Of which kinds nobody is left alone in a group."""
        return frozenset(Trait(trait_name) for trait_name in self.not_alone if trait_name is not NotAlone.NOTHING)
