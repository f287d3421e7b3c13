from procurement_rules import report


def test_the_stage_exports_four_functions_and_the_words_for_outcomes():
    assert report.__all__ == [
        "OUTCOMES",
        "html_report",
        "in_words",
        "json_report",
        "jsonl_report",
        "terminal_report",
    ]
    assert all(callable(getattr(report, name)) for name in report.__all__[1:])
