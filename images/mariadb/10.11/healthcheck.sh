#!/bin/sh
# healthcheck.sh [--connect] [--innodb_initialized] …: over TCP, because while the database is being initialised it
# answers on its socket alone. Every check of the official script comes down to a query that is answered.
exec mariadb --no-defaults --protocol=tcp -h 127.0.0.1 -u healthcheck -N -e 'select 1' > /dev/null
