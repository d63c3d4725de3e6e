# all of the above → manifest.json: inputs, outputs, tools, commit, and which step made what of what
import json

from statusreport.edition.commit import read_commit
from statusreport.edition.project import project_files
from statusreport.edition.steps import steps_to
from statusreport.published import published_in

IN_EACH_LANGUAGE = [*rules.render.output, *rules.workbook.output, *rules.audit.output]
PUBLISHED = published_in(LANGUAGES, IN_EACH_LANGUAGE)
PUBLISHED |= {Path(path).name: path for path in [rules.indicators.output.json, rules.indicators.output.csv]}
DOCUMENTS = [
    f"{OUTPUT}/{name}/index.html" if path.endswith("html") else f"{OUTPUT}/{name}"
    for name, path in PUBLISHED.items()
    if "/documents/" in path
]
PROJECT = project_files(Path())
STEPS = steps_to(PUBLISHED.values(), workflow.rules)
ACCOUNTED = sorted({path for step in STEPS.values() for path in [*step["inputs"], *step["outputs"]]} | set(PROJECT))
BEGAN = f"{PROCESSED}/began.json"  # what the sources held when the run began; written then


rule manifest:
    input:
        files=ACCOUNTED,
    output:
        json=f"{PROCESSED}/manifest.json",
    params:
        year=YEAR,
        engine=ENGINE,
        config=json.dumps({"edition": config["edition"], "report": {**config["report"], "engine": ENGINE}}),
        commit=json.dumps(read_commit([path for path in ACCOUNTED if not path.startswith("data/processed/")])),
        steps=json.dumps(STEPS),
        began=BEGAN,
        published=json.dumps(PUBLISHED),
    log:
        f"{PROCESSED}/logs/manifest.log",
    benchmark:
        f"{PROCESSED}/benchmarks/manifest.tsv"
    conda:
        "../../environment.yml"
    message:
        "Writing the manifest"
    shell:
        "python workflow/scripts/manifest.py --year {params.year} --engine {params.engine} --config {params.config:q}"
        " --commit {params.commit:q} --steps {params.steps:q} --published {params.published:q} --lock requirements.lock"
        " --began {params.began:q} --manifest {output.json:q} 2> {log:q}"
