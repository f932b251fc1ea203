"""Says everything that a schema has against data which the compiled validator does not accept.

It takes longer to load than most files take to check, so it is loaded only where there is something to explain.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError
from referencing import Registry

from generator.validation.patterns import compiled


def errors(root: Mapping[str, Any], data: Any) -> Iterator[ValidationError]:
    """Everything that a self-contained schema has against the data."""
    found: Iterator[ValidationError] = _Validator(root, registry=Registry()).iter_errors(data)
    return found


def _pattern(
    _validator: Any, pattern: str, instance: Any, _schema: Any
) -> Iterator[ValidationError]:
    """`pattern` as the compiled validator understands it."""
    if isinstance(instance, str) and not compiled(pattern).search(instance):
        yield ValidationError(pattern)


_Validator: Any = validators.extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]
