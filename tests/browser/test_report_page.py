"""The report in a browser: search, filters, folding, keys, links, print."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

SUMMARIES = "return [...document.querySelectorAll('.item[data-outcome]')].filter(one => !one.hidden)"


def keys(page: Chrome, *pressed: str) -> None:
    from selenium.webdriver import ActionChains

    ActionChains(page).send_keys(*pressed).perform()


def count(page: Chrome) -> str:
    return str(page.execute_script("return document.getElementById('count').value"))


def wait_for(page: Chrome, condition: str) -> Any:
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(page, 10).until(lambda browser: browser.execute_script(f"return {condition}"))


def search(page: Chrome, text: str) -> None:
    page.find_element("id", "search").send_keys(text)
    wait_for(page, "!document.getElementById('narrowed').hidden")


def shown(page: Chrome) -> list[str]:
    return list(page.execute_script(f"{SUMMARIES}.map(one => one.querySelector('h4').textContent)"))


def total(page: Chrome) -> int:
    return int(page.execute_script("return document.querySelectorAll('.item[data-outcome]').length"))


def choose(page: Chrome, name: str, label: str) -> str:
    from selenium.webdriver.support.ui import Select

    select = Select(page.find_element("name", name))
    text = next(option.text for option in select.options if option.text.startswith(label))
    select.select_by_visible_text(text)
    return text


def test_at_first_everything_is_shown(page: Chrome) -> None:
    assert page.find_element("id", "tools").is_displayed()
    assert count(page) == f"显示 {total(page)} / {total(page)} 项"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("河道保洁", 3),  # a name
        ("漂浮物", 3),  # a description
        ("聊城市水利局 东片", 2),  # a department and a name
        ("重复申报", 2),  # a finding on several items
        ("不得作为政府购买服务：“20名", 1),  # a finding
    ],
)
def test_search_reads_all_that_is_said_of_an_item(page: Chrome, text: str, number: int) -> None:
    search(page, text)
    assert len(shown(page)) == number
    assert count(page) == f"显示 {number} / {total(page)} 项"
    told = page.execute_script(
        "return [...document.querySelectorAll('.group:not([hidden]) .number')].map(one => one.textContent)"
    )
    assert sum(int(text.split()[1]) for text in told if text.startswith("显示")) == number


def test_search_does_not_mind_width_or_case(page: Chrome) -> None:
    code = page.execute_script(
        "return [...document.querySelectorAll('.code.q')].map(one => one.textContent).find(one => /^[A-Z]\\d/.test(one))"
    ).split()[0]
    wide = "".join(chr(ord(char) + 0xFEE0) for char in code.lower())
    search(page, wide)
    assert shown(page)


def test_search_for_what_is_not_there_says_so(page: Chrome) -> None:
    search(page, "火星探测")
    assert shown(page) == []
    assert page.find_element("id", "narrowed").text == "没有符合条件的事项。"
    assert not page.find_element("id", "violation").is_displayed()


def test_what_is_said_of_several_items_is_shown_with_any_of_them(page: Chrome) -> None:
    together = page.find_element("id", "together")
    places = int(page.execute_script("return document.querySelectorAll('#together .item').length"))
    assert f"{places} 处" in together.text
    search(page, "东片")
    assert together.is_displayed()
    assert "显示 1 处" in together.text
    page.find_element("id", "search").clear()
    search(page, "劳务派遣人员，按人按月")
    wait_for(page, "document.getElementById('together').hidden")
    page.find_element("css selector", "button[type=reset]").click()
    wait_for(page, "document.getElementById('narrowed').hidden")
    assert f"{places} 处" in together.text


def test_the_slash_leads_to_the_search_from_a_filter_too(page: Chrome) -> None:
    page.find_element("name", "outcome").send_keys("")
    assert page.execute_script("return document.activeElement.name") == "outcome"
    keys(page, "/")
    assert page.execute_script("return document.activeElement.id") == "search"


def test_filters_narrow_together_and_their_numbers_are_right(page: Chrome) -> None:
    text = choose(page, "department", "聊城市水利局")
    number = int(re.search(r"（(\d+)）$", text).group(1))
    assert len(shown(page)) == number
    choose(page, "outcome", "不合规")
    assert 0 < len(shown(page)) < number
    narrowed = page.find_element("id", "narrowed").text
    assert "聊城市水利局" in narrowed
    assert "不合规" in narrowed
    page.find_element("css selector", "button[type=reset]").click()
    wait_for(page, "document.getElementById('narrowed').hidden")
    assert len(shown(page)) == total(page)


@pytest.mark.parametrize("name", ["department", "outcome", "stage", "category"])
def test_every_choice_leaves_as_many_items_as_it_says(page: Chrome, name: str) -> None:
    told, left = page.execute_script(
        """
        const select = document.querySelector(`select[name=${arguments[0]}]`);
        const told = [], left = [];
        for (const option of [...select.options].slice(1)) {
          select.value = option.value;
          select.dispatchEvent(new Event("change", { bubbles: true }));
          told.push(Number(option.textContent.match(/（(\\d+)）$/)[1]));
          left.push([...document.querySelectorAll(".item[data-outcome]")].filter((one) => one.checkVisibility()).length);
        }
        return [told, left];
        """,
        name,
    )
    assert told
    assert told == left


def test_everything_unfolds_and_folds(page: Chrome) -> None:
    opened = "document.querySelectorAll('.item[open]').length"
    page.find_element("id", "expand").click()
    assert page.execute_script(f"return {opened}") == total(page)
    page.find_element("id", "collapse").click()
    assert page.execute_script(f"return {opened}") == 0


def test_the_page_can_be_used_with_the_keyboard_alone(page: Chrome) -> None:
    from selenium.webdriver.common.keys import Keys

    page.find_element("id", "collapse").click()
    keys(page, "/")
    assert page.execute_script("return document.activeElement.id") == "search"
    keys(page, "河道保洁")
    wait_for(page, "!document.getElementById('narrowed').hidden")
    keys(page, Keys.ARROW_DOWN)
    focused = "return document.activeElement.closest('.item').querySelector('h4').textContent"
    visible = shown(page)
    assert page.execute_script(focused) == visible[0]
    keys(page, Keys.ARROW_DOWN)
    assert page.execute_script(focused) == visible[1]
    keys(page, Keys.ENTER)
    assert page.execute_script("return document.activeElement.closest('.item').open")
    keys(page, Keys.ARROW_UP, Keys.ARROW_UP)
    assert page.execute_script("return document.activeElement.id") == "search"
    keys(page, Keys.ESCAPE)
    wait_for(page, "document.getElementById('narrowed').hidden")
    assert len(shown(page)) == total(page)


def test_a_slash_in_the_search_is_a_slash(page: Chrome) -> None:
    page.find_element("id", "search").send_keys("a/b")
    assert page.find_element("id", "search").get_attribute("value") == "a/b"


def test_a_link_to_an_item_that_is_narrowed_away_shows_it(page: Chrome) -> None:
    page.find_element("id", "collapse").click()
    search(page, "火星探测")
    link = page.find_element("css selector", "#together .rows a")
    target = link.get_attribute("href").rpartition("#")[2]
    # It is out of sight itself, as the page has no other item that is said to go with this one.
    page.execute_script("arguments[0].click()", link)
    wait_for(page, f"!document.getElementById('{target}').hidden")
    assert page.execute_script("return document.getElementById(arguments[0]).open", target)
    assert count(page) == f"显示 {total(page)} / {total(page)} 项"


@pytest.mark.parametrize(
    ("name", "told"), [("since", "<i>门卫</i>"), ("idle", "<script>document.title='刺'")]
)
def test_the_head_leads_to_what_has_changed_and_to_idle_waivers(page: Chrome, name: str, told: str) -> None:
    page.find_element("css selector", f"[href='#{name}']").click()
    top = f"document.getElementById('{name}').getBoundingClientRect().top"
    assert wait_for(page, f"{top} >= 0 && {top} < innerHeight")
    assert told in page.find_element("css selector", f"section[aria-labelledby='{name}']").text


def test_submitted_code_is_shown_and_not_run(page: Chrome) -> None:
    assert page.title == "政府购买服务目录建议审查报告"
    assert page.execute_script("return document.images.length") == 0
    assert page.execute_script("return document.scripts.length") == 1
    search(page, "document.title")
    assert shown(page) == ["</script><script>document.title='刺'</script>"]
    assert "<img src=x" in page.find_element("name", "department").text


def test_the_policy_refuses_any_other_script(page: Chrome) -> None:
    page.execute_script(
        "const s = document.createElement('script'); s.text = 'document.title=1'; document.body.append(s)"
    )
    assert page.title == "政府购买服务目录建议审查报告"
    assert "Content Security Policy" in page.get_log("browser")[0]["message"]


@pytest.mark.parametrize("width", [1280, 768, 420])
def test_no_width_scrolls_sideways(page: Chrome, width: int) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )
    page.find_element("id", "expand").click()
    try:
        assert page.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_its_script_the_page_is_whole(chromium: Chrome, report: Any) -> None:
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        chromium.get(report.as_uri())
        assert not chromium.find_element("id", "tools").is_displayed()
        first = chromium.find_element("css selector", ".item")
        assert "怎样才合格" in first.text
    finally:
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_print_shows_everything_unfolded_and_no_tools(page: Chrome) -> None:
    page.find_element("id", "collapse").click()
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not page.find_element("id", "tools").is_displayed()
        heights = page.execute_script(
            "return [...document.querySelectorAll('.item > .body')].map((one) => one.getBoundingClientRect().height)"
        )
        assert len(heights) == total(page)
        assert min(heights) > 20
        shape = "return getComputedStyle(document.querySelector('.stack thead')).display"
        assert page.execute_script(shape) == "table-header-group"
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_the_print_is_a4_and_longer_than_the_list(page: Chrome) -> None:
    printed = page.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    pages = re.findall(rb"/MediaBox \[([\d. ]+)\]", base64.b64decode(printed["data"]))
    assert len(pages) > 10
    assert {tuple(round(float(edge)) for edge in page.split()) for page in pages} == {(0, 0, 595, 842)}


def test_only_what_is_narrowed_to_is_printed_and_the_print_says_so(page: Chrome) -> None:
    def printed() -> int:
        data = page.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
        return len(re.findall(rb"/MediaBox", base64.b64decode(data)))

    whole = printed()
    search(page, "河道保洁")
    assert printed() < whole
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert page.find_element("id", "narrowed").text.startswith("以下只列出符合条件的 3 / ")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
