# book/ → documents/: web site, PDF, Word file; not a result before they are audited and published
rule render:
    input:
        book=rules.chapters.output.book,
        code=code("render"),
    output:
        html=directory(f"{PROCESSED}/documents/html"),
        pdf=f"{PROCESSED}/documents/statusrapport-{YEAR}.pdf",
        docx=f"{PROCESSED}/documents/statusrapport-{YEAR}.docx",
    params:
        engine=ENGINE,
        output=lambda wildcards, output: str(Path(output.pdf).parent),
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
