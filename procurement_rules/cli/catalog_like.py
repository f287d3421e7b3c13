"""What `catalog import --like` does once a catalog is written: compare it with a known one, take over its index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from procurement_rules.coding import carried_over, crosswalk, read_crosswalk, write_crosswalk
from procurement_rules.coding.crosswalk_file import write_examples, write_index
from procurement_rules.errors import UsageError
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.model.catalog import Catalog
from procurement_rules.normalise import fold


def indexed_catalog(like: str) -> Catalog:
    """Return the known catalog of that id or folder. Raises UsageError where there is none or it has no index."""
    knowledge = Knowledge(knowledge_root())
    known = knowledge.catalog(like)
    if not _has_index(known):
        raise UsageError(
            f"--like 的目录 {known.header.id} 没有编码索引（index.csv、examples.csv），没有词条可取",
            expected="、".join(each for each in knowledge.catalog_ids if _has_index(knowledge.catalog(each))),
            remedy="换一个目录，或去掉 --like",
        )
    return known


def _has_index(catalog: Catalog) -> bool:
    # What belongs to no catalog comes with every one of them, and points nowhere.
    return any(term.codes for term in catalog.terms) or any(example.codes for example in catalog.examples)


def without_index(folder: Path) -> Iterator[str]:
    """Yield what the user of the catalog in `folder` must know where it has no index."""
    if not any((folder / name).exists() for name in ("index.csv", "examples.csv")):
        yield (
            "这个目录还没有编码索引，与条目名称不同的事项多半只列出备选条目；"
            "请用 --like 与有索引的目录对照，或在目录的文件夹里编写 index.csv"
        )


def take_over(folder: Path, known: Catalog) -> Iterator[str]:
    """Write crosswalk.csv, index.csv and examples.csv of the catalog in `folder`; yield what to tell the user.

    What is there already was perhaps edited and stays: an edited crosswalk is followed, an index is not written over.
    """
    knowledge = Knowledge(knowledge_root())
    new = knowledge.catalog(str(folder))
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
