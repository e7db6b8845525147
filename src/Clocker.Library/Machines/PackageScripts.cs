namespace Clocker.Library.Machines;

/// <summary>The scripts of <see cref="DockerInstallation"/> that have to do with packages, as those in <see cref="InstallationScripts"/>.</summary>
/// <remarks>A version that is asked for and not installed is a remark, not a difference: only who asks for an upgrade gets another version.</remarks>
internal static class PackageScripts
{
    /// <summary>The exit code of an upgrade that can never work.</summary>
    private const string Never = "65";

    /// <summary>Whether a version is the one that is asked for, or begins with it: <c>matches VERSION</c>. The installed one: <c>installed</c>.</summary>
    private const string Versions = """
        matches() { case $1 in "$VERSION" | "$VERSION"[!0-9]*) ;; *) return 1 ;; esac; }
        installed() { dockerd --version | sed 's/^[^0-9]*\([^ ,]*\).*/\1/'; }
        """;

    public const string Has = Versions + """

        if ! command -v dockerd > /dev/null || ! command -v iptables > /dev/null || ! command -v ip > /dev/null; then
            echo "Docker is not installed, or not all that it needs"
            exit 1
        fi
        if [ -n "$VERSION" ] && ! matches "$(installed)"; then
            if [ "$(cat "$state/version.missing" 2> /dev/null)" = "$VERSION" ]; then
                echo "clocker-warning: Docker $VERSION is not among the packages of this system; installed is Docker $(installed)"
            else
                echo "clocker-warning: Docker $VERSION is asked for; installed is Docker $(installed)"
            fi
        fi
        """;

    /// <summary>The version that is asked for where there is one, else what there is.</summary>
    public static string Install(PackageFamily family) => $$"""
        try {{family.Prepare}}
        {{Choose(family)}}
        rm -f "$state/version.missing"
        if [ -n "$VERSION" ] && [ -z "$version" ]; then printf '%s' "$VERSION" > "$state/version.missing"; fi
        if [ -d /run/systemd/system ]; then :; else export RUNLEVEL=1; fi
        try {{family.Install}} $chosen $OTHERS
        """;

    /// <summary>The version that is asked for, else the newest. An engine that is not started anew by its package is to be by the next step.</summary>
    public static string Upgrade(PackageFamily family) => $$"""
        {{Versions}}
        try {{family.Prepare}}
        {{Choose(family)}}
        if [ -n "$VERSION" ] && [ -z "$version" ]; then
            echo "Docker $VERSION is not among the packages of this system; there are $({{family.Versions}} | head -n 5 | tr '\n' ' ')"
            exit {{Never}}
        fi
        before=$(installed)
        if [ -d /run/systemd/system ]; then :; else export RUNLEVEL=1; fi
        try {{family.Upgrade}} $chosen $OTHERS
        if [ "$(installed)" != "$before" ]; then rm -f /run/clocker-engine; fi
        rm -f "$state/version.missing"
        """;

    /// <summary>Removes the packages that were not there, and what they made.</summary>
    public static string Remove(PackageFamily family) => $$"""
        installed() { {{family.Installed}} | sort; }
        if [ -e "$state/packages.found" ]; then
            # Where there was no engine, its bridge and its rules are ours.
            if [ ! -e "$state/engine.found" ]; then
                if command -v iptables-save > /dev/null; then
                    iptables-save | grep -v -e DOCKER -e docker0 | sed 's/^:FORWARD DROP/:FORWARD ACCEPT/' | iptables-restore || true
                fi
                if command -v ip > /dev/null; then ip link del docker0 2> /dev/null || true; fi
                cat "$state/forward.found" > /proc/sys/net/ipv4/ip_forward 2> /dev/null || true
            fi
            ours=$(installed | grep -vxFf "$state/packages.found" || true)
            if [ -n "$ours" ]; then try {{family.Remove}} $ours; fi
            while read -r path how; do
                if [ "$how" = empty ] && [ -d "$path" ]; then find "$path" -mindepth 1 -delete; else rm -rf "$path"; fi
            done < "$state/paths.found"
            if [ ! -e "$state/group.found" ] && grep -q '^docker:' /etc/group; then groupdel docker; fi
        fi
        """;

    /// <summary>Chooses the package with the version that is asked for: <c>$chosen</c>, and <c>$version</c>, which is empty if there is none.</summary>
    private static string Choose(PackageFamily family) => $$"""
        package=$ENGINE chosen=$ENGINE version=
        if [ -n "$VERSION" ]; then
            version=$({{family.Versions}} | while read -r known; do
                plain=${known#*:}
                case $plain in "$VERSION" | "$VERSION"[!0-9]*) echo "$known"; break ;; esac
            done)
            if [ -n "$version" ]; then chosen={{family.Pinned}}; fi
        fi
        """;
}
