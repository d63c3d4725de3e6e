"""Library of the annual status report: pure functions from raw files to checked documents."""
