"""A new instance: what an election body says of its election in, every file of the instance out.

Nothing is written here; `sixc init` writes what this room makes.
"""
