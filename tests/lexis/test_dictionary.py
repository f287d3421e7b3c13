"""The dictionary says of every word what jieba's own does."""

import io

import jieba
import pytest

from procurement_rules.lexis.dictionary import WordFrequencies


@pytest.fixture(scope="module")
def own() -> tuple[dict[str, int], int]:
    return jieba.Tokenizer.gen_pfdict(jieba.Tokenizer().get_dict_file())


def test_every_word_and_beginning_is_as_often_as_jieba_says(own: tuple[dict[str, int], int]) -> None:
    words, total = own
    ours = WordFrequencies(jieba.Tokenizer().get_dict_file())
    ours.lay_out("".join({word[0] for word in words}))
    assert ours.total == total
    assert all(ours[word] == often and ours.get(word) == often for word, often in words.items())


def test_what_is_no_word_is_not_in_it() -> None:
    ours = WordFrequencies(io.BytesIO("购买 3 v\n服务 40 vn\n购物 5 v\n".encode()))
    ours.lay_out("买购")
    assert ours.total == 48
    assert ["购" in ours, "购买" in ours, "买" in ours, "购置" in ours] == [True, True, False, False]
    assert (ours["购"], ours["购物"], ours.get("购置")) == (0, 5, None)
    assert "服务" not in ours, "no text has begun with it yet"
