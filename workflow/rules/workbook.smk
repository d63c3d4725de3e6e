# book/ → workbook/tabeller-<year>.xlsx: every table and every chart's data
rule workbook:
    input:
        book=rules.chapters.output.book,
        code=code("workbook"),
    output:
        xlsx=f"{PROCESSED}/workbook/tabeller-{YEAR}.xlsx",
    log:
        f"{PROCESSED}/logs/workbook.log",
    conda:
        "../../environment.yml"
    message:
        "Writing the workbook"
    shell:
        "python workflow/scripts/workbook.py --book {input.book:q} --workbook {output.xlsx:q} 2> {log:q}"
