# book/ → documents/: web site, PDF, Word file; not a result before they are audited and published
rule render:
    input:
        book=rules.chapters.output.book,
        messages=messages,
        code=code("render"),
    output:
        html=directory(f"{SPOKEN}/documents/html"),
        pdf=f"{SPOKEN}/documents/statusrapport-{YEAR}.pdf",
        docx=f"{SPOKEN}/documents/statusrapport-{YEAR}.docx",
    params:
        engine=ENGINE,
        output=lambda wildcards, output: str(Path(output.pdf).parent),
        year=YEAR,
    log:
        f"{SPOKEN}/logs/render.log",
    benchmark:
        f"{SPOKEN}/benchmarks/render.tsv"
    conda:
        "../../environment.yml"
    message:
        f"Rendering the report with the {{params.engine}} engine{FOR_LANGUAGE}"
    shell:
        "python workflow/scripts/render.py --book {input.book:q} --output {params.output:q}"
        f" --year {{params.year}} --engine {{params.engine}} {IN_LANGUAGE} 2> {{log:q}}"
