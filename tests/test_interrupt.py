"""Ctrl-C is known again when a library has made an error of its own of it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, field_serializer
from pydantic_core import PydanticSerializationError

from procurement_rules.interrupt import is_interrupt


class Written(BaseModel):
    raised: Any

    @field_serializer("raised")
    def _raise(self, raised: type[BaseException]) -> None:
        raise raised


class Around(BaseModel):
    inner: Written

    @field_serializer("inner", mode="wrap")
    def _wrap(self, inner: Written, handler: Any) -> Any:
        return handler(inner)


@pytest.mark.parametrize("around", [False, True])
@pytest.mark.parametrize("write", ["model_dump", "model_dump_json"])
@pytest.mark.parametrize(("raised", "stopped"), [(KeyboardInterrupt, True), (ValueError, False)])
def test_what_pydantic_made_of_it(
    around: bool, write: str, raised: type[BaseException], stopped: bool
) -> None:
    model: BaseModel = Written(raised=raised)
    if around:
        model = Around(inner=Written(raised=raised))
    with pytest.raises(PydanticSerializationError) as told:
        getattr(model, write)()
    assert is_interrupt(told.value) is stopped


def test_itself_and_what_is_none() -> None:
    assert is_interrupt(KeyboardInterrupt())
    assert not is_interrupt(None)
    assert not is_interrupt(ValueError("KeyboardInterrupt"))
