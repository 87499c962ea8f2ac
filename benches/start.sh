#!/usr/bin/env bash
# Start to exit of the commands beside a hello-world of the same toolchain, in one run.
#
# Needs hyperfine; counts instructions too where valgrind is at hand, since a noisy machine changes
# times and not counts. Usage: benches/start.sh [RUNS [QUESTIONS]]: with QUESTIONS a copy of the project is
# built whose bank has grown to that many.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-300}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -n "${2:-}" ]; then
  cp -r Cargo.toml Cargo.lock build.rs src questions tests schemas README.md "$work/"
  python3 benches/grow.py "$work/questions" "$2"
  cd "$work"
fi
cargo build --release --locked --quiet
echo 'fn main() { println!("hello"); }' >"$work/hello.rs"
rustc -O --out-dir "$work" "$work/hello.rs"
bin=$PWD/target/release/roadmap

# Ten questions from the built-in bank, every one answered.
for _ in 1 2 3 4 5 6 7 8 9 10; do echo '{"skip":true}'; done >"$work/answers"
cat >"$work/quiz.sh" <<SH
exec "$bin" quiz --json -n 10 --seed 1 --no-save <"$work/answers"
SH
# Whoever runs this may have a history: it is neither read nor written.
export ROADMAP_STORE="$work/none.db" ROADMAP_CONFIG=
unset ROADMAP_BANK ROADMAP_PROFILE

commands=("$work/hello" "$bin --help" "$bin steps" "$bin faq" "$bin steps databases")
hyperfine -N --warmup 20 --runs "$runs" --export-json "$work/times.json" "${commands[@]}" >/dev/null 2>&1
hyperfine -N --input "$work/answers" --warmup 20 --runs "$runs" --export-json "$work/quiz.json" \
  "$bin quiz --json -n 10 --seed 1 --no-save" >/dev/null 2>&1 ||
  hyperfine --warmup 20 --runs "$runs" --export-json "$work/quiz.json" "sh $work/quiz.sh" >/dev/null 2>&1

python3 - "$work/times.json" "$work/quiz.json" <<'PY'
import json, os, sys
rows = [row for path in sys.argv[1:] for row in json.load(open(path))["results"]]
hello = rows[0]
print(f"{'command':34} {'median':>9} {'least':>9} {'x hello':>8}")
for row in rows:
    name = " ".join(os.path.basename(word) for word in row["command"].split())
    times = f"{row['median'] * 1e3:6.2f} ms {row['min'] * 1e3:6.2f} ms"
    print(f"{name:34} {times} {row['median'] / hello['median']:8.2f}")
PY

if command -v valgrind >/dev/null; then
  count() { valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null | sed -n 's/.*Collected : //p'; }
  echo
  echo "instructions"
  for command in "${commands[@]}"; do
    # shellcheck disable=SC2086
    printf '%-34s %12s\n' "$(basename "${command%% *}") ${command#* }" "$(count $command)"
  done
  printf '%-34s %12s\n' "quiz --json -n 10" "$(count "$bin" quiz --json -n 10 --seed 1 --no-save <"$work/answers")"
fi
