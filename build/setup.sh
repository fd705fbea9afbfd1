#!/usr/bin/env bash
# Makes a fresh machine able to build nec: the .NET SDK has to be there; a tensor engine is found, or fetched, or its absence is
# answered with the command that mends it. Quiet and quick when nothing is missing. Exit 3: the environment is wrong.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
packages="libtorch-dev libopenblas0-openmp g++"
install="apt-get install -y --no-install-recommends $packages"

say() { printf 'nec set-up: %s\n' "$*" >&2; }
fail() { printf 'nec set-up: %s\n' "$1" >&2; shift; for line in "$@"; do printf '  %s\n' "$line" >&2; done; exit 3; }

command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing" "install it: https://dotnet.microsoft.com/download/dotnet/10.0"
case $(cd "$root" && dotnet --version 2>/dev/null || true) in
    10.*) ;;
    *) fail "the .NET 10 SDK is missing; found: $(dotnet --list-sdks | tr '\n' ' ')" "install it: https://dotnet.microsoft.com/download/dotnet/10.0" ;;
esac

# A libtorch that is named, or the distribution's, is used by Torch=system: it needs the compiler for the shim, and no package.
if [ -n "${LIBTORCH:-}" ]; then
    [ -e "$LIBTORCH/include/ATen/ATen.h" ] || fail "LIBTORCH=$LIBTORCH has no include/ATen/ATen.h" "unset LIBTORCH, or point it at a libtorch: LIBTORCH=\$(python3 -c 'import torch; print(torch.__path__[0])')"
    command -v g++ >/dev/null && exit 0
    packages="g++"
    install="apt-get install -y --no-install-recommends $packages"
elif [ "${Torch:-system}" = system ] && [ -e /usr/include/ATen/ATen.h ] && command -v g++ >/dev/null; then
    exit 0
elif [ "${Torch:-cpu}" != system ]; then
    # Without a libtorch the packages are the way, where the feed has them. Only a yes is kept: a no may be the network's.
    in_feed="$root/artifacts/torchsharp-in-feed-${Torch:-cpu}"
    if [ ! -e "$in_feed" ]; then
        say "looking for TorchSharp in the NuGet feed"
        mkdir -p "$root/artifacts"
        if (cd "$root" && dotnet restore src/Runtime -p:Torch="${Torch:-cpu}" >/dev/null 2>&1); then touch "$in_feed"; else say "it is not there"; fi
    fi
    [ -e "$in_feed" ] && exit 0
    [ -n "${Torch:-}" ] && fail "Torch=$Torch was asked for, and the NuGet feed does not carry TorchSharp" "unset Torch to use the distribution's libtorch"
fi

command -v apt-get >/dev/null || fail "no libtorch was found, the NuGet feed does not carry TorchSharp, and there is no apt-get" \
    "install a libtorch with its headers and g++, then: export LIBTORCH=/path/to/libtorch"
[ "$(id -u)" = 0 ] || fail "missing: $packages; as root, run:" "apt-get update && $install"
say "installing what the tensor engine needs: $install"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
{ apt-get update && $install; } >"$log" 2>&1 || { tail -n 20 "$log" >&2; rm -f "$log"; fail "the installation failed (above); run it by hand:" "apt-get update && $install"; }
rm -f "$log"
say "done"
