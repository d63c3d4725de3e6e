# the ledger → the same ledger in another language; Danish is what it was written in
rule translate:
    input:
        ledger=rules.indicators.output.json,
        declarations="report/indicators.yaml",
        schema="workflow/schemas/indicators.schema.yaml",
        messages=messages,
        code=code("translate"),
    output:
        json=f"{SPOKEN}/indicators.json",
    log:
        f"{SPOKEN}/logs/translate.log",
    benchmark:
        f"{SPOKEN}/benchmarks/translate.tsv"
    conda:
        "../../environment.yml"
    message:
        f"Translating the ledger{FOR_LANGUAGE}"
    shell:
        "python workflow/scripts/translate.py --ledger {input.ledger:q} --declarations {input.declarations:q}"
        f" --schema {{input.schema:q}} --translation {{output.json:q}} {IN_LANGUAGE} 2> {{log:q}}"
