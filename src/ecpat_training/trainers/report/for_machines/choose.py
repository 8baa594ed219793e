"""`ecpat trainers choose --json`: whom to train as trainers, and what each adds."""

from ecpat_training.commands.public import Public
from ecpat_training.trainers.model.choice import TrainersChoice


class TrainersChooseResult(Public[TrainersChoice]):
    """`before` is what there is without those chosen, `best` with them, of `sessions` in all. `first` has the best one
    person, the best two, and so on up to five. `as_good` are the codes
    of those in another choice that is as good."""

    keys = "seats seed applicants sessions before best proven chosen first as_good two_of_each"
