import pytest

from article6.rules.finding import Finding, Level


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        (
            Finding(Level.ERROR, "not a date", "CCM Art. 17", "consent_date", "states.csv", 12),
            "states.csv:12 consent_date: not a date",
        ),
        (Finding(Level.NOTE, "no rows", file="states.csv"), "states.csv: no rows"),
        (Finding(Level.WARNING, "late", field="submitted_on"), "submitted_on: late"),
        (Finding(Level.WARNING, "late", row=0), "0: late"),
        (Finding(Level.NOTE, "nothing to add"), "nothing to add"),
    ],
)
def test_a_finding_says_where_it_applies(finding: Finding, text: str) -> None:
    assert str(finding) == text
