#!/usr/bin/env bash
# The images that tests, demo and examples use, for the engine of $DOCKER_HOST (else the one on the usual socket).
#
#   eng/images.sh get [NAME…]     uses what the engine has, else pulls, else loads from the cache, else builds
#   eng/images.sh load [NAME…]    loads stand-ins from the cache
#   eng/images.sh build [NAME…]   builds stand-ins that the cache does not have
#   eng/images.sh list            the names, and what the cache and the engine have of them
#
# A stand-in is built from Debian's packages, needs no registry, and carries the label io.clocker.standin=KEY. An image
# without that label came from a registry and is never replaced. CLOCKER_PULL=never leaves registries alone.
set -euo pipefail

# Functions chain what may fail with && and ||: called from an `if` or `||`, they run without `set -e`.
# shellcheck source=eng/engine.sh
source "$(dirname "${BASH_SOURCE[0]}")/engine.sh"

IMAGES=$REPO/images
ARCHIVES=$CLOCKER_CACHE/images
LABEL=io.clocker.standin

# ── Names and keys ───────────────────────────────────────────────────────────────────────────────────────────────────

# images/NAME/TAG/ builds NAME:TAG. The base comes first, since the others need it.
images_all() {
    echo debian:12
    (cd "$IMAGES" && printf '%s\n' */*/Dockerfile) | sed -E 's#^([^/]+)/([^/]+)/.*#\1:\2#'
}

image_directory() { printf '%s/%s\n' "$IMAGES" "${1/:/\/}"; }

# image_base NAME: the stand-in that its build begins with, if any.
image_base() {
    local file base
    file=$(image_directory "$1")/Dockerfile
    [[ -e $file ]] || return 0
    base=$(awk 'toupper($1) == "FROM" { print $2; exit }' "$file")
    [[ ! -d $(image_directory "$base") ]] || printf '%s\n' "$base"
}

# image_key NAME: changes when a file of the image, or of its base, changes, or a source of a program that goes into it.
image_key() {
    local base
    base=$(image_base "$1")
    {
        [[ -z $base ]] || image_key "$base"
        [[ $1 != clocker-agent:* ]] || agent_key
        cd "$(image_directory "$1")"
        find . -type f -printf '%P %m\n' | LC_ALL=C sort
        find . -type f -print0 | LC_ALL=C sort -z | xargs -0 cat
    } | sha256sum | cut -c 1-16
}

image_archive() { printf '%s/%s-%s.tar.zst\n' "$ARCHIVES" "${1/:/_}" "$(image_key "$1")"; }

# ── What the engine has ──────────────────────────────────────────────────────────────────────────────────────────────

# image_state NAME: absent, real, current (this stand-in) or stale (a stand-in of other build files).
image_state() {
    local label
    if ! label=$(docker image inspect -f "{{with .Config}}{{index .Labels \"$LABEL\"}}{{end}}" "$1" 2> /dev/null); then
        echo absent
    elif [[ -z $label || $label == '<no value>' ]]; then
        echo real
    elif [[ $label == "$(image_key "$1")" ]]; then
        echo current
    else
        echo stale
    fi
}

image_id() { docker image inspect -f '{{.Id}}' "$1" 2> /dev/null || true; }

# image_replacing NAME COMMAND…: runs it, then removes the image that had the name before, unless a container uses it.
image_replacing() {
    local name=$1 before
    shift
    before=$(image_id "$name")
    "$@" || return
    [[ -z $before || $before == "$(image_id "$name")" ]] || docker image rm "$before" > /dev/null 2>&1 || true
}

# ── Getting them there ───────────────────────────────────────────────────────────────────────────────────────────────

# images_get NAME…: afterwards the engine has them.
images_get() {
    local name missing=() standins=()
    for name; do
        case $(image_state "$name") in
            current | real) ;;
            *) missing+=("$name") ;;
        esac
    done
    ((${#missing[@]})) || return 0
    for name in "${missing[@]}"; do
        # A stand-in stays a stand-in until somebody pulls the image: a test must not change its images by itself.
        if [[ $(image_state "$name") == absent ]] && image_pull "$name"; then continue; fi
        standins+=("$name")
    done
    ((${#standins[@]} == 0)) || images_make "${standins[@]}"
}

image_pull() {
    # Clocker's own are in no registry.
    [[ $1 != clocker-* ]] && registry_answers || return 1
    say "Pulling $1 …"
    quietly "$CLOCKER_CACHE/log/pull.log" docker pull "$1" || { warn "could not pull $1"; return 1; }
}

# registry_answers: asked once, and with a time limit: without a network, name look-ups alone can take half a minute.
# The engine is asked, since it is the one that pulls, perhaps through a proxy or a mirror of its own.
registry_answers() {
    if [[ -z ${registry:-} ]]; then
        registry=no
        case ${CLOCKER_PULL:-auto} in
            always) registry=yes ;;
            never) ;;
            *)
                if docker_get /distribution/busybox:1.35/json; then registry=yes; fi
                [[ $registry == yes ]] || say "No registry answers: using stand-ins built from Debian's packages."
                ;;
        esac
    fi
    [[ $registry == yes ]]
}

docker_get() {
    case ${DOCKER_HOST:-unix://$USUAL_SOCKET} in
        unix://*) curl -fsS -m 3 --unix-socket "${DOCKER_HOST#unix://}" "http://engine/v1.41$1" > /dev/null 2>&1 ;;
        *) timeout 3 docker manifest inspect busybox:1.35 > /dev/null 2>&1 ;;
    esac
}

# images_make NAME…: each loaded from the cache, else built; bases first, the rest two at a time.
images_make() {
    local name base bases=() rest=()
    for name; do
        base=$(image_base "$name")
        if [[ -z $base ]]; then bases+=("$name"); else rest+=("$name"); fi
        # A base is needed for building alone.
        if [[ -n $base && ! -e $(image_archive "$name") ]]; then bases+=("$base"); fi
    done
    for base in $(printf '%s\n' "${bases[@]}" | sort -u); do image_make "$base"; done
    two_at_a_time image_make "${rest[@]}" || die "could not get all images" "The lines above say which, and why."
}

image_make() {
    local name=$1
    case $(image_state "$name") in
        current) ;;
        real) say "$name came from a registry: left as it is." ;;
        *)
            if [[ -e $(image_archive "$name") ]]; then image_load "$name"; else image_build "$name" && image_save "$name"; fi
            ;;
    esac
}

image_load() {
    say "Loading $1 …"
    image_replacing "$1" quietly "$CLOCKER_CACHE/log/load-${1/:/_}.log" image_load_now "$1"
}

image_load_now() { zstd -dcq "$(image_archive "$1")" | docker load; }

# An archive holds the base too: engines do not load one with a layer missing, even if they have the layer.
image_save() {
    local name=$1 archive
    archive=$(image_archive "$name")
    mkdir -p "$ARCHIVES"
    rm -f "$ARCHIVES/${name/:/_}"-*.tar.zst
    { docker save "$name" | zstd -q -3 -T2 -f -o "$archive.part" && mv "$archive.part" "$archive"; } \
        || die "could not save $name to $archive" "Is the disk full?"
}

image_build() {
    local name=$1 log
    log=$CLOCKER_CACHE/log/build-${name/:/_}.log
    [[ $name != clocker-agent:* ]] || "$REPO/eng/publish.sh" agent || die "could not build $name"
    say "Building $name from Debian's packages …"
    SECONDS=0
    apt_install zstd
    local how=image_build_dockerfile
    if [[ ! -e $(image_directory "$name")/Dockerfile ]]; then
        how=image_build_base
        apt_install mmdebstrap
    fi
    image_replacing "$name" quietly "$log" "$how" "$name" \
        || die "could not build $name" "The log is $log."
    docker image prune -f --filter "label=$LABEL=stage" > /dev/null
    say "Built $name in $SECONDS s."
}

# Debian's docker has no buildx, so the engine's own builder does it.
image_build_dockerfile() {
    image_context "$1" | DOCKER_BUILDKIT=0 docker build --force-rm --label "$LABEL=$(image_key "$1")" -t "$1" -
}

# image_context NAME: its build files, and the program that is made here, as an archive.
image_context() {
    local programs=()
    [[ $1 != clocker-agent:* ]] || programs=(-C "$REPO/artifacts/publish/agent" clocker-agent)
    tar -c -C "$(image_directory "$1")" . "${programs[@]}"
}

image_build_base() {
    local name=$1 work status=0
    work=$(mktemp -d)
    as_root "$(image_directory "$name")/build.sh" "$work/root.tar" "$(debian_mirror)" "$(debian_mirror debian-security)" \
        && docker import --change "LABEL $LABEL=$(image_key "$name")" --change 'CMD ["bash"]' "$work/root.tar" "$name" \
        || status=$?
    as_root rm -rf "$work"
    return "$status"
}

# ── Run as a command ─────────────────────────────────────────────────────────────────────────────────────────────────

images_list() {
    local name
    while read -r name; do
        printf '%-16s %-18s %-8s %s\n' "$name" "$(image_key "$name")" "$(image_state "$name")" \
            "$(du -h "$(image_archive "$name")" 2> /dev/null | cut -f 1 || true)"
    done < <(images_all)
}

# Two runs that get the same would do everything twice. `flock -o` keeps the lock from processes that outlive the run.
images_one_at_a_time() {
    [[ ${CLOCKER_IMAGES_LOCKED:-} != "$PPID" ]] || return 0
    mkdir -p "$ARCHIVES"
    flock -n "$ARCHIVES/lock" true || say "Waiting for another run that is getting images …"
    # flock takes over this process and starts the script anew, as its child.
    CLOCKER_IMAGES_LOCKED=$$ exec flock -o "$ARCHIVES/lock" "${BASH_SOURCE[0]}" "$@"
}

# With a name that has no build files, say which have.
images_check() {
    local name
    for name; do
        [[ -d $(image_directory "$name") ]] || die "there are no build files for $name" "There are for: $(images_all | xargs)"
    done
}

images_main() {
    local command=${1:-} names=()
    [[ $command =~ ^(get|load|build|list)$ ]] || images_usage
    shift
    names=("$@")
    ((${#names[@]})) || mapfile -t names < <(images_all)
    images_check "${names[@]}"
    DOCKER_HOST=$(engine_require)
    export DOCKER_HOST
    [[ $command == list ]] || images_one_at_a_time "$command" "${names[@]}"
    case $command in
        get) images_get "${names[@]}" ;;
        build) images_make "${names[@]}" ;;
        load)
            local name
            for name in "${names[@]}"; do
                [[ -e $(image_archive "$name") ]] || die "$name is not in the cache" "Build it first: eng/images.sh build $name"
            done
            images_make "${names[@]}"
            ;;
        list) images_list ;;
    esac
}

images_usage() {
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}" >&2
    exit 2
}

[[ ${BASH_SOURCE[0]} != "$0" ]] || images_main "$@"
