namespace Clocker.Model.Machines;

/// <summary>What a machine says of itself.</summary>
public sealed record MachineDescription
{
    /// <summary>The distribution's id (<c>ID</c> of <c>/etc/os-release</c>): <c>debian</c>. Empty if it does not say.</summary>
    public required string System { get; init; }

    /// <summary>The ids of distributions that it resembles, with spaces between.</summary>
    public string SystemLike { get; init; } = "";

    /// <summary>The distribution's version: <c>12</c>.</summary>
    public string SystemVersion { get; init; } = "";

    /// <summary>The distribution as it calls itself: <c>Debian GNU/Linux 12 (bookworm)</c>.</summary>
    public string SystemTitle { get; init; } = "";

    /// <summary>The kernel's name and version: <c>Linux 6.1.0</c>.</summary>
    public required string Kernel { get; init; }

    /// <summary>As the kernel says it: <c>x86_64</c>, <c>aarch64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>What it calls itself.</summary>
    public string Hostname { get; init; } = "";

    /// <summary>How many CPUs it has.</summary>
    public int Cpus { get; init; }

    /// <summary>How much memory it has.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>How much room there is for what is installed and for data (under <c>/var/lib</c>).</summary>
    public long FreeDiskBytes { get; init; }

    /// <summary>Who we are there.</summary>
    public required string User { get; init; }
}
