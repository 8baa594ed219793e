"""`ecpat trainers template`: the workbook of trainers to fill in."""

from dataclasses import dataclass

import typer

from ecpat_training.commands.options import Out, ProgrammeOption, Writing


@dataclass(frozen=True, kw_only=True)
class TrainersTemplateRequest(Writing):
    """The options of `ecpat trainers template`."""

    programme: ProgrammeOption
    out: Out = ()


def template(request: TrainersTemplateRequest) -> None:
    """Write the workbook in which the pool of trainers is kept.

    A column for each competence of the programme, and a row for each trainer who
    stands in its file; drop-downs, and a sheet that explains each column. The
    other commands read it back without a question.

    \b
    Examples:
      ecpat trainers template -p programme.yaml --out trainers.xlsx
    """
    from ecpat_training.trainers.workflows.template import trainers_template

    raise typer.Exit(trainers_template(request.programme, request.delivery()).exit_code)
