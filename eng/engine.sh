#!/usr/bin/env bash
# Finds, installs, starts and stops Docker Engines. Sourced by the other scripts, or run:
#
#   eng/engine.sh start     an engine on the usual socket, installed from Debian if there is none
#   eng/engine.sh stop      stops it, if it was started by this script
#   eng/engine.sh status    says which engine answers
#   eng/engine.sh private start|stop|remove NAME [--netns]
#                           an engine of its own socket, data and control groups, for tests and labs
#
# A machine with a docker *client* has not always an engine, so only an answer to /_ping counts.
set -euo pipefail
# shellcheck source=eng/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

USUAL_SOCKET=/var/run/docker.sock
USUAL_PID=/var/run/docker.pid
USUAL_LOG=/var/log/clocker-dockerd.log
PRIVATE_RUN=/run/clocker-engines

# ── Looking ──────────────────────────────────────────────────────────────────────────────────────────────────────────

# engine_answers ADDRESS: whether an engine answers there (unix:///path or tcp://host:port).
engine_answers() {
    local address=$1
    case $address in
        unix://*)
            local socket=${address#unix://}
            [[ -S $socket && -w $socket ]] || return 1
            if has curl; then
                [[ $(curl -sS -m 5 --unix-socket "$socket" http://engine/_ping 2> /dev/null) == OK ]]
                # Said outright: in a trap, a bare `return` gives the status from before the trap.
                return $?
            fi
            ;;
    esac
    # Without curl, and for TLS or SSH addresses, the client knows the way.
    has docker && DOCKER_HOST=$address timeout 10 docker version > /dev/null 2>&1
}

# engine_find: prints the address of an engine that answers: $DOCKER_HOST, else the usual socket.
engine_find() {
    local address=${DOCKER_HOST:-unix://$USUAL_SOCKET}
    engine_answers "$address" && printf '%s\n' "$address"
}

# engine_require: as engine_find, or ends with what would help.
engine_require() {
    engine_find && return
    engine_forbidden && engine_refused
    [[ -z ${DOCKER_HOST:-} ]] || die "no Docker Engine answers at DOCKER_HOST=$DOCKER_HOST" \
        "Start it, or unset DOCKER_HOST to use the one on $USUAL_SOCKET."
    die "no Docker Engine answers on $USUAL_SOCKET" "Start one with: eng/engine.sh start"
}

# engine_forbidden: an engine's socket is there, and this user may not use it.
engine_forbidden() { [[ -z ${DOCKER_HOST:-} && -S $USUAL_SOCKET && ! -w $USUAL_SOCKET ]]; }

# engine_wait ADDRESS LOG PIDFILE: until it answers, or its process has ended, or half a minute has passed.
engine_wait() {
    local address=$1 log=$2 pid_file=$3 tries=0
    until engine_answers "$address"; do
        tries=$((tries + 1))
        # It writes the pid file first of all; half a second is time enough for that.
        if ((tries > 300)) || { ((tries > 5)) && ! engine_pid "$pid_file" > /dev/null; }; then
            as_root tail -n 20 "$log" >&2 || true
            die "the Docker Engine did not start" "Its log is $log."
        fi
        sleep 0.1
    done
}

# ── The engine on the usual socket ───────────────────────────────────────────────────────────────────────────────────

engine_installed() { has dockerd; }

# iptables and iproute2 are only recommended by docker.io, and it does not work without.
engine_install() { apt_install docker.io iptables iproute2 ca-certificates; }

# engine_start_usual: starts an installed engine on the usual socket. Prints what would stop it: `systemd`, or its pid
# file; nothing if one answers already.
engine_start_usual() {
    engine_answers "unix://$USUAL_SOCKET" && return 0
    if [[ -d /run/systemd/system ]]; then
        say "Starting the Docker Engine (systemd) …"
        as_root systemctl start docker || die "systemd could not start docker" "See: journalctl -u docker"
        engine_allow_user
        printf 'systemd\n'
        return 0
    fi
    say "Starting the Docker Engine (log: $USUAL_LOG) …"
    engine_spawn "" "$USUAL_LOG" --group "$(engine_group)" -p "$USUAL_PID" -H "unix://$USUAL_SOCKET"
    engine_wait "unix://$USUAL_SOCKET" "$USUAL_LOG" "$USUAL_PID"
    printf '%s\n' "$USUAL_PID"
}

# Who may use the socket: the group made for it, or an ordinary user's own, who was allowed to become root anyway.
engine_group() {
    if [[ $(id -u) == 0 ]]; then getent group docker root | head -n 1 | cut -d: -f1; else id -g; fi
}

# engine_stop_usual HOW: stops what engine_start_usual started; HOW is what that printed.
engine_stop_usual() {
    case $1 in
        systemd) as_root systemctl stop docker.socket docker.service ;;
        *) engine_stop_pid "$1" ;;
    esac
}

# A session does not notice a group that it was just added to, so `engine_with_group` runs the script anew in it.
engine_allow_user() {
    engine_forbidden || return 0
    say "Adding $(id -un) to the group docker, which may use the engine …"
    as_root usermod -aG docker "$(id -un)"
}

# engine_with_group COMMAND…: goes on as COMMAND with the group `docker`, if that group is ours but not yet this session's.
engine_with_group() {
    engine_forbidden || return 0
    if [[ -n ${CLOCKER_WITH_GROUP:-} ]] || ! id -nG "$(id -un)" | tr ' ' '\n' | grep -qx docker; then engine_refused; fi
    CLOCKER_WITH_GROUP=1 exec sg docker -c "$(printf '%q ' "$@")"
}

engine_refused() {
    die "you may not use the Docker Engine on $USUAL_SOCKET" \
        "Run: sudo usermod -aG docker $(id -un) && newgrp docker    (or run this command with sudo)"
}

# ── Private engines ──────────────────────────────────────────────────────────────────────────────────────────────────
# Two engines in one network namespace fight about docker0 and iptables, so each but the first needs its own (--netns).
# In a namespace, published ports are published there, and not on this machine's loopback.

private_run() { printf '%s/%s\n' "$PRIVATE_RUN" "$1"; }
private_data() { printf '%s/engines/%s\n' "$CLOCKER_CACHE" "$1"; }
private_address() { printf 'unix://%s/docker.sock\n' "$(private_run "$1")"; }

# engine_private_start NAME [--netns]: prints the address.
engine_private_start() {
    local name=$1 run data address netns=
    run=$(private_run "$name") data=$(private_data "$name") address=$(private_address "$name")
    if ! engine_answers "$address"; then
        mkdir -p "$data"
        as_root install -d -m 0755 "$PRIVATE_RUN" "$run"
        [[ ${2:-} != --netns ]] || { netns_make "$name"; netns=clocker-$name; }
        say "Starting a private Docker Engine $name (log: $data/dockerd.log) …"
        # The control groups' driver is named because systemd's wants slices, which only systemd can clean up.
        engine_spawn "$netns" "$data/dockerd.log" --group "$(engine_group)" -p "$run/docker.pid" -H "$address" \
            --data-root "$data/data" --exec-root "$run/exec" --config-file "$(private_config "$data")" \
            --cgroup-parent "/clocker-$name" --exec-opt native.cgroupdriver=cgroupfs
        engine_wait "$address" "$data/dockerd.log" "$run/docker.pid"
    fi
    printf '%s\n' "$address"
}

# /etc/docker/daemon.json is the usual engine's; a key that is also a flag would stop ours from starting.
private_config() {
    echo '{}' > "$1/daemon.json"
    printf '%s\n' "$1/daemon.json"
}

# engine_private_stop NAME: its data (the image cache of the next run) stay.
engine_private_stop() {
    local name=$1 run
    run=$(private_run "$name")
    engine_stop_pid "$run/docker.pid"
    as_root rm -rf "$run"
    netns_remove "$name"
    cgroups_remove "clocker-$name"
}

# engine_private_remove NAME: stops it and removes its data too.
engine_private_remove() {
    local data
    engine_private_stop "$1"
    data=$(private_data "$1")
    as_root rm -rf "$data"
}

# engine_private_empty NAME: removes the containers, networks and volumes of an engine that is ours alone.
engine_private_empty() {
    local -x DOCKER_HOST
    DOCKER_HOST=$(private_address "$1")
    engine_answers "$DOCKER_HOST" || return 0
    docker ps -aq | xargs -r docker rm -fv > /dev/null
    docker network prune -f > /dev/null
    docker volume ls -q | xargs -r docker volume rm > /dev/null
}

# A namespace joined by a veth pair whose outer end has the first address of a small network; names are cut to fit.
netns_make() {
    local name=$1 netns=clocker-$1 outer inner octet
    ip netns list | grep -qw "$netns" && return 0
    outer=$(netns_veth "$name") inner=eth0
    octet=$(netns_free_octet)
    as_root ip netns add "$netns"
    as_root ip link add "$outer" type veth peer name "$inner" netns "$netns"
    as_root ip addr add "10.98.$octet.1/30" dev "$outer"
    as_root ip link set "$outer" up
    as_root ip -n "$netns" addr add "10.98.$octet.2/30" dev "$inner"
    as_root ip -n "$netns" link set "$inner" up
    as_root ip -n "$netns" link set lo up
    as_root ip -n "$netns" route add default via "10.98.$octet.1"
}

netns_veth() { printf 'clk-%s' "$1" | cut -c 1-15; }

netns_free_octet() {
    local octet=1
    while ip -4 -o addr | grep -q "10\.98\.$octet\."; do octet=$((octet + 1)); done
    printf '%s\n' "$octet"
}

# Deleting one end of a veth pair deletes the other.
netns_remove() {
    has ip && ip netns list | grep -qw "clocker-$1" || return 0
    as_root ip link del "$(netns_veth "$1")" 2> /dev/null || true
    as_root ip netns del "clocker-$1"
}

# Control groups are directories, emptied of processes and removed leaves first; version 1 has one tree per controller.
cgroups_remove() {
    local group
    for group in /sys/fs/cgroup/"$1" /sys/fs/cgroup/*/"$1"; do
        [[ -d $group ]] || continue
        as_root find "$group" -depth -type d -exec rmdir '{}' + 2> /dev/null || true
    done
}

# ── Processes ────────────────────────────────────────────────────────────────────────────────────────────────────────

# engine_spawn NETNS LOG ARGUMENT…: starts dockerd in the background, in a session of its own, so that neither the end
# of this script nor Ctrl-C in its terminal reaches it.
engine_spawn() {
    local netns=$1 log=$2 enter=()
    shift 2
    # nsenter and not `ip netns exec`, which hides /sys/fs/cgroup.
    [[ -z $netns ]] || enter=(nsenter "--net=/var/run/netns/$netns")
    # What this script has open (locks, a pipe to its caller) must not stay open for as long as the engine runs.
    # shellcheck disable=SC2016 # expanded by the inner shell
    as_root bash -c '
        for fd in /proc/$$/fd/*; do fd=${fd##*/}; ((fd < 3)) || eval "exec $fd>&-"; done
        log=$1; shift
        setsid "$@" > "$log" 2>&1 < /dev/null &
    ' engine-spawn "$log" "${enter[@]}" dockerd "$@" > /dev/null 2>&1 < /dev/null
}

# process_runs PID: not if it has ended and nobody has asked how, as happens where no init does (in a container).
process_runs() { [[ -d /proc/$1 ]] && ! grep -qs '^State:[[:space:]]*Z' "/proc/$1/status"; }

# engine_pid FILE: the process in the file, if it is a dockerd (a number may be another process's by now).
engine_pid() {
    local pid
    pid=$(cat "$1" 2> /dev/null) || return 1
    [[ $pid =~ ^[0-9]+$ && $(cat "/proc/$pid/comm" 2> /dev/null) == dockerd ]] || return 1
    process_runs "$pid" || return 1
    printf '%s\n' "$pid"
}

# engine_stop_pid FILE: it stops its containers before it ends, and each may take ten seconds. An engine that is stuck
# (20.10 can block itself when containers of one network are removed at once) gives up at a third signal.
engine_stop_pid() {
    local pid tries=0
    pid=$(engine_pid "$1") || return 0
    engine_signal TERM "$pid"
    while process_runs "$pid"; do
        tries=$((tries + 1))
        case $tries in
            300) say "The Docker Engine (process $pid) does not stop; forcing it …" && engine_signal TERM "$pid" ;;
            310) engine_signal TERM "$pid" 2> /dev/null || true ;;
            350) engine_signal KILL "$pid" 2> /dev/null || true ;;
            400) die "the Docker Engine (process $pid) does not stop" "Look at what it waits for: ps -o stat,wchan -p $pid" ;;
        esac
        sleep 0.1
    done
}

# The shell's own kill: as a program it belongs to procps, which a small installation does not have.
engine_signal() {
    # shellcheck disable=SC2016 # expanded by the inner shell
    as_root bash -c 'kill -s "$1" "$2"' engine-signal "$@"
}

# ── Run as a command ─────────────────────────────────────────────────────────────────────────────────────────────────

engine_main() {
    local state=$CLOCKER_CACHE/engine-started how
    case ${1:-} in
        start)
            if engine_find > /dev/null; then say "An engine answers already."; return; fi
            engine_with_group "$0" "$@"
            engine_installed || engine_install
            how=$(engine_start_usual)
            mkdir -p "$CLOCKER_CACHE"
            printf '%s\n' "$how" > "$state"
            engine_with_group "$0" status
            say "It answers on $USUAL_SOCKET."
            ;;
        stop)
            [[ -e $state ]] || die "no engine was started by this script" "Stop it the way it was started."
            engine_stop_usual "$(cat "$state")"
            rm "$state"
            ;;
        status) engine_require ;;
        private)
            [[ ${2:-} =~ ^(start|stop|remove)$ && -n ${3:-} ]] || engine_usage
            "engine_private_$2" "${@:3}"
            ;;
        *) engine_usage ;;
    esac
}

engine_usage() {
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}" >&2
    exit 2
}

[[ ${BASH_SOURCE[0]} != "$0" ]] || engine_main "$@"
