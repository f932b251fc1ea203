"""A chart as others show it: pictures for sharing."""
