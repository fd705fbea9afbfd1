#!/usr/bin/env bash
# Sends $1 random texts (default 200000) of the seed $2 (default: a new one) through the compiler; NEC_FUZZ_INPUT=N repeats one of them.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root" || exit 1
count=${1:-200000} seed=${2:-$((RANDOM * 32768 + RANDOM))}
dotnet build tests/Compiler.Tests -c Release --nologo -v quiet || exit 1
echo "make fuzz COUNT=$count SEED=$seed"
TMPDIR=$(mktemp -d) NEC_FUZZ_COUNT=$count NEC_FUZZ_SEED=$seed
export TMPDIR NEC_FUZZ_COUNT NEC_FUZZ_SEED
artifacts/bin/NeuralEntropy.Compiler.Tests/release/NeuralEntropy.Compiler.Tests \
    -noColor -nologo -showLiveOutput -class NeuralEntropy.Compiler.Tests.Fuzzing.PipelineFuzz
status=$?
# What was at work when the process ended by itself: an overflow of the stack leaves nothing else.
[ "$status" = 0 ] || cat "$TMPDIR"/nec-fuzz-* 2>/dev/null
rm -rf "$TMPDIR"
exit "$status"
