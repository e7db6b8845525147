#!/bin/sh
# haproxy in the foreground (-db), as a master that reloads at SIGUSR2 (-W).
set -e
[ "${1#-}" = "$1" ] || set -- haproxy "$@"
if [ "$1" = haproxy ]; then
    shift
    set -- haproxy -W -db "$@"
fi
exec "$@"
