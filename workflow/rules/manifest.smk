# all of the above → manifest.json: inputs, outputs, tools, commit, and which step made what of what
import json

from statusreport.edition.commit import read_commit
from statusreport.edition.project import project_files

IN_EACH_LANGUAGE = [*rules.render.output, *rules.workbook.output, *rules.audit.output]


def published_in(language):
    """Name in the published folder → file or folder, of what is made once for each language."""
    with speaking(language):
        return {published_as(Path(path).name): expand(path, language=language)[0] for path in IN_EACH_LANGUAGE}


PUBLISHED = {name: path for language in LANGUAGES for name, path in published_in(language).items()}
PUBLISHED |= {Path(path).name: path for path in [rules.indicators.output.json, rules.indicators.output.csv]}
DOCUMENTS = [
    f"{OUTPUT}/{name}/index.html" if path.endswith("html") else f"{OUTPUT}/{name}"
    for name, path in PUBLISHED.items()
    if "/documents/" in path
]
PROJECT = project_files(Path())


def steps_to(files):
    """Every step that leads to `files`, with its inputs and outputs, as Snakemake itself finds them."""
    found, waiting, seen = {}, list(files), set()
    while waiting:
        file = waiting.pop()
        maker = next((r for r in workflow.rules if file.startswith("data/processed/") and r.is_producer(file)), None)
        if maker is None or file in seen:
            continue
        wildcards = maker.get_wildcards(file)
        inputs = [str(path) for path in maker.expand_input(wildcards)[0]]
        outputs = [str(path) for path in maker.expand_output(wildcards)[0]]
        found[" ".join([maker.name, *wildcards.values()])] = {"inputs": inputs, "outputs": outputs}
        seen.update(outputs)
        waiting += inputs
    return found


STEPS = steps_to(PUBLISHED.values())
ACCOUNTED = sorted({path for step in STEPS.values() for path in [*step["inputs"], *step["outputs"]]} | set(PROJECT))


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
        published=json.dumps(PUBLISHED),
    log:
        f"{PROCESSED}/logs/manifest.log",
    conda:
        "../../environment.yml"
    message:
        "Writing the manifest"
    shell:
        "python workflow/scripts/manifest.py --year {params.year} --engine {params.engine} --config {params.config:q}"
        " --commit {params.commit:q} --steps {params.steps:q} --published {params.published:q} --lock requirements.lock"
        " --manifest {output.json:q} 2> {log:q}"
