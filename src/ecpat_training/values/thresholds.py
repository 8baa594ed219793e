"""Where evaluating draws its lines: what may be claimed, and what may be published. What one rule alone needs stands
beside the rule; what belongs to a statistic, with its source, in `stats/`.

| what is claimed | because |
| --- | --- |
| p below 0.05, 95 % intervals | the custom of the field; p values are adjusted within their family first |
| more than 15 % at the best score | what rises there the scale cannot show |
| 10 people | of fewer, a single one weighs much |
| 20 people for a percentage of a question | with fewer, one person is more than 5 points |
| 5 people in a group that is compared | of fewer, spread is not known |
| a fifth lost, or a tenth more in one group | beyond, lots no longer make the groups alike (`sentences/causes.py`) |

| what is published | because |
| --- | --- |
| 10 people | as in output rules of the UK and Australian statistical offices |
| 20 people for a spread | mean, SD and n of fewer often leave one set of answers only |
| 60 people for a cross table | with fewer, protection hides nearly all of it |

Raising one of these publishes less.
"""

ALPHA = 0.05
NORMAL_QUANTILE = 1.959963984540054
"""Standard errors on each side of a 95 % interval."""
CEILING = 0.15
FEW_PEOPLE = 10
FEW_FOR_PERCENTAGES = 20
SMALLEST_GROUP_COMPARED = 5
MOST_LOST = 0.2
MAX_LOSS_DIFFERENCE = 0.1
MANY_MISSING = 0.2
MANY_WITHOUT_SCORE = 0.2
RELIABLE_FOR_GROUPS = 0.7
RELIABLE_FOR_PERSONS = 0.9

SMALLEST_PUBLISHED_GROUP = 10
SMALLEST_WITH_A_REASON = 5
SMALLEST_FOR_SPREAD = 20
SMALLEST_FOR_A_CROSS_TABLE = 60
SMALLEST_FOR_FINE_SHARES = 40
SMALLEST_FOR_A_SHARE_OF_IMPROVED = 100
