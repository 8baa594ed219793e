"""`ecpat design power --json`: what each design can show."""

from ecpat_training.commands.public import Public
from ecpat_training.effect.design.model.outlook import DesignOutlook, Outlook, WhatIf


class DesignData(Public[DesignOutlook]):
    """One design; changes are in SD of scores. `why_not` is empty where it can be had, else the figures are null.
    `drawn` of `programmes` found the smallest change, `drawn_without` found one where there was none."""

    keys = """
        name title=design.title why_not standard_error=exactness.error df=exactness.df smallest_change=smallest chance
        programmes=drawn.programmes drawn=drawn.found drawn_without=drawn.found_without
    """


class WhatIfData(Public[WhatIf]):
    """The smallest change of each design if one thing were otherwise."""

    keys = "otherwise smallest_change=smallest"


class DesignResult(Public[Outlook]):
    """What designs can show of what is planned: `trainings` of each country, people linked in each."""

    keys = """
        trainings=planned.trainings people=planned.people linked=planned.linked power=planned.power alpha=planned.alpha
        effect designs what_if
    """
    parts = (DesignData, WhatIfData)
