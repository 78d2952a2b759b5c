"""Two people in one form: field by field, nothing typed is lost."""

from hypothesis import given
from hypothesis import strategies as st

from article6.core.merge import merge

FIELDS = ("title", "summary", "amount")
VALUES = st.fixed_dictionaries({name: st.sampled_from(["", "a", "b", "c"]) for name in FIELDS})


def test_each_changes_another_field_and_both_are_kept() -> None:
    base = {"title": "Clearance", "amount": 1}
    found = merge(base, {"title": "Clearance", "amount": 2}, {"title": "Survey", "amount": 1})
    assert found.values == {"title": "Survey", "amount": 2}
    assert found.theirs == {"amount": 2}
    assert found.conflicts == {}


def test_both_change_the_same_field_and_it_is_said() -> None:
    found = merge({"title": "a"}, {"title": "theirs"}, {"title": "mine"})
    assert found.values == {"title": "mine"}
    assert found.conflicts == {"title": "theirs"}


def test_both_write_the_same_and_nobody_is_bothered() -> None:
    found = merge({"title": "a"}, {"title": "same"}, {"title": "same"})
    assert (found.values, found.theirs, found.conflicts) == ({"title": "same"}, {}, {})


@given(base=VALUES, stored=VALUES, typed=VALUES)
def test_what_was_typed_is_kept_or_was_not_typed(
    base: dict[str, str], stored: dict[str, str], typed: dict[str, str]
) -> None:
    found = merge(base, stored, typed)
    for name in FIELDS:
        if typed[name] != base[name]:
            assert found.values[name] == typed[name]
        else:
            assert found.values[name] == stored[name]
        silently_lost = (
            stored[name] != base[name]
            and stored[name] != found.values[name]
            and name not in found.conflicts
        )
        assert not silently_lost
