# shellcheck shell=bash disable=SC2034
# Words and small tools that the scripts of this folder share. Sourced, never run.

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CLOCKER_CACHE=${CLOCKER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/clocker}
# What apt-get would ask, nobody is there to answer.
export DEBIAN_FRONTEND=noninteractive

# Progress goes to stderr, so that stdout is free for answers.
say() { printf '%s\n' "$*" >&2; }
warn() { printf 'warning: %s\n' "$*" >&2; }

# die WRONG [MEND]: what is wrong, and what would mend it.
die() {
    printf 'error: %s\n' "$1" >&2
    [[ -z ${2:-} ]] || printf '       %s\n' "$2" >&2
    exit 1
}

has() { command -v "$1" > /dev/null 2>&1; }

# sbin holds dockerd, ip and iptables, and is not on an ordinary user's path.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

# Runs a command as root: directly, or through sudo where we are not root.
as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    elif has sudo; then
        sudo "$@"
    else
        die "this needs root: $*" "Run it as root, or install sudo and allow yourself to use it."
    fi
}

# quietly LOG COMMAND…: the output goes to a log, and is shown only when the command fails.
quietly() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    local status=0
    "$@" > "$log" 2>&1 < /dev/null || status=$?
    ((status)) || return 0
    printf '%s\n' "--- the last lines of $log:" >&2
    tail -n 30 "$log" >&2
    return "$status"
}

# apt_install PACKAGE…: installs those that are missing, waiting for another apt that is at work.
apt_install() {
    local package missing=()
    for package; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null | grep -qx installed || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    has apt-get || die "these packages are missing: ${missing[*]}" "Install them with your system's package manager."
    say "Installing ${missing[*]} …"
    local options=(-y --no-install-recommends -o DPkg::Lock::Timeout=300)
    quietly "$CLOCKER_CACHE/log/apt-install.log" apt_install_now \
        || die "could not install ${missing[*]}" "Check that the Debian mirrors of /etc/apt can be reached, then try again."
}

# Lists that are up to date already save half of the time, so update only when the install fails.
apt_install_now() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install "${options[@]}" "${missing[@]}" && return
    as_root apt-get update -o DPkg::Lock::Timeout=300
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install "${options[@]}" "${missing[@]}"
}

# agent_sources: the files that the agent is made of, sorted by name. Of the model it has the words of its own contract alone.
agent_sources() {
    find "$REPO/src/Clocker.Agent" "$REPO/src/Clocker.Model/Networks/Agents" "$REPO/src/Clocker.Model/Clocker.Model.csproj" \
        "$REPO"/Directory.*.props "$REPO/global.json" -type f | LC_ALL=C sort
}

# agent_key: changes when one of them does.
agent_key() { agent_sources | tr '\n' '\0' | xargs -0 sha256sum | sed "s#$REPO/##" | sha256sum | cut -c 1-16; }

# debian_mirror [debian-security]: the archive that this machine uses, so that one in a lab or behind a proxy keeps its own.
debian_mirror() {
    local archive=${1:-debian} mirror=
    if grep -qs '^ID=debian' /etc/os-release; then
        mirror=$(cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2> /dev/null \
            | sed -nE "s#^(URIs:|deb( \[[^]]*\])?) *(https?://[^ ]*/$archive)/?( .*)?\$#\3#p" | head -n 1 || true)
    fi
    printf '%s\n' "${mirror:-http://deb.debian.org/$archive}"
}

# two_at_a_time COMMAND ITEM…: runs `COMMAND ITEM` for each item; more at once gain nothing, apt and dpkg wait for the disk.
two_at_a_time() {
    local command=$1 item running=0 failed=0
    shift
    for item; do
        if ((running == 2)); then
            wait -n || failed=1
            running=1
        fi
        "$command" "$item" &
        running=$((running + 1))
    done
    while ((running > 0)); do
        wait -n || failed=1
        running=$((running - 1))
    done
    return "$failed"
}
