from procurement_rules import report


def test_the_stage_exports_four_functions():
    assert report.__all__ == ["html_report", "json_report", "jsonl_line", "terminal_report"]
    assert all(callable(getattr(report, name)) for name in report.__all__)
