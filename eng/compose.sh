#!/usr/bin/env bash
# Docker Compose 2.26 for comparisons: fetched from Debian 13 and cached. Debian 12 has only the 1.x written in Python.
#
#   eng/compose.sh      prints a directory for DOCKER_CONFIG in which `docker compose` works
#
# It is unpacked and not installed, and nothing in ~/.docker is touched.
set -euo pipefail
# shellcheck source=eng/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

SUITE=trixie
PLUGIN=$CLOCKER_CACHE/packages/docker-compose-$SUITE
CONFIG=$CLOCKER_CACHE/docker-config

# apt with lists and caches of its own that know this suite alone, so that the machine's stay as they are.
apt_of_suite() {
    local lists=$1
    shift
    apt-get -o Dir::Etc::sourcelist="$lists/sources.list" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$lists/lists" \
        -o Dir::Cache="$lists/cache" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User="$(id -un)" "$@"
}

fetch_in() (
    cd "$1" || exit
    mkdir -p lists/partial cache/archives/partial
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(debian_mirror) $SUITE main" > sources.list
    apt_of_suite "$1" update && apt_of_suite "$1" download docker-compose && dpkg-deb -x docker-compose_*.deb package
)

fetch() {
    local work
    say "Getting Docker Compose from Debian $SUITE …"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' RETURN
    quietly "$CLOCKER_CACHE/log/compose.log" fetch_in "$work" \
        || die "could not download docker-compose" "Check that $(debian_mirror) can be reached, then try again."
    mkdir -p "$(dirname "$PLUGIN")"
    mv "$work/package/usr/libexec/docker/cli-plugins/docker-compose" "$PLUGIN"
}

[[ -x $PLUGIN ]] || fetch
mkdir -p "$CONFIG/cli-plugins"
ln -sf "$PLUGIN" "$CONFIG/cli-plugins/docker-compose"
printf '%s\n' "$CONFIG"
