"""Makes the comparison that readers put together themselves: a page of each election and its embed.

What is shown is counted and drawn in the reader's browser, from the choice in the fragment of the address. Here stand
all of it: what can be compared (`topics`), the figures that are sent (`data`, `export`), the page and the embed with
their templates, and the scripts in `assets`, which are tested against figures counted in Python.
"""
