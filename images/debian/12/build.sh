#!/usr/bin/env bash
# build.sh OUT.tar MIRROR SECURITY: a root file system like that of debian:12-slim, made by mmdebstrap.
set -euo pipefail
out=$1 mirror=$2 security=$3

# The same settings as in Debian's own image: no daemons started, nothing flushed to disk, no package kept after its
# installation, and (as in its slim variant) no manuals, documentation or translations.
mmdebstrap --variant=minbase \
    --include=ca-certificates \
    --dpkgopt=path-exclude='/usr/share/doc/*' --dpkgopt=path-include='/usr/share/doc/*/copyright' \
    --dpkgopt=path-exclude='/usr/share/man/*' --dpkgopt=path-exclude='/usr/share/locale/*' \
    --dpkgopt=path-exclude='/usr/share/info/*' --dpkgopt=force-unsafe-io \
    --customize-hook='printf "#!/bin/sh\nexit 101\n" > "$1/usr/sbin/policy-rc.d"; chmod +x "$1/usr/sbin/policy-rc.d"' \
    --customize-hook='printf "DPkg::Post-Invoke { \"rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin || true\"; };\n" > "$1/etc/apt/apt.conf.d/docker-clean"' \
    --customize-hook='printf "Acquire::Languages \"none\";\n" > "$1/etc/apt/apt.conf.d/docker-no-languages"' \
    --customize-hook='rm -f "$1/etc/hostname" "$1/etc/resolv.conf"' \
    bookworm "$out" - << SOURCES
deb $mirror bookworm main
deb $mirror bookworm-updates main
deb $security bookworm-security main
SOURCES
