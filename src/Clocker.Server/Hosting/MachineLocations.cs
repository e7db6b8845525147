using System.Security.Cryptography;
using System.Text;
using Clocker.Blueprints.Locations;
using Clocker.Drivers.Certificates;
using Clocker.Drivers.Locations.Byon;
using Clocker.Library.Machines;
using Clocker.Model.Diagnostics;
using Clocker.Model.Locations;
using Clocker.Model.Secrets;

namespace Clocker.Server.Hosting;

/// <summary>Locations that are lists of machines, each with a certificate authority of its own; machines are leased for all of them together.</summary>
internal sealed class MachineLocations(ServerOptions options, ISecrets secrets, TimeProvider clock, Action<string> say) : IAsyncDisposable
{
    private static readonly string[] Kinds = ["byon", "host", "localhost"];

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, ILocation> _found = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (NamedLocation Location, NamedMachines Hosts)> _named = new(StringComparer.Ordinal);
    private readonly List<NamedMachines> _all = [];
    private readonly MachineLeases _leases = new(Path.Combine(options.Data.In("machines"), "leases"));

    /// <summary>The location that a text describes; null if it is not about machines.</summary>
    public ILocation? Find(string text)
    {
        if (!IsOne(text))
        {
            return null;
        }

        lock (_gate)
        {
            return _found.TryGetValue(text, out var known) ? known : _found[text] = Make(text);
        }
    }

    /// <summary>Whether a text is about machines.</summary>
    public static bool IsOne(string text) => Kinds.Contains(text.TrimStart('{', ' ').Split(':', 2)[0].Trim());

    /// <summary>The machines that a named location stands for. What it says may change; its name stays, and so do its authority and the machines in use.</summary>
    public ILocation Find(NamedLocation location)
    {
        lock (_gate)
        {
            if (!_named.TryGetValue(location.Name, out var known) || known.Location != location)
            {
                _named[location.Name] = known = (location, new NamedMachines(location, secrets, Make));
                _all.Add(known.Hosts);
            }

            return known.Hosts;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var location in _found.Values.OfType<ByonLocation>())
        {
            await location.DisposeAsync();
        }

        foreach (var named in _all)
        {
            await named.DisposeAsync();
        }
    }

    private ILocation Make(string text)
    {
        var (list, diagnostics) = MachineListFormat.Read("location", text);
        return Make(text, list, diagnostics);
    }

    private ILocation Make(string name, MachineList? list, IReadOnlyList<Diagnostic> diagnostics)
    {
        var access = options.Machines ?? new MachineAccess { User = "root", KnownHostsFile = options.Data.In("known_hosts") };
        return list is null ? new WrongLocation(name, diagnostics) : new ByonLocation(
            new ByonOptions
            {
                Name = name,
                Machines = list.Machines,
                Engine = list.Engine,
                Warnings = [.. diagnostics.Select(doubt => $"{doubt.Location}: {doubt.Message} {doubt.Remedy}")],
            },
            _leases,
            new EngineParts
            {
                Installation = new DockerInstallation(),
                Authority = CertificateAuthority.Open(Path.Combine(options.Data.In("machines"), "authorities", Directory(name)), "Clocker machines", clock),
                Time = clock,
                Say = say,
            },
            address => access.Open(address, clock));
    }

    /// <summary>What users write is no name of a directory.</summary>
    private static string Directory(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
