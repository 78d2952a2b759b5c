"""Speed and size against the bars that were set; `make bench` runs it."""
