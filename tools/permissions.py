"""The table of rights as a page; tests/test_docs.py compares it with docs/permissions.md."""

from article6.core.access import NEEDS_SECOND_FACTOR, TABLE, Role
from article6.directory.owned import ORDER

ROLES = {
    Role.READER: "reader",
    Role.DRAFTER: "drafter",
    Role.FOCAL_POINT: "focal point",
    Role.COORDINATOR: "Coordinator",
    Role.ISU_OFFICER: "ISU officer",
    Role.ADMINISTRATOR: "administrator",
}
HEAD = (
    "# Who may do what",
    "Printed from the table in `article6/core/access.py`; a test compares. **own**: in the "
    "organisation where the role is held, and for what it entered for others. **any**: for every "
    "organisation. A dash: not at all. What a person may not see answers 404; what they may see "
    "but not do answers 403.",
)
FOOT = (
    "A *Coordinator* is whoever writes in the government of a State that holds the office of "
    "Coordinator on international cooperation and assistance, from the first to the last day of "
    "its Term. An *ISU officer* is whoever writes in the secretariat. Both lose the role with the "
    "Term or the membership, at the next request.",
    "These roles are held only with a second factor: {strong}. A focal point without one reads "
    "like a reader.",
    "Audiences of a record, narrowest first, each holding those before it: {audiences}. Drafts are "
    "read by the people of their owner, and of whoever entered them. A value kept back has an "
    "audience of its own. Sums and charts of support, and briefs, hold what is public and nothing "
    "else, for every reader.",
)


def text() -> str:
    """The page, as it should stand in docs/."""
    lines = ["| Action | " + " | ".join(ROLES.values()) + " |", "|---" * (len(ROLES) + 1) + "|"]
    for action, granted in TABLE.items():
        cells = [granted[role].value if role in granted else "–" for role in ROLES]
        lines.append(f"| {action.value.replace('_', ' ')} | " + " | ".join(cells) + " |")
    strong = ", ".join(name for role, name in ROLES.items() if role in NEEDS_SECOND_FACTOR)
    audiences = " · ".join(audience.value.replace("_", " ") for audience in ORDER)
    foot = (one.format(strong=strong, audiences=audiences) for one in FOOT)
    return "\n\n".join((*HEAD, "\n".join(lines), *foot)) + "\n"
