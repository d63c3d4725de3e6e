# what was rendered and has passed the audit → report/_output/<year>/, all of it at once
COMPLETE = PUBLISHED | {Path(rules.manifest.output.json).name: rules.manifest.output.json}
SITES = [name for name in COMPLETE if Path(name).name == "html"]


rule publish:
    input:
        files=COMPLETE.values(),
        code=code("publish"),
    output:
        # update: the last good edition stays until the new one is complete, and comes back where publishing fails
        html=[update(directory(f"{OUTPUT}/{name}")) for name in SITES],
        files=[update(f"{OUTPUT}/{name}") for name in COMPLETE if name not in SITES],
    params:
        published=json.dumps(COMPLETE),
        output=lambda wildcards, output: str(Path(output.files[-1]).parent),  # the manifest lies at the top
    log:
        f"{PROCESSED}/logs/publish.log",
    benchmark:
        f"{PROCESSED}/benchmarks/publish.tsv"
    conda:
        "../../environment.yml"
    message:
        "Publishing the report"
    shell:
        "python workflow/scripts/publish.py --published {params.published:q} --output {params.output:q} 2> {log:q}"
