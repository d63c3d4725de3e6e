"""`make preview`: the report's pages in a browser, following what is saved. docs/preview.md says what a person sees."""
