"""A dataset in; the numbers that pages and charts show, out."""
