# What the scripts of continuous integration share; they run anywhere, from any folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export PATH="$PWD/.venv/bin:$PATH" PYTHONPATH=workflow PYTHONDONTWRITEBYTECODE=1
