"""sixc: what parties disclose about their campaigns, checked, compared and published.

The house, from the street to the cellar; imports go down this list only:

cli, plugin     the two doors: the `sixc` command, and MkDocs
commands        what can be asked of it, one file each
pipeline        the whole story in one page: read, check, count, draw, publish
analysis        the facts as pandas frames, for notebooks
comparison      the comparison that readers make: page, embed, figures, scripts
pages, exports, embeds      finished HTML; files to download; charts for other sites
reporters, importers, founding      findings out, foreign files in, new instances out
charts          one question each, answered by a figure
drawing, interactive, figures      figures as SVG, as Plotly's, and before anybody draws them
metrics, codes, facts      numbers, commitments, one record per kind of fact
history, validation, documents      what was filed when; what is wrong with it; what the file says, line by line
isolation       the limited process in which submissions are read
addresses, artifact, collation, destination, errors, extraction, findings, handwritten, languages, lean, moments, money,
    provided, publisher, settings, shelf, templating, text        words shared by all
"""
