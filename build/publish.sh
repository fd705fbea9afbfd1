#!/usr/bin/env bash
# Publishes the command into the folder $1, compiled ahead of time where the feed has the compiler for that (it halves the start).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
out=$1
printf 'nec: building (a minute the first time)\n' >&2
mkdir -p "$root/artifacts"
log="$root/artifacts/publish.log"
publish() { dotnet publish "$root/src/Cli" -c Release -o "$out" --nologo -v quiet "$@" >"$log" 2>&1; }
rid="linux-$(uname -m | sed 's/x86_64/x64/;s/aarch64/arm64/')"
publish -r "$rid" --self-contained false -p:PublishReadyToRun=true ||
    { grep -q 'NU110[12].*[Cc]rossgen' "$log" && publish; } ||
    { grep -E 'error' "$log" | sort -u | head -n 20 >&2; printf 'nec: the build failed; the whole log is %s\n' "$log" >&2; exit 3; }
