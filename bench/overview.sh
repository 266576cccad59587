# What the first page of the desk and the inbox take when 10,000 people have applied.
set -euo pipefail
cargo run --release --quiet --package geleit-store --example overview
