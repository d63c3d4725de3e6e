# ledger and diagrams' declarations → figures as SVG (web, PDF) and PNG (Word), each with a file that a chapter includes
rule figures:
    input:
        ledger=rules.indicators.output.json,
        palette="report/assets/palette.yaml",
        theory="report/theory-of-change.yaml",
        model="report/capacity-model.yaml",
        code=code("figures"),
    output:
        svg=expand(f"{PROCESSED}/figures/{{figure}}.svg", figure=FIGURES),
        png=expand(f"{PROCESSED}/figures/{{figure}}.png", figure=FIGURES),
        md=expand(f"{PROCESSED}/generated/figures/{{figure}}.md", figure=FIGURES),
    log:
        f"{PROCESSED}/logs/figures.log",
    conda:
        "../../environment.yml"
    message:
        "Drawing the figures"
    shell:
        "true"
