"""How good the stored data are: what contradicts the law or itself, and what is not known.

Each check yields findings. An error is a contradiction that cannot be; a warning, one that a person
should look at; a note says what is missing or late, which is no fault of the record.
"""
