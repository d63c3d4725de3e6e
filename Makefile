# Each target is one line on real tools. On a fresh machine: make report, make test.
PYTHON ?= python3
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: report pictures accessibility audit-document test lint docs lock clean verify publish reproduce changes variations bench stages faults

report: .venv/ready  ## rebuild what changed, and name the documents
	@snakemake

.PHONY: preview preview-times
preview: .venv/ready  ## the site in a browser, following what is saved (PORT=…)
	@PYTHONPATH=workflow python -m tools.preview $(if $(PORT),--port "$(PORT)")

preview-times: .venv/ready  ## how long it takes until a change is shown
	@PYTHONPATH=workflow python -m tools.preview.measure

audit-document: .venv/ready  ## contradictions of a document written by hand: DOCUMENT=… CLAIMS=…
	@PYTHONPATH=workflow python tools/audit_document.py --document "$(DOCUMENT)" --claims "$(CLAIMS)"

test: .venv/ready  ## everything that the README says, and more
	@python -m pytest

pictures: .venv/ready  ## draw the reviewed pictures of charts and pages anew; look at them before you commit them
	@python -m pytest --numprocesses=0 -q tests/documents/test_pictures.py --renew

accessibility: .venv/ready  ## write what the checks of accessibility find into the accessibility statement
	@python -m pytest --numprocesses=0 -q tests/documents/test_accessibility.py --renew

lint: .venv/ready  ## Python and workflow style
	@ruff check . && ruff format --check . && snakemake --lint

docs: .venv/ready  ## rewrite the pages of docs/ that are made from declarations
	@python tools/document_tables.py

lock:  ## resolve the dependencies of pyproject.toml anew
	@$(PYTHON) tools/lock.py

verify: .venv/ready  ## build again in a folder of its own and compare with the published manifest (MANIFEST=…)
	@PYTHONPATH=workflow python -m tools.edition verify $(if $(MANIFEST),"$(MANIFEST)")

publish: report  ## pack the edition and all that it takes to make it again into packets/
	@PYTHONPATH=workflow python -m tools.edition publish

reproduce: .venv/ready  ## build a packet again and compare (PACKET=…, the last by default; WHEELS=<folder>)
	@PYTHONPATH=workflow python -m tools.edition reproduce $(if $(PACKET),"$(PACKET)") $(if $(WHEELS),--wheels "$(WHEELS)")

changes: .venv/ready  ## what differs from a packet or another folder (BASE=…, the last packet by default)
	@PYTHONPATH=workflow python -m tools.changes $(if $(BASE),"$(BASE)")

variations: .venv/ready  ## build in worlds that differ (clock, locale, folder …) and compare every byte
	@PYTHONPATH=workflow python -m tools.variations

stages: .venv/ready  ## where the time of the last build went: time and memory of each step, loading time of each script
	@python -m tools.stages

bench: .venv/ready  ## measure side by side, rewrite docs/benchmarks.md (PARTS="nothing growth"; all by default)
	@PYTHONPATH=workflow python -m tools.bench $(PARTS)

faults: .venv/ready  ## kill the build at 50 random moments, build again, compare every byte (KILLS=…)
	@PYTHONPATH=workflow python -m tools.faults $(if $(KILLS),--kills $(KILLS))

clean:  ## remove what the workflow made; raw data and .venv stay
	@rm -rf data/processed report/_output .snakemake

.venv/ready: requirements.lock requirements-quarto.lock workflow/setup.py
	@$(PYTHON) workflow/setup.py
