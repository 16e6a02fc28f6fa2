#!/usr/bin/env bash
# Measures suites by mutation, all targets or those that are named: tests/mutation/run.sh [lifecycles] [ledger] [permissions].
# A score below the threshold in a target's configuration is an error; reports are put into StrykerOutput beside this file.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet tool restore || exit 1
status=0
for target in ${@:-lifecycles ledger permissions}; do
  dotnet stryker -f "$target.json" -O "StrykerOutput/$target" || status=1
done
exit $status
