"""Drawing: a figure becomes SVG, with one measure of how wide texts are and one way to break them into lines."""
