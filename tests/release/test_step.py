"""Semantic versions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.errors import KnowledgeError
from procurement_rules.release import Step, Version

versions = st.builds(Version, *[st.integers(min_value=0, max_value=10**6)] * 3)


@pytest.mark.parametrize(
    ("step", "raised"),
    [(Step.NONE, "1.2.3"), (Step.PATCH, "1.2.4"), (Step.MINOR, "1.3.0"), (Step.MAJOR, "2.0.0")],
)
def test_a_step_raises_its_number_and_empties_those_behind(step: Step, raised: str) -> None:
    assert str(Version.of("1.2.3").raised(step)) == raised


@given(versions)
def test_a_greater_step_gives_a_greater_version(version: Version) -> None:
    raised = [version.raised(step) for step in Step]
    assert raised == sorted(set(raised))
    assert Version.of(str(version)) == version


@pytest.mark.parametrize("text", ["1.2", "v1.2.3", "01.2.3", "1.2.3-rc1", "１.2.3", ""])
def test_what_is_no_version_is_told_with_its_file(text: str) -> None:
    with pytest.raises(KnowledgeError, match=r"rules/pack\.yaml：版本号 .*不是语义化版本；应为：三个数"):
        Version.of(text)
