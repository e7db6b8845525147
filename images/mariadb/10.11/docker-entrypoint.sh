#!/bin/bash
# The conventions of the official image: the first start on an empty volume makes the database, its users and passwords
# (MARIADB_* or MYSQL_* variables, or files that the *_FILE ones name), and runs /docker-entrypoint-initdb.d.
set -euo pipefail
shopt -s nullglob

data=/var/lib/mysql
socket=/run/mysqld/mysqld.sock
# There while the database is being made: a container killed meanwhile begins anew instead of starting on a half.
unfinished=$data/.docker-init-unfinished

note() { echo "$(date --rfc-3339=seconds) [Note] [Entrypoint]: $*"; }
fail() {
    echo "$(date --rfc-3339=seconds) [ERROR] [Entrypoint]: $*" >&2
    exit 1
}

# settings NAME…: takes each of MARIADB_NAME, MYSQL_NAME or their files, and leaves it in both variables, because the
# scripts in initdb.d may read either.
settings() {
    local name prefix value file
    for name; do
        value=
        for prefix in MYSQL MARIADB; do
            file=${prefix}_${name}_FILE name_=${prefix}_$name
            [[ -z ${!file:-} || -z ${!name_:-} ]] || fail "both $name_ and $file are set (but are exclusive)"
            [[ -z ${!file:-} ]] || value=$(< "${!file}")
            [[ -z ${!name_:-} ]] || value=${!name_}
        done
        [[ -z $value ]] || export "MARIADB_$name=$value" "MYSQL_$name=$value"
    done
}

text() { # an SQL string
    local s=${1//\\/\\\\}
    printf "'%s'" "${s//\'/\'\'}"
}

identified() { # identified PASSWORD HASH
    if [[ -n $2 ]]; then printf 'IDENTIFIED BY PASSWORD %s' "$(text "$2")"; else printf 'IDENTIFIED BY %s' "$(text "$1")"; fi
}

check_settings() {
    settings ROOT_PASSWORD ROOT_PASSWORD_HASH ROOT_HOST DATABASE USER PASSWORD PASSWORD_HASH \
        RANDOM_ROOT_PASSWORD ALLOW_EMPTY_ROOT_PASSWORD
    if [[ -n ${MYSQL_ALLOW_EMPTY_PASSWORD:-} ]]; then export MARIADB_ALLOW_EMPTY_ROOT_PASSWORD=$MYSQL_ALLOW_EMPTY_PASSWORD; fi
    if [[ -n ${MARIADB_RANDOM_ROOT_PASSWORD:-} ]]; then
        MARIADB_ROOT_PASSWORD=$(head -c 24 /dev/urandom | base64)
        export MARIADB_ROOT_PASSWORD MYSQL_ROOT_PASSWORD=$MARIADB_ROOT_PASSWORD
        note "GENERATED ROOT PASSWORD: $MARIADB_ROOT_PASSWORD"
    fi
    [[ -n ${MARIADB_ROOT_PASSWORD:-}${MARIADB_ROOT_PASSWORD_HASH:-}${MARIADB_ALLOW_EMPTY_ROOT_PASSWORD:-} ]] \
        || fail "Database is uninitialized and password option is not specified: set one of MARIADB_ROOT_PASSWORD," \
            "MARIADB_ROOT_PASSWORD_HASH, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD"
    [[ ${MARIADB_USER:-} != root ]] \
        || fail "MARIADB_USER=\"root\", but root is always there: set MARIADB_ROOT_PASSWORD alone"
    [[ -z ${MARIADB_USER:-} || -n ${MARIADB_PASSWORD:-}${MARIADB_PASSWORD_HASH:-} ]] \
        || fail "MARIADB_USER is set without a password: set MARIADB_PASSWORD too"
}

users_and_database() {
    local root user root_host=${MARIADB_ROOT_HOST:-%}
    root=$(identified "${MARIADB_ROOT_PASSWORD:-}" "${MARIADB_ROOT_PASSWORD_HASH:-}")
    user=$(identified "${MARIADB_PASSWORD:-}" "${MARIADB_PASSWORD_HASH:-}")
    # mariadb-install-db makes users without a password for each name of this machine.
    echo "DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost'); FLUSH PRIVILEGES;"
    # healthcheck.sh may ask whether the server is there, and nothing else.
    echo "CREATE USER healthcheck@localhost, healthcheck@127.0.0.1;"
    if [[ -n ${MARIADB_DATABASE:-} ]]; then echo "CREATE DATABASE IF NOT EXISTS \`$MARIADB_DATABASE\`;"; fi
    if [[ -n ${MARIADB_USER:-} ]]; then
        echo "CREATE USER $(text "$MARIADB_USER")@'%' $user;"
        if [[ -n ${MARIADB_DATABASE:-} ]]; then
            # In a grant, _ is any one character.
            echo "GRANT ALL ON \`${MARIADB_DATABASE//_/\\_}\`.* TO $(text "$MARIADB_USER")@'%';"
        fi
    fi
    if [[ $root_host != localhost ]]; then
        echo "CREATE USER root@$(text "$root_host") $root; GRANT ALL ON *.* TO root@$(text "$root_host") WITH GRANT OPTION;"
    fi
    echo "ALTER USER root@localhost $root;"
}

# Scripts in initdb.d that are not executable are sourced, and may use this: its input goes to the new database.
docker_process_sql() {
    MYSQL_PWD=${root_password_set:+${MARIADB_ROOT_PASSWORD:-}} \
        mariadb --protocol=socket -S "$socket" -uroot -hlocalhost --comments ${MARIADB_DATABASE:+--database="$MARIADB_DATABASE"} "$@"
}

run_initdb() {
    local file
    for file in /docker-entrypoint-initdb.d/*; do
        note "running $file"
        case $file in
            *.sh) if [[ -x $file ]]; then "$file"; else . "$file"; fi ;;
            *.sql) docker_process_sql < "$file" ;;
            *.sql.gz) gunzip -c "$file" | docker_process_sql ;;
            *) note "ignoring $file" ;;
        esac
    done
}

initialise() {
    check_settings
    if [[ -e $unfinished ]]; then
        note "beginning anew: an earlier initialisation was cut short"
        find $data -mindepth 1 -delete
    fi
    touch "$unfinished"
    note "Initializing database files"
    mariadb-install-db --datadir=$data --auth-root-authentication-method=normal --skip-test-db --skip-name-resolve > /dev/null
    note "Starting temporary server"
    "$@" --skip-networking --socket="$socket" --skip-log-bin & local server=$!
    local tries=0
    until mariadb --no-defaults -S "$socket" -uroot -e 'select 1' > /dev/null 2>&1; do
        tries=$((tries + 1))
        { ((tries < 600)) && kill -0 "$server" 2> /dev/null; } || fail "the temporary server did not start"
        sleep 0.1
    done
    users_and_database | mariadb --no-defaults -S "$socket" -uroot
    root_password_set=1
    # With a hash alone, nobody here knows the password.
    if [[ -z ${MARIADB_ROOT_PASSWORD_HASH:-} ]]; then run_initdb; fi
    kill "$server"
    wait "$server"
    rm "$unfinished"
    note "MariaDB init process done. Ready for start up."
}

if [[ ${1:-} == -* ]]; then set -- mariadbd "$@"; fi
if [[ ${1:-} == mysqld ]]; then set -- mariadbd "${@:2}"; fi
if [[ ${1:-} != mariadbd ]]; then exec "$@"; fi

# Questions are answered without making a database.
for argument; do
    case $argument in -\? | --help | -V | --version | --print-defaults) exec "$@" ;; esac
done

if [[ $(id -u) == 0 ]]; then
    install -d -o mysql -g mysql /run/mysqld
    find $data \! -user mysql -exec chown mysql:mysql '{}' +
    exec setpriv --reuid=mysql --regid=mysql --clear-groups -- "$0" "$@"
fi

if [[ ! -d $data/mysql || -e $unfinished ]]; then initialise "$@"; fi
exec "$@"
