"""What `catalog import --like` does once a catalog is written: compare it with a known one, take over its index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from procurement_rules.coding import carried_over, crosswalk, read_crosswalk, write_crosswalk
from procurement_rules.coding.crosswalk_file import write_examples, write_index
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.normalise import fold


def take_over(folder: Path, like: str) -> Iterator[str]:
    """Write crosswalk.csv, index.csv and examples.csv of the catalog in `folder`; yield what to tell the user.

    What is there already was perhaps edited and stays: an edited crosswalk is followed, an index is not written over.
    """
    knowledge = Knowledge(knowledge_root())
    known, new = knowledge.catalog(like), knowledge.catalog(str(folder))
    path = folder / "crosswalk.csv"
    if path.exists():
        equivalents = read_crosswalk(path, new, known)
        yield f"沿用已有的 {path}"
    else:
        equivalents = crosswalk(new, known, knowledge.matching, fold)
        path.write_text(write_crosswalk(equivalents, known), encoding="utf-8", newline="\n")
        yield f"已写入 {path}，请核对 use 为“否”的行"
    used = sum(each.used for each in equivalents)
    yield f"与 {known.header.title} 对照：{len(equivalents)} 个条目，{used} 个确定相当"
    terms, examples = carried_over(known, equivalents)
    for name, text, count in (
        ("index.csv", write_index(terms), f"{len(terms)} 个词条"),
        ("examples.csv", write_examples(examples), f"{len(examples)} 个例子"),
    ):
        if (folder / name).exists():
            yield f"{name} 已经有了，没有改动；要按对照表重新生成，请先删去它"
        else:
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
            yield f"{name}：取来 {count}"
