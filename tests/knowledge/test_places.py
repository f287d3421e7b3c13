"""Where the knowledge lies."""

from procurement_rules.knowledge import knowledge_root


def test_a_checkout_has_its_knowledge_beside_the_package() -> None:
    root = knowledge_root()
    assert (root / "rules/pack.yaml").is_file()
    assert (root / "corpus/fields.yaml").is_file()
