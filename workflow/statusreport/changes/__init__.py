"""Two builds compared: which numbers, findings, pages and figures differ, and what made them."""
