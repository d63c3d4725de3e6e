# The annual status report, from raw files to finished documents, in the order of the data.
#
#   snakemake            rebuild what changed          snakemake -n    say what would run, and why
#   snakemake inspect --config file=PATH               say what an export is, and how the catalogue describes it
#   snakemake trace --config indicator=crit_methods    say what one number rests on, down to the rows


configfile: "config.yaml"


include: "workflow/rules/common.smk"
include: "workflow/rules/ingest.smk"
include: "workflow/rules/validate.smk"
include: "workflow/rules/indicators.smk"
include: "workflow/rules/translate.smk"
include: "workflow/rules/cards.smk"
include: "workflow/rules/figures.smk"
include: "workflow/rules/tables.smk"
include: "workflow/rules/chapters.smk"
include: "workflow/rules/render.smk"
include: "workflow/rules/workbook.smk"
include: "workflow/rules/audit.smk"
include: "workflow/rules/manifest.smk"
include: "workflow/rules/publish.smk"
include: "workflow/rules/trace.smk"
include: "workflow/rules/inspect.smk"
include: "workflow/rules/contents.smk"


# What every step makes, not the last one's results alone: a step that failed has lost its own, and Snakemake would take
# those that older data left behind it for up to date.
STEPS_OF_A_YEAR = [rules.ingest, rules.validate]
STEPS_OF_THE_EDITION = [rules.indicators, rules.manifest, rules.publish]
STEPS_OF_A_LANGUAGE = [
    rules.cards,
    rules.figures,
    rules.tables,
    rules.chapters,
    rules.render,
    rules.workbook,
    rules.audit,
]


rule all:
    default_target: True
    input:
        [expand(step.output, year=[PREVIOUS, YEAR]) for step in STEPS_OF_A_YEAR],
        expand(rules.translate.output, language=TRANSLATED),
        [expand(step.output, language=LANGUAGES) for step in STEPS_OF_A_LANGUAGE],
        [step.output for step in STEPS_OF_THE_EDITION],


onstart:
    contents.write_sources(ACCOUNTED, Path(BEGAN))


onsuccess:
    stop_waiting()
    if not (INDICATOR or INSPECTED):
        print("\nThe report is ready:", *DOCUMENTS, sep="\n  ", file=sys.stderr)
        logs = map(Path, expand(rules.chapters.log, language=LANGUAGES))
        notices = dict.fromkeys(log.read_text(encoding="utf-8") for log in logs if log.exists())  # each said once
        print(*notices, sep="", end="", file=sys.stderr)


onerror:
    stop_waiting()
