# what was rendered and audited → report/_output/<year>/, all of it at once
rule publish:
    input:
        site=rules.render.output.html,
        files=[rules.render.output.pdf, rules.render.output.docx],
        code=code("publish"),
    output:
        # update: the last good edition stays until the new one is complete, and comes back where publishing fails
        html=update(directory(f"{OUTPUT}/html")),
        files=[update(path) for path in DOCUMENTS[1:]],
    params:
        output=OUTPUT,
    log:
        f"{PROCESSED}/logs/publish.log",
    conda:
        "../../environment.yml"
    message:
        "Publishing the report"
    shell:
        "python workflow/scripts/publish.py --site {input.site:q} --files {input.files:q} --output {params.output:q}"
        " 2> {log:q}"
