"""Damages raw files of every reader's format and checks each reading against an expectation made by other means."""
