"""Figures: what a chart shows and says before anybody draws it, with its scale, words, notes, stacks and grids."""
