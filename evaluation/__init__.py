"""Measures the program: takes stories with gold, gives figures, refuses to let a figure fall under its floor.

`python -m evaluation` measures all that can be measured here and rewrites figures.json and
the table of docs/evaluation.md; `python -m evaluation.gate` measures the accounts alone and
holds them to floors.json. Nothing here is part of the installed package.
"""
