#!/usr/bin/env bash
# Usage: clocker demo [--yes] [--simulated] [--down]
#
# Sets up what is missing and deploys the visitors' book of examples/visitors.yaml: HAProxy in front of two Tomcat servers
# and a MariaDB.
#
#   --yes          installs and starts a Docker Engine without asking, if there is none
#   --simulated    deploys on a simulated engine: needs no Docker and no root, and nothing really runs
#   --down         removes the application again, and stops the server and the engine if the demo started them
#
# Example: clocker demo && clocker tree
set -euo pipefail
# shellcheck source=eng/engine.sh
source "$(dirname "${BASH_SOURCE[0]}")/engine.sh"

APPLICATION=visitors
IMAGES=(haproxy:2.6 tomcat:10.1 mariadb:10.11)

clocker() { "$REPO/artifacts/publish/cli/clocker" "$@"; }

# field NAME: its value in the flat JSON document on stdin, for machines without jq.
field() { tr -d '\n' | sed -nE "s/.*\"${1//./\\.}\": *\"([^\"]*)\".*/\1/p"; }

confirmed() {
    [[ -z $yes && -t 0 && -t 2 ]] || return 0
    local answer
    read -r -p "$1 [Y/n] " answer
    [[ ! $answer =~ ^[Nn] ]]
}

# ── What the demo started, so that --down stops just that ────────────────────────────────────────────────────────────

# The data directory of an ordinary server, since the commands to try next use that; the simulated one has its own.
choose_data() {
    data=${CLOCKER_DATA:-$HOME/.clocker}
    [[ -z $simulated ]] || data=$data-simulated
    export CLOCKER_DATA=$data
    state=$data/demo
}

remember() { mkdir -p "$state" && chmod 700 "$data" && printf '%s\n' "${2:-yes}" > "$state/$1"; }
remembered() { [[ -e $state/$1 ]] && cat "$state/$1"; }
forget() { rm -f "$state/$1"; }

# ── Up ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

ensure_engine() {
    local how
    if engine_find > /dev/null; then
        say "The Docker Engine answers."
    else
        engine_with_group "$0" "${arguments[@]}"
        # One that DOCKER_HOST names is not ours to start.
        [[ -z ${DOCKER_HOST:-} ]] || engine_require > /dev/null
        if engine_installed; then
            confirmed "No Docker Engine runs here. Start the one that is installed?" || refuse
        else
            confirmed "There is no Docker Engine here. Install Debian's (docker.io, as root) and start it?" || refuse
            [[ -n $yes || -t 0 ]] || say "There is no Docker Engine here: Debian's is installed and started."
            engine_install
        fi
        how=$(engine_start_usual)
        [[ -z $how ]] || remember engine "$how"
        engine_with_group "$0" "${arguments[@]}"
    fi
}

refuse() { die "the demo needs a Docker Engine" "Start one, or try: ./clocker demo --simulated"; }

up() {
    local status=0
    [[ -d $data ]] || remember data
    if [[ -n $simulated ]]; then
        export CLOCKER_LOCATION=simulated
    else
        ensure_engine
        "$REPO/eng/images.sh" get "${IMAGES[@]}"
    fi
    "$REPO/eng/examples.sh" ${simulated:+--simulated}
    clocker server status > /dev/null 2>&1 || remember server
    clocker up "$REPO/examples/$APPLICATION.yaml" ${simulated:+--location simulated} || status=$?
    ((status == 0)) || die "the demo's application did not start" \
        "The reason is above. Look closer: ${hint}./clocker events $APPLICATION    Undo: ./clocker demo${simulated:+ --simulated} --down"
    say_where
}

say_where() {
    local application api
    application=$(clocker sensors "$APPLICATION/haproxy" --json | field mapped.main.uri)
    api=$(clocker server status --json | field url)
    say ""
    if [[ -n $simulated ]]; then
        say "  The visitors' book is deployed on the simulated engine: there is no page to look at."
    else
        say "  The visitors' book  ${application:-(no address: ./clocker sensors $APPLICATION/haproxy)}"
    fi
    say "  Clocker's API       $api   (asks for the token in $data)"
    say ""
    say "Try next:"
    say "  ${hint}./clocker tree                      what runs, and where"
    say "  ${hint}./clocker events $APPLICATION --follow   what happens, in words"
    if [[ -z $simulated ]]; then
        say "  docker rm -f \$(docker ps -q --filter label=io.clocker.entity | head -1)   take one away: it comes back"
        say "  ./clocker logs $APPLICATION/tomcat1       what a server says"
    fi
    say "  ./clocker demo${simulated:+ --simulated} --down               remove it all again"
}

# ── Down ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

down() {
    [[ -d $data ]] || { say "There is no demo here."; return; }
    wake_engine
    [[ -n $simulated ]] && export CLOCKER_LOCATION=simulated
    remove_application
    local kept=
    other_applications && kept=1
    if [[ -n $kept ]]; then
        say "Other applications run: the server and the engine go on."
    else
        stop_server
        [[ -n $simulated ]] || stop_engine
        remove_data
    fi
    say "The demo is gone. Packages that were installed stay, and so does the image cache in $CLOCKER_CACHE."
}

# The engine that the demo started may be gone since, after a reboot; its containers are still there to be removed.
wake_engine() {
    [[ -z $simulated ]] && remembered engine > /dev/null || return 0
    engine_find > /dev/null || engine_start_usual > /dev/null
    engine_with_group "$0" "${arguments[@]}"
}

remove_application() {
    local status=0 output
    output=$(clocker down "$APPLICATION" --volumes 2>&1) || status=$?
    if ((status == 4)); then
        # Without a server nobody knows what there is to remove, so one is started for that.
        start_server
        status=0
        output=$(clocker down "$APPLICATION" --volumes 2>&1) || status=$?
    fi
    [[ -z $output ]] || say "$output"
    # An application that is not there is what was asked for.
    ((status == 0)) || ! clocker tree "$APPLICATION" > /dev/null 2>&1 \
        || die "could not remove $APPLICATION" "The reason is above; try again when it is mended."
}

start_server() {
    setsid "$REPO/artifacts/publish/cli/clocker" server > "$state/server.log" 2>&1 < /dev/null &
    local tries=0
    until clocker server status > /dev/null 2>&1; do
        tries=$((tries + 1))
        ((tries < 100)) || die "Clocker's server does not start" "Its log is $state/server.log."
        sleep 0.1
    done
    remember server
}

# Any other application in the list: better to leave too much than to stop what somebody needs.
other_applications() {
    local list
    list=$(clocker ps --json 2> /dev/null | tr -d ' \n') || return 1
    [[ -n $list && $list != '[]' && ! $list =~ ^\{\"[a-z]+\":\[\]\}$ ]]
}

stop_server() {
    remembered server > /dev/null || return 0
    clocker server stop > /dev/null 2>&1 || true
    forget server
    say "The server is stopped."
}

stop_engine() {
    local how running
    how=$(remembered engine) || return 0
    running=$(docker ps -q 2> /dev/null | wc -l)
    if ((running)); then
        say "The Docker Engine goes on: $running other containers run on it. Once they are gone, ./clocker demo --down stops it."
        return
    fi
    engine_stop_usual "$how"
    forget engine
    say "The Docker Engine is stopped."
}

# What the demo made, if nothing is left that it must remember.
remove_data() {
    [[ ! -e $state/engine ]] || return 0
    if [[ -n $simulated ]] || remembered data > /dev/null; then rm -rf "$data"; else rm -rf "$state"; fi
}

# ── Arguments ────────────────────────────────────────────────────────────────────────────────────────────────────────

usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; }

yes='' simulated='' action=up arguments=("$@")
for argument; do
    case $argument in
        --yes | -y) yes=1 ;;
        --simulated) simulated=1 ;;
        --down) action=down ;;
        --help | -h) usage && exit ;;
        *)
            printf 'error: clocker demo has no option “%s”\n\n' "$argument" >&2
            usage >&2
            exit 2
            ;;
    esac
done
choose_data
hint=${simulated:+CLOCKER_DATA=$data }
"$action"
