# ledger → cards: what each number on a web page opens
COMPUTED_BY = sorted({*code("ingest"), *code("validate"), *code("indicators")})  # from raw files to ledger


rule cards:
    input:
        ledger=rules.indicators.output.json,
        computed_by=COMPUTED_BY,
        code=code("cards"),
    output:
        cards=f"{PROCESSED}/generated/cards.json",
    log:
        f"{PROCESSED}/logs/cards.log",
    conda:
        "../../environment.yml"
    message:
        "Writing the cards behind the numbers"
    shell:
        "python workflow/scripts/cards.py --ledger {input.ledger:q} --computed-by {input.computed_by:q}"
        " --cards-file {output.cards:q} 2> {log:q}"
