# What the whole program takes for 300 mentees and 200 mentors, beside what was promised.
set -euo pipefail
cargo run --release --quiet --package geleit --example bench
