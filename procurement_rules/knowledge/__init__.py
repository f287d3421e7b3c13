"""Knowledge: load rules/ and corpus/, and tell every fault in them as file:line:column."""

from procurement_rules.knowledge.elsewhere import opened
from procurement_rules.knowledge.library import Knowledge
from procurement_rules.knowledge.lineage import predecessors, successors
from procurement_rules.knowledge.places import knowledge_root

__all__ = ["Knowledge", "knowledge_root", "opened", "predecessors", "successors"]
