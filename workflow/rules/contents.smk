# Content decides what runs again: of the sources as a parameter of every rule, of what was made by the record of the runs.
from types import SimpleNamespace

from snakemake.io import IOFile
from snakemake.persistence.file import FilePersistence
from statusreport import contents
from statusreport.edition.steps import files_of

MADE = contents.Made()
JOBS = steps_to(rules.publish.output, workflow.rules)


def content_of_sources(step):
    """What Snakemake compares with the last run, beside the options of the step."""
    return lambda wildcards: contents.together(contents.sources(files_of(step, tuple(wildcards.items()))["inputs"]))


def distrust(paths):
    """Mark what is not as a finished step left it the way Snakemake marks what a killed step left."""
    records = FilePersistence(path=Path(".snakemake"))
    changed = MADE.changed(paths)
    unknown = [path for path in paths if os.path.lexists(path) and not records.metadata(IOFile(path))]
    records.started(SimpleNamespace(output=[IOFile(path) for path in {*changed, *unknown}]))


for step in workflow.rules:
    step.set_params(sources=content_of_sources(step), packages=contents.content("requirements.lock"))

# A dry run looks at nothing while a build is running: what that has just made is not in the record yet.
if BUILDING or not any(Path(".snakemake/locks").glob("*.lock")):
    distrust([path for job in JOBS.values() for path in job["outputs"]])

if BUILDING:
    logger.addHandler(contents.Recorder(MADE, JOBS, Path(BEGAN)))
