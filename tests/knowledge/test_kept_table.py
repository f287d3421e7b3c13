"""A kept table is added to, or left as it was."""

from pathlib import Path

import pytest

from procurement_rules.knowledge.kept_table import add_rows

COLUMNS = ("code", "name")


def test_an_interrupted_run_leaves_the_file_as_it_was_and_nothing_beside_it(tmp_path, monkeypatch) -> None:
    path = tmp_path / "precedents.csv"
    add_rows(path, COLUMNS, [("A01", "演出")])
    before = path.read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        add_rows(path, COLUMNS, [("A02", "电影")])
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
