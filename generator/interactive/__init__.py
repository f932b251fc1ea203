"""Interactive charts: a figure becomes a figure of Plotly, and the script that draws it is put together here."""
