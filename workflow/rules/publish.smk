# what was rendered and has passed the audit → report/_output/<year>/, all of it at once
FILES = [*(path for name, path in PUBLISHED.items() if name != "html"), rules.manifest.output.json]


rule publish:
    input:
        site=PUBLISHED["html"],
        files=FILES,
        code=code("publish"),
    output:
        # update: the last good edition stays until the new one is complete, and comes back where publishing fails
        html=update(directory(f"{OUTPUT}/html")),
        files=[update(f"{OUTPUT}/{Path(path).name}") for path in FILES],
    params:
        output=lambda wildcards, output: str(Path(output.html).parent),
    log:
        f"{PROCESSED}/logs/publish.log",
    conda:
        "../../environment.yml"
    message:
        "Publishing the report"
    shell:
        "python workflow/scripts/publish.py --site {input.site:q} --files {input.files:q} --output {params.output:q}"
        " 2> {log:q}"
