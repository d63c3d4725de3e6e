# book/ → report/_output/<year>/: web site, PDF, Word file
rule render:
    input:
        book=rules.chapters.output.book,
        code=code("render"),
    output:
        # update: the last good edition stays until the new one is complete, and comes back where rendering fails
        html=update(directory(f"{OUTPUT}/html")),
        pdf=update(f"{OUTPUT}/statusrapport-{YEAR}.pdf"),
        docx=update(f"{OUTPUT}/statusrapport-{YEAR}.docx"),
    params:
        engine=ENGINE,
        output=OUTPUT,
        year=YEAR,
    log:
        f"{PROCESSED}/logs/render.log",
    conda:
        "../../environment.yml"
    message:
        "Rendering the report with the {params.engine} engine"
    shell:
        "python workflow/scripts/render.py --book {input.book:q} --output {params.output:q}"
        " --year {params.year} --engine {params.engine} 2> {log:q}"
