# book/ → workbook/tabeller-<year>.xlsx: every table and every chart's data
rule workbook:
    input:
        book=rules.chapters.output.book,
        messages=messages,
        code=code("workbook"),
    output:
        xlsx=f"{SPOKEN}/workbook/tabeller-{YEAR}.xlsx",
    log:
        f"{SPOKEN}/logs/workbook.log",
    benchmark:
        f"{SPOKEN}/benchmarks/workbook.tsv"
    conda:
        "../../environment.yml"
    message:
        f"Writing the workbook{FOR_LANGUAGE}"
    shell:
        "python workflow/scripts/workbook.py --book {input.book:q} --workbook {output.xlsx:q}"
        f" {IN_LANGUAGE} 2> {{log:q}}"
