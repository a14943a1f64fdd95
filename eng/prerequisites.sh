# shellcheck shell=bash
# What ./up, ./test and ./bench need on the machine. To be sourced.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '[%3d s] %s\n' "$SECONDS" "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

need_sdk() {
  local get="Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and start again."
  if ! command -v dotnet >/dev/null && [ -x "${HOME:-}/.dotnet/dotnet" ]; then PATH="$HOME/.dotnet:$PATH"; fi
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing. $get"
  dotnet --list-sdks | grep -q '^10\.' || fail "The .NET 10 SDK is missing; installed: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' '). $get"
}

# need_programs PROGRAM=PACKAGE…: installs the packages of the programs that are missing, where it may.
need_programs() {
  local missing=() pair
  for pair; do
    command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
  done
  mapfile -t missing < <(printf '%s\n' "${missing[@]}" | sed '/^$/d' | sort -u)
  if [ ${#missing[@]} -eq 0 ]; then return; fi

  command -v apt-get >/dev/null && as_root true 2>/dev/null || fail "Please install: ${missing[*]}
  Debian, Ubuntu: sudo apt-get install ${missing[*]}
and start again."
  run "installing ${missing[*]}" install_packages "${missing[@]}"
}

# need_chromium: the one without windows opens a page in a quarter of the time; not every Debian has it.
need_chromium() {
  command -v chromium-headless-shell >/dev/null && return
  if apt-cache show chromium-headless-shell >/dev/null 2>&1; then need_programs chromium-headless-shell=chromium-headless-shell; else need_programs chromium=chromium; fi
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

# Debian starts a service with its package, and Prometheus' would take port 9090 for nobody: a policy forbids it meanwhile.
install_packages() {
  local policy=/usr/sbin/policy-rc.d mine=no status=0
  if [ ! -e $policy ]; then
    mine=yes
    printf '#!/bin/sh\nexit 101\n' | as_root tee $policy
    as_root chmod 755 $policy
  fi
  as_root apt-get update -qq || status=$?
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" || status=$?
  if [ $mine = yes ]; then as_root rm -f $policy; fi
  return $status
}

# run WHAT COMMAND…: says what is done and that it goes on; shows the command's output only when it fails.
run() {
  local what=$1 log status=0 ticker
  shift
  say "$what"
  log=$(mktemp)
  while sleep 15 >/dev/null 2>&1; do say "  still $what"; done &
  ticker=$!
  "$@" >"$log" 2>&1 </dev/null || status=$?
  kill $ticker
  if [ $status -ne 0 ]; then cat "$log" >&2; fi
  rm -f "$log"
  if [ $status -ne 0 ]; then fail "Failed: $what (exit code $status)"; fi
}
