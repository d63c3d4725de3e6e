# report/ and everything generated → book/, checked: the folder that both renderers read
# What people wrote in a language lies in the language's folder, as the Danish lies in report/; the rest is for all.
REPORT_FILES = {language: report_files(Path("report"), language) for language in LANGUAGES}


rule chapters:
    input:
        report=lambda wildcards: REPORT_FILES[wildcards.language],
        ledger=ledger,
        messages=messages,
        pictures=[*rules.figures.output.pictures, *rules.figures.output.narrow, rules.figures.output.glances],
        texts=[*rules.figures.output.texts, *rules.tables.output.texts],
        cards=rules.cards.output.cards,
        declarations=written_numbers,
        schema="workflow/schemas/written-numbers.schema.yaml",
        free_text=rules.indicators.output.free_text,
        quotations="workflow/schemas/quotations.schema.yaml",
        code=[*code("chapters"), "workflow/statusreport/chapters/parse.lua"],
    output:
        book=directory(f"{SPOKEN}/book"),
    params:
        report=lambda wildcards: str(folder_of(Path("report"), wildcards.language)),
        languages=lambda wildcards: " ".join(LANGUAGES),
        generated=lambda wildcards, input: str(Path(input.cards).parent),
    log:
        f"{SPOKEN}/logs/chapters.log",
    benchmark:
        f"{SPOKEN}/benchmarks/chapters.tsv"
    conda:
        "../../environment.yml"
    message:
        f"Checking and assembling the chapters{FOR_LANGUAGE}"
    shell:
        "python workflow/scripts/chapters.py --report {params.report:q} --shared report --generated {params.generated:q}"
        " --pictures {input.pictures:q} --ledger {input.ledger:q} --declarations {input.declarations:q}"
        " --schema {input.schema:q} --free-text {input.free_text:q} --quotations {input.quotations:q}"
        f" --languages {{params.languages:q}} --book {{output.book:q}} {IN_LANGUAGE} 2> {{log:q}}"
