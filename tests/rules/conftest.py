"""The same examples on every machine, however slow: a rule that fails, fails for everyone."""

from hypothesis import settings

settings.register_profile("rules", derandomize=True, deadline=None, database=None)
settings.load_profile("rules")
