"""Reads files as documents: the strict reader, the canonical writer, and the folder that holds an instance."""
