"""The bundled concepts: a breach is read, and its nearest look-alike is not (likeness may still ask)."""

from __future__ import annotations

import pytest

from procurement_rules.detect import Detector
from procurement_rules.detect.detector import LIKENESS
from procurement_rules.knowledge import Knowledge
from procurement_rules.readers import readers_of

# Concept, breach, look-alike; each text is name｜description.
PAIRS = [
    # Who directs the staff: the purchaser, or the company's own foreman.
    ("labour_dispatch", "园区保安｜公司派人，由所里的队长带班", "园区保安｜保安公司设队长带班，按漏岗扣款"),
    ("labour_dispatch", "病区辅助｜公司只发工资，院方审批请假", "病区辅助｜公司自行管理，院方不审批其请假"),
    (
        "labour_dispatch",
        "窗口服务｜公司不参与，科室安排工作、考勤",
        "窗口服务｜公司派班长，科室不考勤、不派工",
    ),
    ("labour_dispatch", "导引服务｜公司把引导员交给管委会使用", "导引服务｜公司把录好的数据交给管理员使用"),
    # About a prohibited thing, told by what follows it in the name.
    ("labour_dispatch", "劳务派遣人员经费", "劳务派遣三方协议文本修订"),
    ("public_welfare_post", "公益性岗位人员", "公益性岗位人员花名册录入"),
    ("works_service_bundle", "水厂设计施工运营一体化", "设计施工运营一体化经验交流会承办"),
    ("works_service_bundle", "供水服务｜采用EPC模式", "供水服务｜审计水厂EPC合同"),
    ("unbudgeted", "地名普查（无预算）", "无预算支出预警模型"),
    ("staff_recruitment", "编外人员工资社保", "编外人员工资社保数据比对"),
    # What the name ends in decides what a mention in the description means.
    (
        "public_welfare_post",
        "公益性岗位开发｜开发公益性岗位三十个",
        "公益性岗位考勤小程序开发｜开发公益性岗位打卡功能",
    ),
    ("public_welfare_post", "村级保洁｜使用公益岗人员", "渔民公益岗跟踪问卷｜对上了公益岗的渔民问收入"),
    ("labour_dispatch", "女工派遣｜采用劳务派遣方式用工", "派遣女工心理讲座｜为劳务派遣女工开讲座八场"),
    ("labour_dispatch", "劳务派遣企业人员", "劳务派遣企业名录更新"),
    (
        "labour_dispatch",
        "会议纪要整理印制｜公司派人，人员由我局排班",
        "会议纪要整理印制｜公司自行管理，交装订好的纪要",
    ),
    ("staff_recruitment", "编外人员｜编外人员三十名", "编外人员薪酬统计分析｜汇总编外人员人数、工资区间"),
    ("works_service_bundle", "水厂｜设计施工总承包", "总承包合同争议法律顾问｜律师处理水厂EPC索赔"),
    (
        "works_service_bundle",
        "体育馆改造后运营｜改造、开馆、票务",
        "体育馆改造后运营｜改造由代建单位另行完成，只委托开馆、票务",
    ),
    ("financing", "BT项目", "BT项目案例问卷"),
    ("unbudgeted", "会计培训｜本项目无预算", "支出培训｜讲无预算不得支出的规定"),
    ("unbudgeted", "咨询服务｜项目资金待落实", "咨询服务｜分析项目资金待落实原因"),
    # Bought by somebody else, given by somebody else, refused.
    ("goods", "动物园服务｜采购饲料二十吨", "动物园服务｜饲料由园方采购，公司只投喂"),
    ("unbudgeted", "史料剪辑｜经费由商会赞助", "史料剪辑｜商会赞助的钱已谢绝，全走部门预算"),
    # Who decides.
    ("direct_duty", "材料整理｜公司收件，准不准由公司点头", "材料整理｜公司收件，准不准由审批局定"),
    ("direct_duty", "命题服务｜承担命题和阅卷", "考务服务｜命题、阅卷由考试院负责"),
    # The supplier hires for itself.
    ("staff_recruitment", "保洁服务｜我局聘用保洁工人", "保洁服务｜工人由公司聘用"),
    # Secret by how it is handled.
    ("secret", "文印服务｜来文逐份编号、阅后收回", "文印服务｜简报装订成册，分送各科"),
]


@pytest.fixture(scope="module")
def detector(knowledge: Knowledge) -> Detector:
    return readers_of(knowledge).detector


def concepts_read(knowledge: Knowledge, detector: Detector, text: str) -> set[str]:
    fold = readers_of(knowledge).fold
    texts = dict(zip(("name", "description"), map(fold, text.split("｜")), strict=False))
    return {hit.concept for hit in detector.detect(texts) if hit.reading != LIKENESS}


@pytest.mark.parametrize(("concept", "breach", "look_alike"), PAIRS)
def test_a_breach_is_read_and_told_from_its_look_alike(
    knowledge: Knowledge, detector: Detector, concept: str, breach: str, look_alike: str
) -> None:
    assert concept in concepts_read(knowledge, detector, breach)
    assert concept not in concepts_read(knowledge, detector, look_alike)
