"""`ecpat series check --json`: an edited series, and which rules it keeps."""

from ecpat_training.commands.public import Public
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.as_data import JudgedRule
from ecpat_training.series.model.series import DatedTraining, SeriesCheck
from ecpat_training.series.rule_parts.context import SeriesContext


class DatedData(Public[DatedTraining]):
    """A training: its first and last day, who comes, and how often its event was moved."""

    keys = """
        training=id country=str(planned.country) twin=str(planned.twin) first_day=str(start) last_day trainers sequence
    """
    context: SeriesContext

    def planned(self) -> Training:
        return self.context.by_id[self.model.id]

    def last_day(self) -> str:
        return self.context.days(self.planned(), self.model.start)[-1].isoformat()


class SeriesCheckResult(Public[SeriesCheck]):
    """A series against its programme's rules; it `holds` where everything that must be kept is."""

    keys = "programme=str(context.programme.programme) holds=kept trainings dropped=series.dropped[].id rules"
    parts = (JudgedRule,)
    context: SeriesContext

    def trainings(self) -> tuple[DatedData, ...]:
        return tuple(DatedData(training, context=self.context) for training in self.model.series.trainings)
