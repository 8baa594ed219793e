"""`ecpat evaluate`: what a training changed, or all trainings of a programme."""

import typer

from ecpat_training.effect.workflows.request import Request


def evaluate(request: Request) -> None:
    """Reduce survey exports to an effect-measurement report.

    Reads what survey platforms export and plain tables, and says which it saw;
    `ecpat survey map` helps where a form has names of its own. Answers of one
    wave alone give a report of what people answered. Without
    [bold]--publish[/bold] the report is internal: put it into reports/internal of the training's
    folder, and what is published into reports/published. Columns of points before and after
    need no questionnaire.

    [bold]--programme[/bold] alone means all trainings of the programme's folder: their effects together,
    countries as units, each training with the reason where it gives no figure.

    Endings of [bold]--out[/bold]: .html, .docx, .xlsx, .json, .txt.

    \b
    Examples:
      ecpat evaluate pre.csv post.csv -i instrument.yaml --out report.html
      ecpat evaluate --training al-1 --out report.html
      ecpat evaluate answers.xlsx -i instrument.yaml --publish -o report.docx
      ecpat evaluate --pre tirana.csv --pre skopje.csv --post after.csv -i instrument.yaml
      ecpat evaluate pre.csv post.csv -i instrument.yaml --comparison-group group=waiting
      ecpat evaluate --post after.csv -i instrument.yaml --participants 24
      ecpat evaluate all.xlsx --sheet Pre --sheet Post -i instrument.yaml
      ecpat evaluate scores.xlsx --code Name --before Pre-test --after Post-test --max 20
      ecpat evaluate --programme my-programme --for donor --out effect.docx
    """
    if request.is_of_programme:
        from ecpat_training.effect.programme.workflows.programme_effect import data_files, programme_report

        raise typer.Exit(programme_report(request, request.delivery(also=data_files(request))).exit_code)
    from ecpat_training.effect.programme.workflows.compared import comparison_blocks
    from ecpat_training.effect.workflows.report import effect_report  # not the other's modules, a tenth of its time

    request = request.of_its_training()
    raise typer.Exit(effect_report(request, request.delivery(also=request.data_files()), comparison_blocks).exit_code)
