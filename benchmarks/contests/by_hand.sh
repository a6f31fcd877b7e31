#!/bin/sh
# What `modsmith validate` proves, as a careful user checks it in a shell: one module after the other, one step after the
# other. benchmarks/contests/proof.py calls it with terraform and checkov on PATH and with the address of an emulated AWS.
#
#   by_hand.sh FOLDER "ENVIRONMENTS" [ARGUMENT OF terraform init]
#
# FOLDER holds copies of the modules. The first step that fails ends it.
set -eu
folder=$1
environments=$2
init=${3:-}

set_up() {
  terraform -chdir="$1" init -backend=false -input=false -no-color ${init:+"$init"}
}

scan() {
  checkov "$@" --skip-download --soft-fail --quiet --compact
}

for module in "$folder"/*/; do
  terraform fmt -check -recursive "$module"
  set_up "$module"
  # a module that takes a second provider from its caller cannot be validated alone
  grep -q configuration_aliases "$module"/*.tf || terraform -chdir="$module" validate -no-color
  terraform -chdir="$module" test -no-color
  for example in "$module"examples/*/; do
    set_up "$example"
    terraform -chdir="$example" validate -no-color
    for environment in $environments; do
      terraform -chdir="$example" plan -input=false -no-color -var "environment=$environment" -out=plan.bin
      terraform -chdir="$example" show -json plan.bin >"$example/$environment.json"
    done
  done
  scan --framework terraform --directory "$module"
  scan --framework terraform_plan --file "$module"examples/basic/dev.json "$module"examples/complete/"${environments##* }".json
done
