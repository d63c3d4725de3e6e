"""Takes workbooks apart in a process of its own, so that a hostile file can end that process but nothing else."""
