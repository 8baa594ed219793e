"""The further analyses of a training, one a file, found by its name.

Each has `analyse(evidence)`, which returns its result, a frozen dataclass of `results/effect/`, or None where the
evidence has nothing for it. What is said of it stands under the same name in `report/effect/analyses/`.
"""
