#!/usr/bin/env bash
# Packs the applications of examples/NAME/app as examples/NAME/NAME.war, with the database driver that they need; does
# nothing when they are newer than their sources.
#
#   eng/examples.sh                all that is needed to run them
#   eng/examples.sh --simulated    what a simulated engine needs, where nothing runs: any package will do, without the driver
set -euo pipefail
# shellcheck source=eng/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

DRIVER=$CLOCKER_CACHE/packages/mariadb-java-client.jar

# The JDBC driver is unpacked from Debian's package and not installed: that would bring a whole Java with it.
fetch_driver() {
    [[ ! -e $DRIVER ]] || return 0
    local work jar
    say "Getting the MariaDB driver for Java …"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' RETURN
    chmod 755 "$work"
    quietly "$CLOCKER_CACHE/log/driver.log" apt_download "$work" libmariadb-java \
        || die "could not download libmariadb-java" "Check that the Debian mirrors of /etc/apt can be reached, then try again."
    dpkg-deb -x "$work"/libmariadb-java_*.deb "$work/package"
    jar=$(readlink -f "$work/package/usr/share/java/mariadb-java-client.jar")
    mkdir -p "$(dirname "$DRIVER")"
    cp "$jar" "$DRIVER.part"
    mv "$DRIVER.part" "$DRIVER"
}

# Without lists there is nothing to download from, and they need root to be updated.
apt_download() (
    cd "$1" || return
    apt-get download "$2" && return
    as_root apt-get update -o DPkg::Lock::Timeout=300 && apt-get download "$2"
)

# newer WAR DIRECTORY: whether the WAR is newer than all that goes into it.
newer() { [[ -e $1 && -z $(find "$2" "$DRIVER" -newer "$1" -print -quit) ]]; }

pack() {
    local name=$1 app war work
    app=$REPO/examples/$name/app war=$REPO/examples/$name/$name.war
    if [[ -n $simulated && -e $war ]] || newer "$war" "$app"; then return; fi
    say "Packing examples/$name/$name.war …"
    work=$(mktemp -d)
    cp -R "$app/." "$work/"
    mkdir -p "$work/WEB-INF/lib"
    [[ -n $simulated ]] || cp "$DRIVER" "$work/WEB-INF/lib/"
    quietly "$CLOCKER_CACHE/log/pack.log" dotnet msbuild "$REPO/eng/pack.proj" -nologo -p:From="$work" -p:To="$war.part" \
        || die "could not pack $war" "The log is $CLOCKER_CACHE/log/pack.log."
    rm -rf "$work"
    # One without a driver is older than everything, so that it is packed anew for an engine that runs it.
    [[ -z $simulated ]] || touch -d @0 "$war.part"
    mv "$war.part" "$war"
}

simulated=
[[ ${1:-} != --simulated ]] || simulated=1
has dotnet || die "the .NET SDK is missing" "Install .NET 10: https://dotnet.microsoft.com/download"
[[ -n $simulated ]] || fetch_driver
for app in "$REPO"/examples/*/app; do pack "$(basename "$(dirname "$app")")"; done
