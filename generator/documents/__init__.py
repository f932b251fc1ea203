"""Bytes in, documents out: the strict reader, the canonical writer, and the folder that holds an instance."""
