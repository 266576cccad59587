# What the first page of the desk takes when 10,000 people have applied.
set -euo pipefail
cargo run --release --quiet --package geleit --example overview
