using Clocker.Drivers.Machines;
using Clocker.Model.Locations;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Locations.Byon;

/// <summary>How listed machines are reached: what a list leaves open is as it is for the user here.</summary>
public sealed record MachineAccess
{
    /// <summary>Who we are where a list does not say.</summary>
    public required string User { get; init; }

    /// <summary>The keys of machines that are known.</summary>
    public required string KnownHostsFile { get; init; }

    /// <summary>More such files, which are read and never written: the user's own.</summary>
    public IReadOnlyList<string> OtherKnownHostsFiles { get; init; } = [];

    /// <summary>Whether the keys of machines that are not known are believed, and recorded.</summary>
    public bool RecordsHostKeys { get; init; }

    /// <summary>The user's usual keys, for machines of which a list names none; those that are not there are passed over.</summary>
    public IReadOnlyList<string> UsualKeyFiles { get; init; } = [];

    /// <summary>The socket of the user's agent, for the same; null if there is none.</summary>
    public string? AgentSocket { get; init; }

    /// <summary>A machine as it is listed; connected when it is first asked for something.</summary>
    public IMachine Open(MachineAddress address, TimeProvider time)
    {
        var options = new MachineOptions { SudoPassword = address.Password };
        return address.IsLocal ? ShellMachine.Local(options, time) : ShellMachine.Over(Ssh(address), options, time);
    }

    private SshOptions Ssh(MachineAddress address)
    {
        var namesKeys = address.KeyFiles.Count > 0 || address.KeyText is not null || address.Password is not null;
        return new SshOptions
        {
            Host = address.Host,
            Port = address.Port,
            User = address.User ?? User,
            KeyFiles = namesKeys ? address.KeyFiles : [.. UsualKeyFiles.Where(File.Exists)],
            KeyText = address.KeyText,
            KeyPassphrase = address.KeyPassphrase,
            PassesOverKeys = !namesKeys,
            AgentSocket = !namesKeys && File.Exists(AgentSocket) ? AgentSocket : null,
            Password = address.Password,
            SudoPassword = address.Password,
            KnownHostsFile = KnownHostsFile,
            OtherKnownHostsFiles = [.. OtherKnownHostsFiles],
            RecordsHostKeys = RecordsHostKeys,
        };
    }
}
