#!/usr/bin/env bash
# The step of action.yml: validates, and hands the reports to GitHub. Ends with the exit code of `modsmith validate`.
#
#   MODSMITH_PATH       folders, one a line         MODSMITH_FORMAT    what the log shows
#   MODSMITH_BASELINE   file, or empty              MODSMITH_CHANGED   git revision, or empty
#   MODSMITH_ONLY       sources, or empty
set -euo pipefail

modsmith="$(dirname "${BASH_SOURCE[0]}")/../.venv/bin/modsmith"
reports="$(mktemp -d "${RUNNER_TEMP:-/tmp}/modsmith.XXXXXX")"

options=(--require-all --format "${MODSMITH_FORMAT:-text}")
for format in sarif junit json markdown github; do
  options+=(--report "$format=$reports/modsmith.$format")
done
[ -z "${MODSMITH_ONLY:-}" ] || options+=("--only=$MODSMITH_ONLY")
[ -z "${MODSMITH_BASELINE:-}" ] || options+=("--baseline=$MODSMITH_BASELINE")
[ -z "${MODSMITH_CHANGED:-}" ] || options+=("--changed=$MODSMITH_CHANGED")
paths=()
while IFS= read -r path; do
  [ -z "$path" ] || paths+=("$path")
done <<<"${MODSMITH_PATH:-modules}"

# The log shows lines of other people's files: none of them may command the runner.
token="modsmith-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
echo "::stop-commands::$token"
code=0
"$modsmith" validate "${options[@]}" -- "${paths[@]}" || code=$?
echo "::$token::"

{
  echo "exit-code=$code"
  for format in sarif junit json; do
    [ ! -e "$reports/modsmith.$format" ] || echo "$format=$reports/modsmith.$format"
  done
} >>"${GITHUB_OUTPUT:-/dev/null}"
[ ! -e "$reports/modsmith.markdown" ] || cat "$reports/modsmith.markdown" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
[ ! -e "$reports/modsmith.github" ] || cat "$reports/modsmith.github"
exit "$code"
