#!/usr/bin/env bash
# Publishes the command and the server, as artifacts/publish/cli and artifacts/publish/server; ./clocker calls it. With
# the argument `agent` it publishes the agent of hosts instead, as artifacts/publish/agent, for the image that it goes into.
#
# Each build gets a directory of its own, and the two names are links into it: a server that is running goes on with its
# own files, which overwriting would pull out from under it.
set -euo pipefail
# shellcheck source=eng/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

PUBLISHED=$REPO/artifacts/publish
BUILDS=$REPO/artifacts/builds
AGENTS=$REPO/artifacts/agents
LOG=$REPO/artifacts/log
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

sources() { find "$REPO/src" "$REPO"/Directory.*.props "$REPO/global.json" -type f; }

# Sorted by name, so the order in which a file system lists them changes nothing.
sources_hash() { sources | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum | sed "s#$REPO/##" | sha256sum | cut -c 1-16; }

publish() {
    local project=$1 out=$2
    shift 2
    quietly "$LOG/publish-$project.log" dotnet publish "$REPO/src/$project" -c Release -o "$out" \
        --use-current-runtime --nologo -v quiet "$@"
}

# Compiled ahead of time, a command starts in 10 ms instead of 240; that needs a C compiler that can link.
can_link() { echo 'int main(void) { return 0; }' | gcc -x c - -o /dev/null -lm > /dev/null 2>&1; }

publish_native() { publish "$@" -p:PublishAot=true -p:CppCompilerAndLinker=gcc; }

publish_cli() {
    local out=$1
    if can_link; then
        if publish_native Clocker.Cli "$out"; then return; fi
        warn "could not compile the command ahead of time; just in time, it starts slower."
        rm -rf "$out"
    else
        say "No C compiler that links (gcc and libc6-dev): the command is compiled just in time, and starts slower."
    fi
    publish_jit Clocker.Cli "$out"
}

# With code that is ready to run, it starts in two thirds of the time; the compiler for that comes from NuGet.
publish_jit() {
    publish "$@" --self-contained false -p:PublishAot=false -p:PublishReadyToRun=true && return
    warn "could not make $1 ready to run; it starts slower."
    publish "$@" --self-contained false -p:PublishAot=false
}

# One file in any case: its image has no .NET.
publish_agent() {
    local out=$1
    if can_link; then
        if publish_native Clocker.Agent "$out" -p:StripSymbols=true; then return; fi
        warn "could not compile the agent ahead of time; with a runtime in it, it is larger."
        rm -rf "$out"
    else
        say "No C compiler that links (gcc and libc6-dev): the agent has a runtime in it, and is larger."
    fi
    publish Clocker.Agent "$out" --self-contained true -p:PublishAot=false -p:PublishSingleFile=true -p:PublishTrimmed=true \
        -p:EnableCompressionInSingleFile=true
}

# Builds that no process runs from; the newest stays, since it is the one in use.
prune() {
    local build
    for build in "$BUILDS"/*; do
        [[ $build == "$1" ]] || grep -qsF "$build" /proc/[0-9]*/cmdline /proc/[0-9]*/maps || rm -rf "$build"
    done
}

dotnet_root() { dirname "$(readlink -f "$(command -v dotnet)")"; }

agent_main() {
    local build
    build=$AGENTS/$(agent_key)
    if [[ ! -e $build/complete ]]; then
        say "Building the agent of hosts …"
        SECONDS=0
        rm -rf "$AGENTS"
        publish_agent "$build" || die "the agent does not build" "The compiler's messages are above, the whole output is in artifacts/log."
        touch "$build/complete"
        say "Built in $SECONDS s."
    fi
    ln -sfnr "$build" "$PUBLISHED/agent"
}

main() {
    local hash build
    has dotnet || die "the .NET SDK is missing" "Install .NET 10: https://dotnet.microsoft.com/download"
    mkdir -p "$PUBLISHED" "$BUILDS" "$LOG"
    # `flock -o` keeps the lock from build servers, which outlive the build.
    [[ ${CLOCKER_PUBLISH_LOCKED:-} == "$PPID" ]] || CLOCKER_PUBLISH_LOCKED=$$ exec flock -o "$PUBLISHED/lock" "${BASH_SOURCE[0]}" "$@"
    if [[ ${1:-} == agent ]]; then
        agent_main
        return
    fi
    # Changes that are made while it builds are newer than this, and so are built the next time.
    touch "$PUBLISHED/stamp.next"
    hash=$(sources_hash)
    build=$BUILDS/$hash
    if [[ ! -e $build/complete ]]; then
        say "Building Clocker (about a minute the first time; log: artifacts/log) …"
        SECONDS=0
        rm -rf "$build"
        publish_jit Clocker.Server "$build/server" && publish_cli "$build/cli" \
            || die "Clocker does not build" "The compiler's messages are above, the whole output is in artifacts/log."
        touch "$build/complete"
        say "Built in $SECONDS s."
    fi
    ln -sfnr "$build/cli" "$PUBLISHED/cli"
    ln -sfnr "$build/server" "$PUBLISHED/server"
    dotnet_root > "$PUBLISHED/dotnet-root"
    mv "$PUBLISHED/stamp.next" "$PUBLISHED/stamp"
    prune "$build"
}

main "$@"
