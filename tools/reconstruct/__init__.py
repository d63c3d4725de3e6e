"""Makes the reconstructed raw files of editions 2009 and 2010 (run: `python -m tools.reconstruct [folder]`).

The microdata behind the 2010 status report was never published. Each module here declares the published totals
it must hit, with the id of the ledger entry they serve, and derives synthetic, pseudonymous rows that add up to them.
Nothing is drawn at random and nothing depends on the day, the machine or the Python version.
Choices that the report leaves open are marked `# ASSUME:` and repeated, in Danish, in the catalogues beside the files.
"""
