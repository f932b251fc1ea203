"""The script that draws interactive charts, as set up here."""

import pytest

from generator.charts.bundle import Bundle, read_bundle


def plotly_bundle() -> Bundle:
    """The script; a test that needs it fails where it has not been made."""
    found = read_bundle()
    if found is None:
        pytest.fail("The interactive charts are not set up: run `make plotly`.", pytrace=False)
    return found
