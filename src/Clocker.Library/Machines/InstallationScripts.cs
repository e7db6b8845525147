namespace Clocker.Library.Machines;

/// <summary>The scripts of <see cref="DockerInstallation"/>: POSIX shell, run as root, with <c>set -eu</c> and the words of the prelude.</summary>
/// <remarks><c>try COMMAND…</c> runs a command, and says which one it was if it fails. <c>$state</c> is our directory on the machine.</remarks>
internal static class InstallationScripts
{
    /// <summary>Only 64-bit Linux with room, control groups, and a file system to put layers on.</summary>
    public const string Fit = """
        case "$(uname -sm)" in
            "Linux x86_64" | "Linux aarch64") ;;
            *) echo "Docker needs 64-bit Linux; this is $(uname -sm)"; exit 1 ;;
        esac
        place=/var/lib
        if [ -d /var/lib/docker ]; then place=/var/lib/docker; fi
        free=$(df -Pk "$place" | sed -n '2s/^[^ ]*  *[0-9]*  *[0-9]*  *\([0-9]*\).*/\1/p')
        if [ "${free:-0}" -lt "$LEAST_KILOBYTES" ] && ! command -v dockerd > /dev/null; then
            echo "Docker needs $((LEAST_KILOBYTES / 1024)) MB of free disk space under $place; there are $((${free:-0} / 1024)) MB"
            exit 1
        fi
        if [ ! -d /sys/fs/cgroup ] || [ -z "$(ls /sys/fs/cgroup)" ]; then
            echo "Docker needs control groups, and /sys/fs/cgroup is empty"
            exit 1
        fi
        for feature in net pid mnt uts ipc; do
            if [ ! -e "/proc/self/ns/$feature" ]; then
                echo "Docker needs a kernel with $feature namespaces"
                exit 1
            fi
        done
        """;

    public const string HasCertificates = """
        same() { [ -f "$2" ] && [ "$1" = "$(cat "$2")" ]; }
        if ! same "$AUTHORITY" /etc/docker/clocker/ca.pem; then echo "the certificate of the authority is another"; exit 1; fi
        if ! same "$CERTIFICATE" /etc/docker/clocker/cert.pem; then echo "the certificate is to be renewed"; exit 1; fi
        if [ ! -s /etc/docker/clocker/key.pem ]; then echo "there is no key"; exit 1; fi
        if [ -n "$KEY" ] && ! same "$KEY" /etc/docker/clocker/key.pem; then echo "the key is another"; exit 1; fi
        """;

    public const string WriteCertificates = """
        umask 077
        mkdir -p /etc/docker/clocker
        # The certificate last: where the right one is, its key is.
        printf '%s\n' "$AUTHORITY" > /etc/docker/clocker/ca.pem
        if [ -n "$KEY" ]; then printf '%s\n' "$KEY" > /etc/docker/clocker/key.pem; fi
        printf '%s\n' "$CERTIFICATE" > /etc/docker/clocker/cert.pem
        """;

    /// <summary>systemd's unit names addresses on the command line, which may not be in the file as well.</summary>
    public const string IsConfigured = """
        if [ ! -f /etc/docker/daemon.json ] || [ "$SETTINGS" != "$(cat /etc/docker/daemon.json; echo)" ] && [ "$SETTINGS" != "$(cat /etc/docker/daemon.json)
        " ]; then
            echo "/etc/docker/daemon.json is not as it should be"
            exit 1
        fi
        if [ -d /run/systemd/system ] && [ ! -f /etc/systemd/system/docker.service.d/clocker.conf ]; then
            echo "the unit of the engine is not as it should be"
            exit 1
        fi
        """;

    public const string Configure = """
        mkdir -p /etc/docker
        if [ -f /etc/docker/daemon.json ] && [ ! -e "$state/configured" ]; then cp -p /etc/docker/daemon.json "$state/daemon.json.found"; fi
        : > "$state/configured"
        printf '%s' "$SETTINGS" > /etc/docker/daemon.json.new
        mv /etc/docker/daemon.json.new /etc/docker/daemon.json
        if [ -d /run/systemd/system ]; then
            mkdir -p /etc/systemd/system/docker.service.d
            printf '[Service]\nExecStart=\nExecStart=%s --containerd=/run/containerd/containerd.sock\n' "$(command -v dockerd)" > /etc/systemd/system/docker.service.d/clocker.conf
            try systemctl daemon-reload
        fi
        """;

    public const string RestoreConfiguration = """
        if [ -e "$state/configured" ]; then
            rm -f /etc/docker/daemon.json
            if [ -f "$state/daemon.json.found" ]; then mv "$state/daemon.json.found" /etc/docker/daemon.json; fi
            if [ -f /etc/systemd/system/docker.service.d/clocker.conf ]; then
                rm -f /etc/systemd/system/docker.service.d/clocker.conf
                rmdir /etc/systemd/system/docker.service.d 2> /dev/null || true
                systemctl daemon-reload
            fi
            rm -f "$state/configured"
        fi
        """;

    /// <summary>Whether it answers, and was started with what the files say now.</summary>
    public const string Runs = """
        print=$(cat /etc/docker/daemon.json /etc/docker/clocker/*.pem | cksum)
        if [ "$(cat /run/clocker-engine 2> /dev/null)" != "$print" ]; then echo "the engine was not started with what its files say"; exit 1; fi
        if ! docker -H unix:///var/run/docker.sock version > /dev/null 2>&1; then echo "the engine does not answer"; exit 1; fi
        """;

    public const string Start = Shims + StopEngine + """

        if [ -d /run/systemd/system ]; then
            try systemctl enable docker
            try systemctl start docker
        else
            # What an engine that was killed leaves behind stops the next one from starting; containers that go on need theirs.
            if [ -n "$(shims)" ]; then rm -f /run/docker.pid /run/docker.sock; else rm -rf /run/docker /run/docker.pid /run/docker.sock; fi
            setsid dockerd > /var/log/clocker-dockerd.log 2>&1 < /dev/null &
        fi
        turns=0
        until docker -H unix:///var/run/docker.sock version > /dev/null 2>&1; do
            turns=$((turns + 1))
            if [ "$turns" -gt 120 ] || { [ "$turns" -gt 10 ] && [ ! -d /run/systemd/system ] && ! pidof dockerd > /dev/null; }; then
                echo "clocker-command: dockerd"
                if [ -d /run/systemd/system ]; then journalctl -n 5 -o cat -u docker; else tail -n 5 /var/log/clocker-dockerd.log; fi
                exit 1
            fi
            sleep 0.5
        done
        cat /etc/docker/daemon.json /etc/docker/clocker/*.pem | cksum > /run/clocker-engine
        """;

    /// <summary>An engine that is stopped leaves its containers running, so that they have to end before it; those of one that is started again as it was are its own.</summary>
    public const string Stop = Shims + """
        ran() { [ -e "$state/engine.active" ] || [ -e "$state/engine.command" ]; }
        if ! ran; then
            docker -H unix:///var/run/docker.sock ps -q 2> /dev/null | while read -r container; do
                docker -H unix:///var/run/docker.sock kill "$container" > /dev/null 2>&1 || true
            done
        fi

        """ + StopEngine + """

        rm -f /run/clocker-engine /var/log/clocker-dockerd.log
        if [ ! -e "$state/engine.found" ] && [ -d /run/systemd/system ]; then systemctl disable docker docker.socket 2> /dev/null || true; fi
        if ! ran; then
            for shim in $(shims); do kill -9 $(cat "/proc/$shim/task/$shim/children" 2> /dev/null) "$shim" 2> /dev/null || true; done
            grep -e ' /run/docker/' -e ' /var/lib/docker/' /proc/mounts | cut -d' ' -f2 | while read -r place; do umount -l "$place" || true; done
            rm -rf /run/docker /run/docker.pid /run/docker.sock
        fi
        """;

    /// <summary>The processes that hold the containers of an engine which is no service: <c>shims</c>. Other engines of the machine have theirs elsewhere.</summary>
    private const string Shims = """
        shims() {
            for pid in $(pidof containerd-shim-runc-v2); do
                if tr '\0' ' ' < "/proc/$pid/cmdline" | grep -q -e ' -address /run/docker/containerd/' -e ' -address /var/run/docker/containerd/'; then echo "$pid"; fi
            done
        }

        """;

    private const string StopEngine = """
        if [ -d /run/systemd/system ]; then
            systemctl stop docker.socket docker.service 2> /dev/null || true
        elif pid=$(pidof dockerd 2> /dev/null); then
            kill $pid
            turns=0
            while kill -0 $pid 2> /dev/null && [ "$turns" -lt 60 ]; do
                turns=$((turns + 1))
                sleep 0.5
            done
        fi
        """;

    public const string HasInventory = """
        if [ ! -e "$state/packages.found" ]; then echo "nobody has looked what is there"; exit 1; fi
        """;

    /// <summary>Starts the engine that was there before as it was.</summary>
    public const string StartFound = """
        if [ -e "$state/engine.active" ]; then
            systemctl start docker
        elif [ -e "$state/engine.command" ]; then
            rm -rf /run/docker.pid
            set --
            while read -r word; do set -- "$@" "$word"; done < "$state/engine.command"
            setsid "$@" > /dev/null 2>&1 < /dev/null &
        fi
        """;

    /// <summary>Writes down what is there before the first change: it stays when Docker goes.</summary>
    public static string TakeInventory(PackageFamily family) => $$"""
        for path in /var/lib/docker /var/lib/containerd /etc/docker /etc/containerd /opt/containerd; do
            if [ ! -e "$path" ]; then echo "$path absent"; elif [ -z "$(ls -A "$path")" ]; then echo "$path empty"; fi
        done > "$state/paths.found"
        cat /proc/sys/net/ipv4/ip_forward > "$state/forward.found"
        if command -v dockerd > /dev/null; then : > "$state/engine.found"; fi
        if [ -d /run/systemd/system ]; then
            if systemctl -q is-active docker; then : > "$state/engine.active"; fi
        elif pid=$(pidof -s dockerd); then
            tr '\0' '\n' < "/proc/$pid/cmdline" > "$state/engine.command"
        fi
        if grep -q '^docker:' /etc/group; then : > "$state/group.found"; fi
        {{family.Installed}} | sort > "$state/packages.found.new"
        mv "$state/packages.found.new" "$state/packages.found"
        """;
}
