"""How many people it takes. Raising one publishes less.

| threshold | because |
| --- | --- |
| 10 people | as in output rules of the UK and Australian statistical offices |
| 20 people for a spread | mean, SD and n of fewer often leave one set of answers only |
| 60 people for a cross table | with fewer, protection hides nearly all of it |
"""

SMALLEST = 10
SMALLEST_FOR_SPREAD = 20
SMALLEST_FOR_A_CROSS_TABLE = 60
SMALLEST_FOR_FINE_SHARES = 40
SMALLEST_FOR_A_SHARE_OF_IMPROVED = 100
