#!/usr/bin/env bash
# Builds the solution, checks its format, publishes the command as users run it, runs every test project, and closes with one line
# `N passed, N failed`.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root" || exit 1
dotnet build NeuralEntropy.sln -c Release --nologo -v quiet || { echo "0 passed, 1 failed"; exit 1; }
# The pipeline's share of random texts; the parser's own tests take 5000 more.
export NEC_FUZZ_COUNT=${NEC_FUZZ_COUNT:-15000}
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
    "artifacts/bin/$name/release/$name" -noColor -nologo 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    # NAME  Total: 5, Errors: 0, Failed: 1, Skipped: 1, Not Run: 0, Time: 1.234s
    read -r total errors wrong skipped < <(sed -n "s/.*$name  *Total: \([0-9]*\), Errors: \([0-9]*\), Failed: \([0-9]*\), Skipped: \([0-9]*\).*/\1 \2 \3 \4/p" "$log" | tail -n 1)
    bad=$((${errors:-0} + ${wrong:-0}))
    ok=$((${total:-0} - ${wrong:-0} - ${skipped:-0}))
    # A project that crashes or finds no test counts as a failure even when it printed no count.
    if [ "$bad" = 0 ] && { [ "$status" != 0 ] || [ "$ok" = 0 ]; }; then bad=1; fi
    passed=$((passed + ok)) failed=$((failed + bad))
    rm -f "$log"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
