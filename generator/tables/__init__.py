"""Checked documents in; one pandas table per kind of fact out. Money stands in whole hundredths."""
