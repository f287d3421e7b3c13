"""Whether the user has stopped the program, whatever a library made of it."""

from __future__ import annotations

from pydantic_core import PydanticSerializationError


def is_interrupt(error: BaseException | None) -> bool:
    """Tell whether an error is Ctrl-C: pydantic makes one of its own of it while it writes a model."""
    if isinstance(error, PydanticSerializationError):
        # The error that it was is left in its words only.
        return KeyboardInterrupt.__name__ in str(error)
    return isinstance(error, KeyboardInterrupt)
