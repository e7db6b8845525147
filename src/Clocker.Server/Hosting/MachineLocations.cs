using System.Security.Cryptography;
using System.Text;
using Clocker.Blueprints.Locations;
using Clocker.Drivers.Certificates;
using Clocker.Drivers.Locations.Byon;
using Clocker.Library.Machines;
using Clocker.Model.Locations;

namespace Clocker.Server.Hosting;

/// <summary>Locations that are lists of machines, each with a certificate authority of its own; machines are leased for all of them together.</summary>
internal sealed class MachineLocations(ServerOptions options, TimeProvider clock, Action<string> say) : IAsyncDisposable
{
    private static readonly string[] Kinds = ["byon", "host", "localhost"];

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, ILocation> _found = new(StringComparer.Ordinal);
    private readonly MachineLeases _leases = new(Path.Combine(options.Data.In("machines"), "leases"));

    /// <summary>The location that a text describes; null if it is not about machines.</summary>
    public ILocation? Find(string text)
    {
        if (!Kinds.Contains(text.TrimStart('{', ' ').Split(':', 2)[0].Trim()))
        {
            return null;
        }

        lock (_gate)
        {
            return _found.TryGetValue(text, out var known) ? known : _found[text] = Make(text);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var location in _found.Values.OfType<ByonLocation>())
        {
            await location.DisposeAsync();
        }
    }

    private ILocation Make(string text)
    {
        var access = options.Machines ?? new MachineAccess { User = "root", KnownHostsFile = options.Data.In("known_hosts") };
        var (list, diagnostics) = MachineListFormat.Read("location", text);
        return list is null ? new WrongLocation(text, diagnostics) : new ByonLocation(
            new ByonOptions
            {
                Name = text,
                Machines = list.Machines,
                Engine = list.Engine,
                Warnings = [.. diagnostics.Select(doubt => $"{doubt.Location}: {doubt.Message} {doubt.Remedy}")],
            },
            _leases,
            new EngineParts
            {
                Installation = new DockerInstallation(),
                Authority = CertificateAuthority.Open(Path.Combine(options.Data.In("machines"), "authorities", Directory(text)), "Clocker machines", clock),
                Time = clock,
                Say = say,
            },
            address => access.Open(address, clock));
    }

    /// <summary>What users write is no name of a directory.</summary>
    private static string Directory(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
