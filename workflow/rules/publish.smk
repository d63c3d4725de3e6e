# what was rendered and has passed the audit → report/_output/<year>/, all of it at once
AUDITED = [
    rules.render.output.pdf,
    rules.render.output.docx,
    rules.workbook.output.xlsx,
    rules.audit.output.page,
    rules.audit.output.data,
]


rule publish:
    input:
        site=rules.render.output.html,
        files=AUDITED,
        code=code("publish"),
    output:
        # update: the last good edition stays until the new one is complete, and comes back where publishing fails
        html=update(directory(f"{OUTPUT}/html")),
        files=[update(f"{OUTPUT}/{Path(path).name}") for path in AUDITED],
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
