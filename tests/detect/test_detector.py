"""The detector: concepts in the fields of an item, shown by spans of what was submitted."""

import threading
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.detect import Detector
from procurement_rules.detect.occurrences import FieldSignals, Occurrence
from procurement_rules.model.concept import Certainty, ConceptLibrary
from procurement_rules.normalise import fold
from tests.detect.conftest import SIGNALS, UNLIKE, detect, library, reading, shown, undoing

NAMED = library(reading("build", undone_by=[undoing("around", "denial")]))
AT_HEAD = library(reading("build", at_head=True))


def test_a_concept_is_found_with_the_words_that_show_it() -> None:
    [hit] = detect(NAMED, name="办公楼新建项目")
    assert (hit.concept, hit.reading, hit.certainty) == ("works", "named", Certainty.CLEAR)
    assert hit.spans == (("name", 3, 5),)


@pytest.mark.parametrize("name", ["道路清扫保洁", "施工监理服务", "", "新  闻", "😀"])
def test_what_does_not_mean_the_concept_is_not_found(name: str) -> None:
    assert detect(NAMED, name=name) == ()


def test_no_texts_hold_nothing() -> None:
    assert detect(NAMED) == ()


def test_a_field_is_read_only_where_the_reading_says_so() -> None:
    which = library(reading("build", fields=["description"]))
    assert detect(which, name="道路施工") == ()
    assert detect(which, name="道路", description="道路施工")[0].spans == (("description", 2, 4),)


def test_fields_are_read_in_the_order_of_the_reading() -> None:
    which = library(reading("build", fields=["description", "name"]))
    assert detect(which, name="道路施工", description="道路新建")[0].spans == (("description", 2, 4),)


def test_signals_of_one_reading_do_not_meet_across_fields() -> None:
    which = library(reading("build", "run", scope="text"))
    assert detect(which, name="道路施工", description="托管运营") == ()


def test_a_clear_reading_beats_a_possible_one_that_stands_before_it() -> None:
    possible = reading("run", id="perhaps", certainty="possible")
    [hit] = detect(library(possible, reading("build")), name="新建后运营")
    assert (hit.reading, hit.certainty) == ("named", Certainty.CLEAR)


def test_the_first_of_two_possible_readings_is_told() -> None:
    readings = [reading(signal, id=signal, certainty="possible") for signal in ("run", "build")]
    [hit] = detect(library(*readings), name="新建后运营")
    assert hit.reading == "run"


@pytest.mark.parametrize(
    "name", ["道路施工", "道路施工项目", "道路施工（二标段）", "道路施工２０２４", "道路施工采购服务公开招标"]
)
def test_the_head_of_a_name_is_found_under_its_tails(name: str) -> None:
    [hit] = detect(AT_HEAD, name=name)
    assert shown(hit, name=name) == ["施工"]


@pytest.mark.parametrize("name", ["施工安全巡查", "施工图审查服务项目", "道路施工第三方评价"])
def test_what_stands_before_the_head_is_not_the_head(name: str) -> None:
    assert detect(AT_HEAD, name=name) == ()


def test_a_description_has_no_head() -> None:
    assert detect(AT_HEAD, description="道路施工") == ()


def test_concepts_may_give_the_same_name_to_different_signals() -> None:
    one = {"title": "一", "question": "？", "readings": [reading("own")]}
    concepts = [
        {"id": "works", "signals": {"own": ["施工"]}, **one},
        {"id": "goods", "signals": {"own": ["家具"]}, **one},
    ]
    which = ConceptLibrary.model_validate({"shared": {"signals": {}}, "concepts": concepts})
    assert [hit.concept for hit in detect(which, name="家具采购")] == ["goods"]


def test_a_concept_uses_shared_signals() -> None:
    concept = {"id": "works", "title": "工程", "question": "？", "readings": [reading("build")]}
    which = ConceptLibrary.model_validate({"shared": {"signals": SIGNALS}, "concepts": [concept]})
    assert [hit.concept for hit in detect(which, name="道路施工")] == ["works"]


def test_concepts_are_told_in_the_order_of_the_library() -> None:
    one = {"title": "一", "question": "？", "readings": [reading("build")]}
    which = ConceptLibrary.model_validate(
        {"shared": {"signals": SIGNALS}, "concepts": [{"id": name, **one} for name in ("b", "a", "c")]}
    )
    assert [hit.concept for hit in detect(which, name="道路施工")] == ["b", "a", "c"]


DISGUISED = ["施 工", "施\u200b工", "施　工", "施\u00ad工", "施\x00工", "施\ud800工", "施\ufe0f工", "施\t工"]


@pytest.mark.parametrize("word", DISGUISED)
def test_a_disguised_word_is_found_and_shown_as_it_was_submitted(word: str) -> None:
    name = f"道路 {word}项目"
    [hit] = detect(NAMED, name=name)
    assert shown(hit, name=name) == [word]


def test_full_width_letters_are_found_where_they_stand() -> None:
    which = library(reading("ppp"), signals={"ppp": ("PPP模式",)})
    name = "污水处理Ｐ\u200bＰＰ　模式采购"
    [hit] = detect(which, name=name)
    assert shown(hit, name=name) == ["Ｐ\u200bＰＰ　模式"]


_NOISE = st.sampled_from(["\u200b", " ", "　", "\u00ad", "\x00", "\ufeff", "\ud800", "\u0301", "·"])
_PIECES = st.sampled_from(
    [*(term for terms in SIGNALS.values() for term in terms), "道路", "，", "；", "㎡", "ﬁ", "😀"]
)


@st.composite
def _noisy_texts(draw: st.DrawFn) -> str:
    letters = "".join(draw(st.lists(_PIECES, max_size=12)))
    return "".join(letter + "".join(draw(st.lists(_NOISE, max_size=2))) for letter in letters)


@given(_noisy_texts())
def test_every_span_shows_a_term_of_a_signal(text: str) -> None:
    terms = {fold(term).folded for signal in ("build", "run") for term in SIGNALS[signal]}
    which = library(reading("build", "run", scope="text"), reading("build", id="alone"))
    for hit in detect(which, description=text):
        assert {fold(piece).folded for piece in shown(hit, description=text)} <= terms


@given(_noisy_texts())
def test_noise_between_the_letters_changes_no_reading(text: str) -> None:
    quiet = fold(text).folded
    told = [[(hit.concept, hit.reading) for hit in detect(NAMED, name=each)] for each in (text, quiet)]
    assert told[0] == told[1]


HOSTILE = {
    "one anchor": "施工" * 50_000,
    "anchors undone": "施工监理" * 25_000,
    "no end of a sentence": "不含施工和" * 20_000,
    "nothing but marks": "，" * 100_000,
    "open brackets": "（" * 100_000,
    "tails": "采购项目" * 25_000,
    "invisible": "施\u200b" * 50_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    which = library(
        reading("build", "run", at_head=True),
        reading("build", id="undone", undone_by=[undoing("around", "denial", within=200)]),
    )
    assert {hit.concept for hit in detect(which, name=text, description=text)} <= {"works"}


def test_the_work_on_a_hostile_text_grows_with_its_length_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: Counter[str] = Counter()
    around, neighbours = FieldSignals.around, FieldSignals.neighbours

    def counted_around(field: FieldSignals, signal: str, anchor: Occurrence, within: int) -> list[Occurrence]:
        found = list(around(field, signal, anchor, within))
        looked_at[signal] += 1 + len(found)
        return found

    def counted_neighbours(field: FieldSignals, signal: str, anchor: Occurrence) -> list[Occurrence]:
        found = neighbours(field, signal, anchor)
        looked_at[signal] += 1 + len(found)
        return found

    monkeypatch.setattr(FieldSignals, "around", counted_around)
    monkeypatch.setattr(FieldSignals, "neighbours", counted_neighbours)
    which = library(reading("build", "run", none=["denial"], undone_by=[undoing("around", within=8)]))
    work = []
    for length in (1_000, 2_000, 4_000):
        looked_at.clear()
        detect(which, description="施工监理，新建" * length)
        work.append(looked_at.total())
    assert work[1] <= 2 * work[0] + 10
    assert work[2] <= 4 * work[0] + 40


def test_one_detector_serves_many_threads() -> None:
    detector = Detector(NAMED, UNLIKE, fold)
    texts = [{"name": fold(f"{'道路' * number}施工")} for number in range(50)]
    expected = [detector.detect(text) for text in texts]
    wrong: list[int] = []

    def work() -> None:
        wrong.extend(number for number, text in enumerate(texts) if detector.detect(text) != expected[number])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
