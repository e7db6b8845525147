#!/bin/sh
# Before nginx starts: /docker-entrypoint.d/*.envsh are sourced and executable *.sh are run, in the order of their names.
set -e

log() { [ -n "${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ] || echo "$@"; }

if [ "$1" = nginx ] || [ "$1" = nginx-debug ]; then
    for script in /docker-entrypoint.d/*; do
        [ -x "$script" ] || { [ ! -e "$script" ] || log "$0: Ignoring $script, not executable"; continue; }
        case $script in
            *.envsh) log "$0: Sourcing $script"; . "$script" ;;
            *.sh) log "$0: Launching $script"; "$script" ;;
            *) log "$0: Ignoring $script" ;;
        esac
    done
    log "$0: Configuration complete; ready for start up"
fi
exec "$@"
