#!/usr/bin/env bash
# The step of action.yml: validates, or merges the reports of shards, and hands the reports to GitHub. Ends with the exit
# code of modsmith.
#
#   MODSMITH_PATH       folders, one a line         MODSMITH_FORMAT    what the log shows
#   MODSMITH_BASELINE   file, or empty              MODSMITH_CHANGED   git revision, or empty
#   MODSMITH_ONLY       sources, or empty           MODSMITH_SHARD     such as 1/3, or empty
#   MODSMITH_MERGE      reports of shards, one a line, with wildcards; empty to validate
set -euo pipefail

modsmith="$(dirname "${BASH_SOURCE[0]}")/../.venv/bin/modsmith"
reports="$(mktemp -d "${RUNNER_TEMP:-/tmp}/modsmith.XXXXXX")"

options=(--format "${MODSMITH_FORMAT:-text}")
for format in sarif junit json markdown github; do
  options+=(--report "$format=$reports/modsmith.$format")
done
paths=()
while IFS= read -r path; do
  if [ -n "$path" ] && [ -n "${MODSMITH_MERGE:-}" ]; then
    mapfile -t -O "${#paths[@]}" paths < <(compgen -G "$path" || echo "$path")
  elif [ -n "$path" ]; then
    paths+=("$path")
  fi
done <<<"${MODSMITH_MERGE:-${MODSMITH_PATH:-modules}}"
if [ -n "${MODSMITH_MERGE:-}" ]; then
  command=merge-reports
else
  command=validate
  options+=(--require-all)
  [ -z "${MODSMITH_ONLY:-}" ] || options+=("--only=$MODSMITH_ONLY")
  [ -z "${MODSMITH_BASELINE:-}" ] || options+=("--baseline=$MODSMITH_BASELINE")
  [ -z "${MODSMITH_CHANGED:-}" ] || options+=("--changed=$MODSMITH_CHANGED")
  [ -z "${MODSMITH_SHARD:-}" ] || options+=("--shard=$MODSMITH_SHARD")
fi

# The log shows lines of other people's files: none of them may command the runner.
token="modsmith-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
echo "::stop-commands::$token"
code=0
"$modsmith" "$command" "${options[@]}" -- "${paths[@]}" || code=$?
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
