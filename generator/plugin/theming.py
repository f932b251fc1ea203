"""The theme's templates, without what MkDocs would do again for each language: compile them, and look at every icon."""

import os
from collections.abc import Iterator
from pathlib import PurePath
from types import CodeType

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.theme import Theme


class _Compiled(BytecodeCache):
    """Templates as they were compiled in this process. Code out of a file could be anybody's."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand over what was compiled from the same source."""
        checksum, code = self.kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has just been compiled."""
        if bucket.code is not None:
            self.kept[bucket.key] = (bucket.checksum, bucket.code)


_COMPILED = _Compiled()


class _Seen(FileSystemLoader):
    """Lists what MkDocs may publish: nothing below a folder whose name begins with a dot, such as 14,000 icons."""

    def list_templates(self) -> list[str]:
        """The paths of all files, with slashes and in order."""
        return sorted({path for folder in self.searchpath for path in _files(folder)})


def _files(top: str) -> Iterator[str]:
    for folder, below, names in os.walk(top):
        below[:] = (name for name in below if not name.startswith("."))
        for name in names:
            yield PurePath(folder, name).relative_to(top).as_posix()


def sparing(theme: Theme) -> None:
    """Have a theme make its environments this way."""
    made = theme.get_env

    def get_env() -> Environment:
        env = made()
        env.loader = _Seen(theme.dirs)
        env.bytecode_cache = _COMPILED
        return env

    theme.get_env = get_env  # type: ignore[method-assign]
