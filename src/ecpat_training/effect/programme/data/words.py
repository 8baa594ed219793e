"""What the folder for the data says of itself."""

README = """Internal: figures of single trainings, some of few people. Keep this folder where the answers are kept.

The effect of “{programme}” on “{outcome}”, training by training, for statisticians. No row is a person.

trainings.csv  a row per training: y is the mean change of its people in {unit}, v the square of its standard error
               (empty where everybody changed alike), n the people recognised before and after, by over whom the mean is
contrasts.csv  a row per country and kind of figure (those who waited, untaught questions, follow-ups)
steps.csv      if countries began one after another: a row per country and step; begun is 1 once it had begun
orders.csv     the first step with training of each country, a line for each order that could have been drawn
figures.csv    the report's figures
recompute.py   computes them anew from trainings.csv:  python recompute.py   (needs NumPy and SciPy)
recompute.R    the same:                               Rscript recompute.R   (needs R alone)
"""
