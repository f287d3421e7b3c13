"""A finding's key holds while its row moves, and tells items apart that differ."""

import re

from procurement_rules.report.identity import batch_finding_key, finding_key, identified


def test_the_key_is_short_and_does_not_depend_on_the_row(build):
    finding = build.violation()
    first, second = build.verdict(finding, row=2), build.verdict(finding, row=9)
    assert re.fullmatch("[0-9a-f]{12}", finding_key(first, finding))
    assert finding_key(first, finding) == finding_key(second, finding)


def test_this_key_never_changes(build):
    verdict = build.verdict(build.violation(), purchaser="市水利局", description="按人每月结算。")
    assert finding_key(verdict, verdict.findings[0]) == "cc3bd1c77fb7"


def test_blanks_and_line_breaks_do_not_count(build):
    plain = build.verdict(build.violation(), description="按人 每月结算")
    spaced = build.verdict(build.violation(), description=" 按人每月\n结算\u3000")
    assert finding_key(plain, plain.findings[0]) == finding_key(spaced, spaced.findings[0])


def test_rule_purchaser_name_and_description_each_count(build):
    finding = build.violation()
    verdicts = [
        build.verdict(name="甲", purchaser="乙"),
        build.verdict(name="甲乙", purchaser=""),
        build.verdict(name="甲", description="乙"),
        build.verdict(name="甲"),
    ]
    keys = {finding_key(verdict, finding) for verdict in verdicts}
    keys.add(finding_key(verdicts[0], build.violation(rule="other")))
    assert len(keys) == 5


def test_the_message_may_be_reworded(build):
    verdict = build.verdict()
    assert finding_key(verdict, build.violation()) == finding_key(verdict, build.violation(message="改写"))


def test_a_finding_on_several_items_does_not_depend_on_their_order(build):
    verdicts = (build.verdict(name="甲"), build.verdict(name="乙"))
    assert batch_finding_key(verdicts, build.together((0, 1))) == batch_finding_key(
        verdicts[::-1], build.together((0, 1))
    )


def test_every_finding_of_a_batch_has_a_key_of_its_own(build):
    finding = build.violation()
    verdicts = [build.verdict(finding, row=row) for row in (2, 3, 4)]
    found = list(identified(build.screening(*verdicts, together=(build.together((0, 1)),))))
    key = found[0].key
    assert [each.key for each in found[:3]] == [key, f"{key}-2", f"{key}-3"]
    assert [each.verdict for each in found] == [*verdicts, None]
    assert found[3].finding.rows == (0, 1)
