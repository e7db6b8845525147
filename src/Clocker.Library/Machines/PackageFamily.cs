using Clocker.Model.Collections;
using Clocker.Model.Machines;

namespace Clocker.Library.Machines;

/// <summary>How distributions of one family install Docker. Of these, Debian's are tested; the others are written from their documents.</summary>
/// <param name="Systems">The ids of <c>/etc/os-release</c>, also of distributions that say they are like one of them.</param>
/// <param name="Engine">The package of the engine.</param>
/// <param name="Others">What it needs besides, and does not always bring along.</param>
/// <param name="Prepare">Makes the package manager know the packages.</param>
/// <param name="Versions">Prints the versions of the engine's package that can be had, newest first.</param>
/// <param name="Pinned">A package with a version, in a shell: <c>$package</c> and <c>$version</c>.</param>
/// <param name="Install">Installs what follows.</param>
/// <param name="Upgrade">Brings what follows to its newest version, or to the one that it names.</param>
/// <param name="Installed">Prints the names of all packages that are installed.</param>
/// <param name="Remove">Removes what follows, with its configuration.</param>
internal sealed record PackageFamily(
    ValueList<string> Systems,
    string Engine,
    string Others,
    string Prepare,
    string Versions,
    string Pinned,
    string Install,
    string Upgrade,
    string Installed,
    string Remove)
{
    private const string Apt = "env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300";

    /// <summary>The table.</summary>
    public static ValueList<PackageFamily> All { get; } =
    [
        new(
            ["debian", "ubuntu"],
            Engine: "docker.io",
            Others: "iptables iproute2 ca-certificates",
            Prepare: "apt-get -q -o DPkg::Lock::Timeout=300 update",
            Versions: "apt-cache madison docker.io | cut -d'|' -f2 | tr -d ' '",
            Pinned: "$package=$version",
            Install: $"{Apt} install --no-install-recommends",
            Upgrade: $"{Apt} install --no-install-recommends",
            Installed: "dpkg-query -W -f '${db:Status-Status} ${Package}\\n' | sed -n 's/^installed //p'",
            Remove: $"{Apt} purge"),
        new(
            ["fedora"],
            Engine: "moby-engine",
            Others: "iptables iproute ca-certificates",
            Prepare: "dnf -q -y makecache",
            Versions: "dnf -q list --showduplicates moby-engine | sed -n 's/^moby-engine[^ ]*  *\\([^ ]*\\).*/\\1/p' | sort -rV",
            Pinned: "$package-$version",
            Install: "dnf -y install",
            Upgrade: "dnf -y upgrade",
            Installed: "rpm -qa --qf '%{NAME}\\n'",
            Remove: "dnf -y remove"),
        new(
            ["rhel", "centos", "rocky", "almalinux", "ol"],
            Engine: "docker-ce",
            Others: "docker-ce-cli containerd.io iptables iproute ca-certificates",
            Prepare: "curl -fsSo /etc/yum.repos.d/docker-ce.repo https://download.docker.com/linux/centos/docker-ce.repo",
            Versions: "dnf -q list --showduplicates docker-ce | sed -n 's/^docker-ce[^ ]*  *\\([^ ]*\\).*/\\1/p' | sort -rV",
            Pinned: "$package-$version",
            Install: "dnf -y install",
            Upgrade: "dnf -y upgrade",
            Installed: "rpm -qa --qf '%{NAME}\\n'",
            Remove: "dnf -y remove"),
        new(
            ["opensuse", "opensuse-leap", "opensuse-tumbleweed", "suse", "sles"],
            Engine: "docker",
            Others: "iptables iproute2 ca-certificates",
            Prepare: "zypper -n -q refresh",
            Versions: "zypper -n -q search -s -x docker | cut -d'|' -f4 | tr -d ' ' | grep '^[0-9]' | sort -rV",
            Pinned: "$package=$version",
            Install: "zypper -n install --no-recommends",
            Upgrade: "zypper -n install --no-recommends",
            Installed: "rpm -qa --qf '%{NAME}\\n'",
            Remove: "zypper -n remove"),
    ];

    /// <summary>The family of a machine's distribution, or of one that it resembles; null if none is known.</summary>
    public static PackageFamily? Of(MachineDescription machine) =>
        machine.SystemLike.Split(' ').Prepend(machine.System)
            .Select(system => All.FirstOrDefault(family => family.Systems.Contains(system)))
            .FirstOrDefault(family => family is not null);
}
