# report/ and everything generated → book/, checked: the folder that both renderers read
REPORT_FILES = sorted(
    str(path) for path in Path("report").rglob("*") if path.is_file() and Path("report/_output") not in path.parents
)


rule chapters:
    input:
        report=REPORT_FILES,
        ledger=rules.indicators.output.json,
        pictures=[*rules.figures.output.pictures, rules.figures.output.glances],
        texts=[*rules.figures.output.texts, *rules.tables.output.texts],
        cards=rules.cards.output.cards,
        declarations="report/written-numbers.yaml",
        schema="workflow/schemas/written-numbers.schema.yaml",
        free_text=rules.indicators.output.free_text,
        quotations="workflow/schemas/quotations.schema.yaml",
        code=[*code("chapters"), "workflow/statusreport/chapters/parse.lua"],
    output:
        book=directory(f"{PROCESSED}/book"),
    params:
        generated=lambda wildcards, input: str(Path(input.ledger).parent / "generated"),
    log:
        f"{PROCESSED}/logs/chapters.log",
    conda:
        "../../environment.yml"
    message:
        "Checking and assembling the chapters"
    shell:
        "python workflow/scripts/chapters.py --report report --generated {params.generated:q}"
        " --pictures {input.pictures:q} --ledger {input.ledger:q} --declarations {input.declarations:q}"
        " --schema {input.schema:q} --free-text {input.free_text:q} --quotations {input.quotations:q}"
        " --book {output.book:q} 2> {log:q}"
