# 200 people apply at once from 20 clients while somebody reads the inbox: none lost, none twice.
set -euo pipefail
cargo test --release --quiet --package geleit --test commands two_hundred -- --nocapture --test-threads 1 |
    grep '^submissions:'
