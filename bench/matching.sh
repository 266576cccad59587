# What the matching takes, beside public solvers on the same instances in the same run.
#   SEED=7 bin/bench matching    the same instances again; otherwise the clock chooses them
set -euo pipefail
venv=target/bench/venv
if ! "$venv/bin/python" -c 'import lapjv, numpy, ortools, scipy' 2>/dev/null; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check numpy scipy ortools lapjv
fi
cargo build --release --quiet --package geleit-domain --example proposal_speed
cargo build --release --quiet --package geleit-assignment \
    --example changes --example solve_speed
PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" bench/matching/compare.py
