#!/bin/sh
# Compiles the shim: build.sh OUTPUT INCLUDE_FOLDER LIBRARY_FOLDER. The two units are compiled side by side.
set -eu
output=$1 include=$2 lib=$3
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# libtorch says by its symbols which of g++'s two string ABIs it was built with; old wheels have the old one.
abi=0
if grep -aqE '_ZNK?3c10[0-9A-Za-z_]*7__cxx11' "$lib/libc10.so"; then abi=1; fi

compile() {
  g++ -std=c++17 -O2 -fPIC -fvisibility=hidden -w -D_GLIBCXX_USE_CXX11_ABI=$abi \
    -I"$include" -I"$include/torch/csrc/api/include" -c "$here/$1.cpp" -o "$work/$1.o"
}
compile dispatch & dispatch=$!
compile autograd & autograd=$!
wait $dispatch
wait $autograd

# CUDA's kernels register themselves when their library is loaded, though nothing here refers to it.
cuda=
if [ -e "$lib/libtorch_cuda.so" ]; then cuda="-Wl,--no-as-needed -ltorch_cuda -lc10_cuda"; fi
mkdir -p "$(dirname "$output")"
# shellcheck disable=SC2086
g++ -shared "$work/dispatch.o" "$work/autograd.o" -L"$lib" -Wl,-rpath,"$lib" $cuda -ltorch_cpu -lc10 -o "$output.$$"
mv -f "$output.$$" "$output"
