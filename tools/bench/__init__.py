"""Measures the workflow beside what it could be instead: `make bench`, results in docs/benchmarks.md."""
