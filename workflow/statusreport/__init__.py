"""Library of the annual status report: pure functions from raw files to checked documents."""

import gc

# A step loads much and ends soon: searching a hundredth as often for garbage saves a twentieth of its time.
gc.set_threshold(100_000, 50, 50)
