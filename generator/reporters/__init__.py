"""Writes reports of findings: one module for each format, listed here."""

from generator.reporters import github, gitlab, json_report, markdown, sarif, text
from generator.reporters.reporter import Reporter

REPORTERS: tuple[Reporter, ...] = (
    text.REPORTER,
    github.REPORTER,
    gitlab.REPORTER,
    markdown.REPORTER,
    json_report.REPORTER,
    sarif.REPORTER,
)
