"""`ecpat plan`: draft an agenda, check or print an edited one, say what changed between two. A command is a module of
this room whose file name is the command's name."""

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.agenda import commands as room
from ecpat_training.commands.file_lookup import programme_is_here
from ecpat_training.commands.lazy_group import LazyGroup, group_of

if TYPE_CHECKING:  # where the newest Typer has what the oldest takes from Click
    from typer._click.core import Context
    from typer._click.formatting import HelpFormatter


class DefaultDraftGroup(LazyGroup):
    """`ecpat plan PROGRAMME` means `ecpat plan draft PROGRAMME`: the main job needs no second word."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Puts `draft` before a line that names no command, unless its first word is a slip of one; and where the line
        says nothing at all, but there is a programme to plan."""
        if not args and programme_is_here():
            args = ["draft"]
        elif args and args[0] not in (*self.commands, *ctx.help_option_names) and not self._slip(args[0]):
            args = ["draft", *args]
        return super().parse_args(ctx, args)

    def _slip(self, word: str) -> bool:
        """Whether a word is meant for a command: nearly one, and neither a file's name nor that of a file that is
        there."""
        close_words = difflib.get_close_matches(word, self.commands, n=1)
        return bool(close_words) and not Path(word).suffix and not Path(word).exists()

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """The commands, and below them the help of the one that needs no name."""
        super().format_help(ctx, formatter)
        draft = self.commands["draft"]
        with draft.make_context("draft", [], parent=ctx, resilient_parsing=True) as draft_context:
            draft.format_help(draft_context, formatter)


app = group_of(
    room,
    "plan",
    "Draft a training's agenda, check, change or print an edited one, compare two.\n\n"
    "[bold]ecpat plan PROGRAMME[/bold] means [bold]ecpat plan draft PROGRAMME[/bold]; its options are below.",
    order=("draft", "check", "map", "change", "diff", "print", "handbook"),
    group_type=DefaultDraftGroup,
)
