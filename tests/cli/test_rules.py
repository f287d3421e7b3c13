"""The examples in the rule files are tests."""

import pytest


@pytest.mark.parametrize("engine", ["plain", "auto"])
def test_every_example_comes_out_as_it_says(run, engine: str) -> None:
    ran = run("rules", "test", "--engine", engine)
    assert ran.code == 0, ran.out
    assert ran.out.strip().endswith("0 处不符")
