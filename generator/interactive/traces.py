"""The kinds of trace that Plotly figures of charts are made of: the one list, for the figures and for their script."""

TRACES = ("bar", "sankey", "scatter")
"""In alphabetical order. A kind of trace that the script does not hold would be drawn as an empty plot, silently."""
