# What a machine does for us, in any POSIX shell: sh -c THIS clocker PLACE VERB ARGUMENT…
#
# A run is a directory PLACE/runs/NAME: `supervisor` and `script` are processes ("PID START-TIME", since numbers are used
# again), `out.OFFSET` parts of its output, `exit` its exit code. The input has lines that nobody asked for (a password
# that sudo did not want), then `clocker-input`, then what the verb reads. The first line of the output is the answer.
set -u
mask=$(umask)
umask 077
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
place=$1 verb=$2
shift 2
if [ -z "$place" ]; then
    if [ "$(id -u)" = 0 ]; then place=/var/lib/clocker; else place=${HOME:-/tmp}/.clocker; fi
fi
runs=$place/runs
tab=$(printf "\t")

answer() { printf "clocker-answer %s\n" "$*"; }

input() {
    while IFS= read -r line; do
        [ "$line" != clocker-input ] || return 0
    done
    answer failed the input did not arrive
    exit
}

# alive FILE: whether the process in the file runs. A zombie does not: nobody may be there to bury it.
alive() {
    read -r pid began 2> /dev/null < "$1" || return 1
    stat=$(cat "/proc/$pid/stat" 2> /dev/null) || return 1
    set -f
    set -- ${stat##*) }
    set +f
    [ "$1" != Z ] && [ "${20}" = "$began" ]
}

# look NAME: sets d and state. Whether it lives is asked before whether it has ended: the exit code is written first.
look() {
    d=$runs/$1
    if [ ! -d "$d" ]; then
        state=none
        return
    fi
    living=
    if alive "$d/supervisor" || alive "$d/script"; then living=1; fi
    if [ -f "$d/exit" ]; then
        read -r code < "$d/exit"
        state="ended $code"
    elif [ -n "$living" ]; then
        state=running
    else
        state=lost
    fi
}

# start NAME INTERPRETER PART-BYTES BYTES: the input is the script, and all of it must have come.
start() {
    input
    new=$runs/.new.$1.$$
    mkdir -p "$runs" || { answer failed its directory "$runs" cannot be made; return; }
    look "$1"
    if [ "$state" != none ]; then
        cat > /dev/null
        answer "$state"
        return
    fi
    rm -rf "$new"
    # The script holds secrets: the shell that reads it removes it first of all. The exit code has its place before the
    # disk can be full.
    if mkdir "$new" && { printf "rm -f \"\$CLOCKER_RUN/command\"\n"; cat; } > "$new/command" && supervision > "$new/supervise" \
        && printf "%20s\n" "" > "$new/exit.new" && [ "$(($(wc -c < "$new/command") - 29))" = "$4" ]; then
        setsid sh "$new/supervise" "$new" "$d" "$2" "$3" "$mask" < /dev/null > "$new/said" 2>&1 &
        turns=0
        until [ -f "$d/script" ] || [ -f "$d/exit" ] || [ "$turns" -gt 100 ]; do
            turns=$((turns + 1))
            sleep 0.05
        done
        if read -r pid began 2> /dev/null < "$d/supervisor"; then
            # Of several who start it at once, one has got the directory.
            if [ "$pid" = "$!" ]; then answer started; else look "$1"; answer "$state"; fi
            return
        fi
        cat "$new/said" >&2
    fi
    rm -rf "$new"
    answer failed it could not be started
}

supervision() {
    cat << "END"
new=$1 d=$2 interpreter=$3 part_bytes=$4 mask=$5

mark() {
    set -f
    pid=$1
    stat=$(cat "/proc/$1/stat" 2> /dev/null) || return
    set -- ${stat##*) }
    set +f
    echo "$pid ${20}"
}

# To rename a directory is the lock: into one that is there already it is moved instead.
mark $$ > "$new/supervisor"
mv "$new" "$d" || exit
if [ -d "$d/${new##*/}" ]; then
    rm -rf "$d/${new##*/}"
    exit
fi

# Of a long output the last part and the one before it are kept. dd copies what there is, at once.
keep() {
    at=0 older=
    while :; do
        part=$d/out.$at bytes=0
        : > "$part"
        while [ "$bytes" -lt "$part_bytes" ]; do
            dd bs=65536 count=16 2> /dev/null >> "$part"
            now=$(wc -c < "$part")
            [ "$now" -gt "$bytes" ] || break 2
            bytes=$now
        done
        [ -z "$older" ] || rm -f "$older"
        older=$part at=$((at + bytes))
    done
    # At the end this is nothing; with a full disk the script must not stop.
    cat > /dev/null
    : > "$d/drained"
}

mkfifo "$d/pipe"
keep < "$d/pipe" &
(
    umask "$mask"
    CLOCKER_RUN=$d
    export CLOCKER_RUN
    cd "${HOME:-/}" 2> /dev/null || cd /
    exec setsid "$interpreter" "$d/command"
) < /dev/null > "$d/pipe" 2>&1 &
script=$!
mark "$script" > "$d/script"
wait "$script"
code=$?
rm -f "$d/command"
# What it left running may hold the pipe for ever: what the script itself printed is out of it by then.
turns=0
until [ -f "$d/drained" ] || [ "$turns" -gt 20 ]; do
    turns=$((turns + 1))
    sleep 0.05
done
rm -f "$d/pipe"
printf "%-20s" "$code" 1<> "$d/exit.new"
mv "$d/exit.new" "$d/exit"
END
}

# pick OFFSET: the part that holds it, else the next one that there is.
pick() {
    part= from=0
    for file in "$d"/out.*; do
        [ -f "$file" ] || continue
        at=${file##*.}
        if [ -z "$part" ] || { [ "$at" -le "$1" ] && [ "$at" -gt "$from" ]; } || { [ "$from" -gt "$1" ] && [ "$at" -lt "$from" ]; }; then
            part=$file from=$at
        fi
    done
}

# watch NAME OFFSET TURNS: a piece of output as soon as there is one, the end, or that it still runs.
watch() {
    input
    turns=0
    while :; do
        look "$1"
        pick "$2"
        offset=$2
        if [ -n "$part" ]; then
            [ "$from" -le "$offset" ] || offset=$from
            length=$(wc -c < "$part" 2> /dev/null) || length=0
            if [ "$((from + length))" -gt "$offset" ]; then
                answer output "$offset"
                tail -c "+$((offset - from + 1))" "$part" | head -c 65536
                return
            fi
        fi
        turns=$((turns + 1))
        if [ "$state" != running ] || [ "$turns" -gt "$3" ]; then
            answer "$state"
            return
        fi
        if [ "$turns" -lt 10 ]; then sleep 0.05; else sleep 0.3; fi
    done
}

# signal NAME SIGNAL: the script leads a session, so the number of its group is its own.
signal() {
    input
    look "$1"
    if [ "$state" = running ] && read -r pid began < "$d/script"; then
        kill "-$2" "-$pid" || { answer failed it cannot be signalled; return; }
    fi
    answer "$state"
}

forget() {
    input
    look "$1"
    if [ "$state" != running ]; then
        rm -rf "$d"
        rmdir "$runs" "$place" 2> /dev/null
    fi
    answer "$state"
}

# put PATH MODE BYTES
put() {
    input
    (umask 022 && mkdir -p "${1%/*}/") || { answer failed its directory cannot be made; return; }
    if cat > "$1.clocker-$$" && [ "$(($(wc -c < "$1.clocker-$$")))" = "$3" ] && chmod "$2" "$1.clocker-$$" && mv -f "$1.clocker-$$" "$1"; then
        answer written
    else
        rm -f "$1.clocker-$$"
        answer failed it cannot be written
    fi
}

# get PATH MOST-BYTES
get() {
    input
    if [ ! -e "$1" ]; then
        answer none
    elif [ ! -f "$1" ] || [ ! -r "$1" ]; then
        answer failed it is no file that can be read
    elif [ "$(wc -c < "$1")" -gt "$2" ]; then
        answer failed it is too long
    else
        answer content
        cat "$1"
    fi
}

say() { printf "%s${tab}%s\n" "$1" "$2"; }

describe() {
    input
    answer described
    (
        ID= VERSION_ID= ID_LIKE= PRETTY_NAME=
        [ ! -r /etc/os-release ] || . /etc/os-release
        say system "$ID"
        say like "$ID_LIKE"
        say version "$VERSION_ID"
        say title "$PRETTY_NAME"
    )
    say kernel "$(uname -sr)"
    say architecture "$(uname -m)"
    say hostname "$(uname -n)"
    say cpus "$(grep -c "^processor" /proc/cpuinfo)"
    say memory "$(sed -n "s/^MemTotal: *\([0-9]*\) kB/\1/p" /proc/meminfo)"
    if [ -d /var/lib ]; then disk=/var/lib; else disk=/; fi
    say disk "$(df -Pk "$disk" 2> /dev/null | sed -n "2s/^[^ ]*  *[0-9]*  *[0-9]*  *\(-*[0-9]*\).*/\1/p")"
    say user "$(id -un 2> /dev/null || id -u)"
}

# measure: the kernel's own words.
measure() {
    input
    answer measured
    grep "^cpu" /proc/stat
    cat /proc/uptime /proc/loadavg
    grep -E "^(MemTotal|MemAvailable):" /proc/meminfo
}

# To the end of the input: a server that is told of its end when nobody is there any more breaks the whole connection.
( "$verb" "$@" )
code=$?
cat > /dev/null
exit "$code"
