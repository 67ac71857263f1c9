#!/usr/bin/env bash
# Checks and times the optimizer engine on a machine with an NVIDIA GPU, in under ten minutes.
#
#   bench/cuda/run.sh [OUT] [--lib PATH] [--device D] [--seconds N]
#
# It needs Python 3 with torch 2.11 (PYTHON names another than python3), and cmake with a C++20 compiler or --lib, a
# libpdecay.so that was built for that torch; no Node. OUT is $OUT or bench-cuda where it is not given, and gets
# report.md, checks.json, speed.json, speed.csv and the logs. --device cpu does all of it over small sizes.
# Exit code: 0, 1 where a check failed or a part broke, 2 for bad usage.
set -u
usage() { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
python=${PYTHON:-python3}
out=${OUT:-bench-cuda} lib='' device=cuda seconds=570
while [ $# -gt 0 ]; do
  case $1 in
    --lib | --device | --seconds) [ $# -ge 2 ] || usage; declare "${1#--}=$2"; shift 2 ;;
    -*) usage ;;
    *) out=$1; shift ;;
  esac
done
[[ $seconds =~ ^[0-9]+$ ]] || usage
mkdir -p "$out" || exit 2
out=$(cd "$out" && pwd)
SECONDS=0
left() { echo $((seconds - SECONDS)); }
status=0

version=$("$python" -c 'import torch; print(torch.__version__)') || { echo "$python has no torch: PYTHON names another" >&2; exit 2; }
case $version in 2.11.*) ;; *) echo "torch is $version: Expected 2.11" >&2; exit 2 ;; esac

if [ -z "$lib" ]; then
  command -v cmake > /dev/null || { echo 'there is no cmake: give a built library by --lib' >&2; exit 2; }
  build=$root/build/cuda
  torch=$("$python" -c 'import os, torch; print(os.path.dirname(torch.__file__))')
  echo "building libpdecay.so (log: $out/build.log)"
  { timeout "$(left)" cmake -S "$root" -B "$build" -DPDECAY_LIBTORCH="$torch" -DCMAKE_BUILD_TYPE=Release &&
    timeout "$(left)" cmake --build "$build" --target pdecay_optim --parallel "${JOBS:-$(nproc)}"; } > "$out/build.log" 2>&1 ||
    { tail -20 "$out/build.log" >&2; echo 'the build failed' >&2; exit 1; }
  lib=$build/Release/libpdecay.so
fi
[ -f "$lib" ] || { echo "--lib $lib: Expected a file" >&2; exit 2; }

measure=$root/bench/cuda/measure.py
# Written beside sources otherwise, which may be read-only.
export PYTHONDONTWRITEBYTECODE=1
sanitizer=$(command -v compute-sanitizer || ls /usr/local/cuda*/bin/compute-sanitizer 2> /dev/null | tail -1)
node=$(command -v node || true)
# The sanitizer and Node have what is left, and a fifth of the time at least where they are there.
spare=$((($(left)) / 10))
[ "$device" != cpu ] && [ -n "$sanitizer$node" ] && spare=$(($(left) / 4))

timeout $(($(left) - spare + 20)) "$python" "$measure" "$out" --lib "$lib" --device "$device" \
  --seconds $(($(left) - spare)) 2>&1 | tee "$out/measure.log"
[ "${PIPESTATUS[0]}" -eq 0 ] || status=1

if [ "$device" != cpu ]; then
  if [ -n "$sanitizer" ]; then
    for tool in memcheck racecheck; do
      [ "$(left)" -gt 30 ] || { echo "compute-sanitizer $tool: no time left" | tee -a "$out/report.md"; continue; }
      timeout $(($(left) - 10)) "$sanitizer" --tool $tool --error-exitcode 9 "$python" "$measure" "$out/sanitizer" \
        --lib "$lib" --device "$device" --small --part checks --only layouts many --seconds $(($(left) / 2 - 10)) \
        > "$out/$tool.log" 2>&1
      code=$?
      case $code in 0) says='clean' ;; 9) says='found errors' ; status=1 ;; *) says="ended with exit code $code" ; status=1 ;; esac
      echo "compute-sanitizer $tool: $says ($out/$tool.log)" | tee -a "$out/report.md"
    done
  else
    echo 'compute-sanitizer: not on this machine' | tee -a "$out/report.md"
  fi
  # The command line's own sweep, where Node and a built addon are.
  if [ -n "$node" ] && [ -f "$root/lib/cli/index.js" ] && [ "$(left)" -gt 40 ] && "$node" "$root/lib/cli/index.js" doctor > "$out/doctor.log" 2>&1; then
    timeout $(($(left) - 10)) "$node" "$root/lib/cli/index.js" bench optim --sweep --quick --device "$device" --out "$out/sweep" \
      > "$out/sweep.log" 2>&1 || { echo "pdecay bench optim --sweep failed ($out/sweep.log)"; status=1; }
  fi
fi
echo "$SECONDS s, in $out"
exit $status
