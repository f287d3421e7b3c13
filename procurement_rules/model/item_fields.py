"""Fields of a service item. Generated from corpus/fields.yaml by docs/generate.py; do not edit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Field

from procurement_rules.model.clean import Text, Year

PurchaserType = Literal[
    "state_organ",
    "party_organ",
    "cppcc_organ",
    "democratic_party",
    "administrative_institution",
    "mass_organisation_admin",
    "mass_organisation_funded",
    "public_welfare_1",
    "public_welfare_2",
    "other",
]

SupplierType = Literal[
    "enterprise",
    "social_organisation",
    "public_welfare_1",
    "public_welfare_2",
    "business_institution",
    "mass_organisation_funded",
    "rural_collective",
    "grassroots_body",
    "individual",
]

ContractElement = Literal[
    "scope",
    "object",
    "quantity",
    "quality",
    "term",
    "payment",
    "rights_duties",
    "breach",
]


class ItemFields(BaseModel):
    """What a department says of a service; what is not said is None."""

    id: Text | None = Field(
        default=None,
        title="序号",
        description="提交单位自己的编号，只用于指认。",
    )
    name: Text | None = Field(
        default=None,
        title="事项名称",
        description="要买的服务叫什么。",
    )
    description: Text | None = Field(
        default=None,
        title="说明",
        description="具体买什么、怎么做、按什么付费。",
    )
    declared_code: Text | None = Field(
        default=None,
        title="申报编码",
        description="单位自己填报的目录编码，原样保留。",
    )
    declared_catalog_name: Text | None = Field(
        default=None,
        title="申报目录名称",
        description="单位自己填报的目录条目名称，原样保留；没有事项名称的列时，当作事项名称。",
    )
    service_range_code: Text | None = Field(
        default=None,
        title="购买服务范围代码",
        description="单位填报的政府购买服务范围的代码，原样保留。",
    )
    service_type: Text | None = Field(
        default=None,
        title="购买服务类型",
        description="单位填报的政府购买服务类型，原样保留。",
    )
    purchaser: Text | None = Field(
        default=None,
        title="购买主体",
        description="哪个单位购买。",
    )
    purchaser_code: Text | None = Field(
        default=None,
        title="单位代码",
        description="单位在部门目录中的代码（聊城为六位数字）。",
    )
    purchaser_type: PurchaserType | None = Field(
        default=None,
        title="购买主体类型",
        description="国家机关、事业单位类别或群团组织。",
    )
    supplier_type: SupplierType | None = Field(
        default=None,
        title="承接主体类型",
        description="谁来承接。",
    )
    budget: Decimal | None = Field(
        default=None,
        title="预算金额",
        description="单位为元；列名带“万元”的自动换算，单位：元",
    )
    funding_source: Text | None = Field(
        default=None,
        title="资金来源",
        description="原样保留的文字，例如“一般公共预算”“单位自筹”。",
    )
    in_budget: bool | None = Field(
        default=None,
        title="是否已列入预算",
        description="年度预算是否已经安排资金。",
    )
    fiscal_year: Year | None = Field(
        default=None,
        title="预算年度",
        description="四位数年份。",
    )
    in_budget_form: bool | None = Field(
        default=None,
        title="是否已填报项目预算表",
        description="《政府购买服务项目预算表》是否随部门预算填报。",
    )
    in_centralised_catalog: bool | None = Field(
        default=None,
        title="是否属于集中采购目录",
        description="是否在政府集中采购目录以内。",
    )
    above_threshold: bool | None = Field(
        default=None,
        title="是否达到采购限额标准",
        description="预算金额是否达到采购限额标准。",
    )
    in_procurement_budget: bool | None = Field(
        default=None,
        title="是否编制政府采购预算",
        description="是否同时编制政府采购预算。",
    )
    budget_requested_because_listed: bool | None = Field(
        default=None,
        title="是否以列入目录为由申请预算",
        description="是否把“已纳入指导性目录”作为申请资金的依据。",
    )
    adjustment_filed: bool | None = Field(
        default=None,
        title="目录调整是否已备案",
        description="目录外事项是否已报财政部门审核备案。",
    )
    under_procurement_law: bool | None = Field(
        default=None,
        title="是否适用政府采购法",
        description="是否属于政府采购法适用范围。",
    )
    procurement_method: Text | None = Field(
        default=None,
        title="采购方式",
        description="例如公开招标、竞争性磋商。",
    )
    contract_start: date | None = Field(
        default=None,
        title="合同开始日期",
        description="合同履行期限的第一天。",
    )
    contract_end: date | None = Field(
        default=None,
        title="合同结束日期",
        description="合同履行期限的最后一天。",
    )
    contract_term: Text | None = Field(
        default=None,
        title="合同期限",
        description="原样保留的文字，例如“一年”；写明起止日期的，也读作合同开始日期和结束日期。",
    )
    fixed_continuous: bool | None = Field(
        default=None,
        title="是否内容固定连续性强",
        description="购买内容相对固定、连续性强、经费来源稳定、价格变化幅度小。",
    )
    is_renewal: bool | None = Field(
        default=None,
        title="是否续签",
        description="是否与原承接主体续签。",
    )
    continuing: bool | None = Field(
        default=None,
        title="是否延续性服务",
        description="当期服务对前期基础性工作依赖度高、延续性强。",
    )
    performance_rating: Text | None = Field(
        default=None,
        title="履约评价结果",
        description="例如优秀、良好、合格。",
    )
    contract_elements: frozenset[ContractElement] | None = Field(
        default=None,
        title="合同要件",
        description="合同写明了哪些要件。",
    )
    subcontracted: bool | None = Field(
        default=None,
        title="是否转包",
        description="承接主体是否把合同转给他人。",
    )
    purchaser_guarantees_financing: bool | None = Field(
        default=None,
        title="购买主体是否为融资担保",
        description="购买主体是否为承接主体融资提供担保。",
    )
    publicity_start: date | None = Field(
        default=None,
        title="公示开始日期",
        description="目录建议公示的第一天。",
    )
    publicity_end: date | None = Field(
        default=None,
        title="公示结束日期",
        description="目录建议公示的最后一天。",
    )
    publicity_statement: Text | None = Field(
        default=None,
        title="公示情况说明",
        description="印发文中关于公示时间和无异议的表述。",
    )
    issued_on: date | None = Field(
        default=None,
        title="印发日期",
        description="部门目录正式印发的日期。",
    )
    new_major_project: bool | None = Field(
        default=None,
        title="是否新增重大项目",
        description="是否新增重大政府购买服务项目。",
    )
    ex_ante_evaluation: bool | None = Field(
        default=None,
        title="是否开展事前绩效评估",
        description="是否已开展事前绩效评估。",
    )
