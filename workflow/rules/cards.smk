# ledger → cards: what each number on a web page opens, in each language
COMPUTED_BY = sorted({*code("ingest"), *code("validate"), *code("indicators")})  # from raw files to ledger


rule cards:
    input:
        ledger=ledger,
        messages=messages,
        computed_by=COMPUTED_BY,
        code=code("cards"),
    output:
        cards=f"{SPOKEN}/generated/cards.json",
    log:
        f"{SPOKEN}/logs/cards.log",
    benchmark:
        f"{SPOKEN}/benchmarks/cards.tsv"
    conda:
        "../../environment.yml"
    message:
        f"Writing the cards behind the numbers{FOR_LANGUAGE}"
    shell:
        "python workflow/scripts/cards.py --ledger {input.ledger:q} --computed-by {input.computed_by:q}"
        f" --cards-file {{output.cards:q}} {IN_LANGUAGE} 2> {{log:q}}"
