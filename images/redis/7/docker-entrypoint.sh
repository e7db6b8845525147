#!/bin/sh
set -e

# Options or a configuration file alone are for redis-server.
if [ "${1#-}" != "$1" ] || [ "${1%.conf}" != "$1" ]; then set -- redis-server "$@"; fi

# The official image is built without protected mode, because the container's network already protects it; Debian's
# package has it, so it is switched off unless the arguments or the configuration file speak of it.
says_protected_mode() {
    case " $* " in *" --protected-mode "*) return 0 ;; esac
    [ -f "$2" ] && grep -qiE '^[[:space:]]*protected-mode[[:space:]]' "$2"
}

if [ "$1" = redis-server ]; then
    says_protected_mode "$@" || set -- "$@" --protected-mode no
    if [ "$(id -u)" = 0 ]; then
        find . \! -user redis -exec chown redis '{}' +
        exec setpriv --reuid=redis --regid=redis --clear-groups "$@"
    fi
fi
exec "$@"
