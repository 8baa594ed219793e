"""Sentences and rules that both reports need."""

from ecpat_training.core.text import count
from ecpat_training.network.measures.figure import NetworkFigure
from ecpat_training.network.measures.measured import MeasuredWave
from ecpat_training.network.model.network import WaveNetwork
from ecpat_training.network.model.questions import IN_WORDS

NOTICE = "Internal, not for publication: who knows whom identifies people, by codes too."
RULES = (
    "Figures are of those who answered: a tie counts where both the person who names and the person named did. "
    "The bounds hold for everybody who was asked, whatever the others would have said. They are no interval.",
    "Whoever didn't answer is never counted as a no.",
    "Three figures are called reciprocity. Dyadic: pairs in which both say the same, no tie included. dyadic.nonnull: "
    "of pairs with a tie, those in which both name each other. Edgewise: of ties, those that are returned.",
    "The E-I index goes from -1, all ties inside the own sector, to 1, all to other sectors. How far it can go depends "
    "on the size of the sectors and on how many people each names, so compare it with its least and its most.",
    "This is what people say of each other. It shows change, not its cause.",
)


def tie_told(measured_wave: MeasuredWave) -> str:
    """What a tie is, in a sentence."""
    return f"A tie from one person to another: the first {IN_WORDS[measured_wave.question]} the second."


def who_answered(network: WaveNetwork) -> str:
    """How many answered of how many."""
    if not network.listed:
        people = count(len(network.actors), "person", "people")
        return (
            f"{len(network.answered):,} answered; {people} are named in the file; without a list nobody knows of more"
        )
    return f"{len(network.answerers):,} of {count(len(network.actors), 'person', 'people')} answered"


def value_of(figure: NetworkFigure) -> object:
    """The value of a figure, or why there is none."""
    return figure.value if figure.value is not None else figure.undefined or ""
