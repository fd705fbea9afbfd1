#!/usr/bin/env bash
# Builds the solution, checks its format, publishes the command as users run it, runs every test project, and closes with one line
# `N passed, N failed`.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root" || exit 1
dotnet build NeuralEntropy.sln -c Release --nologo -v quiet || { echo "0 passed, 1 failed"; exit 1; }
passed=0 failed=0
if ! dotnet format NeuralEntropy.sln --verify-no-changes --no-restore; then
    echo "the format differs: make format" >&2
    failed=1
fi
./nec --version >/dev/null || { echo "0 passed, 1 failed"; exit 1; }
for project in tests/*.Tests; do
    name=NeuralEntropy.$(basename "$project")
    echo "== $name"
    log=$(mktemp)
    "artifacts/bin/$name/release/$name" --no-progress 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    ok=$(sed -n 's/^ *succeeded: *\([0-9]*\).*/\1/p' "$log" | tail -n 1)
    bad=$(sed -n 's/^ *failed: *\([0-9]*\).*/\1/p' "$log" | tail -n 1)
    # A project that crashes or finds no test counts as a failure even when it printed no count.
    if [ "$status" != 0 ] && [ "${bad:-0}" = 0 ]; then bad=1; fi
    passed=$((passed + ${ok:-0})) failed=$((failed + ${bad:-0}))
    rm -f "$log"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
