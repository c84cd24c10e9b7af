#!/usr/bin/env bash
# Runs all fuzz targets side by side, for so many seconds (1800): `fuzz/run.sh [SECONDS]`. Needs a
# nightly Rust and cargo-fuzz; prints how each ended. A target that finds something begins again until
# its time is over; what it found lies in fuzz/artifacts/. Ends with 1 where something was found.
set -uo pipefail
cd "$(dirname "$0")"
seconds=${1:-1800}
# The versions of the program itself.
cp ../Cargo.lock .
python3 seeds.py
cargo +nightly fuzz build --fuzz-dir . -O -s none || exit 2
mkdir -p target/logs

fuzz() { # TARGET DICTIONARY
  local end=$((SECONDS + seconds)) left
  mkdir -p "artifacts/$1"
  while left=$((end - SECONDS)) && [ "$left" -gt 0 ]; do
    nice -n 15 "target/x86_64-unknown-linux-gnu/release/$1" "corpus/$1" -dict="$2" \
      -artifact_prefix="artifacts/$1/" -max_len=60000 -max_total_time="$left" -rss_limit_mb=2048 \
      -timeout=20 -print_final_stats=1
  done >"target/logs/$1" 2>&1
}

for target in archive:xml xlsx:xml docx:xml eml:mail ofd:xml; do
  fuzz "${target%:*}" "${target#*:}.dict" &
done
wait

for target in archive xlsx docx eml ofd; do
  awk -v name="$target" '
    /stat::number_of_executed_units/ { runs += $2 }
    / cov: / { for (at = 1; at < NF; at++) if ($at == "cov:") edges = $(at + 1) }
    END { print name ": " runs " inputs, " edges " edges" }' "target/logs/$target"
  grep -h '^PANIC at' "target/logs/$target" | sort | uniq -c
done
found=$(find artifacts -type f)
[ -z "$found" ] || { echo "$found"; exit 1; }
