using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Clocker.Drivers.Files;
using Clocker.Model.Containers;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Locations.Byon;

/// <summary>Which machines are used, for all locations of a plane together, in a directory: a file for each lease. For one process at a time.</summary>
public sealed class MachineLeases(string directory)
{
    private readonly Lock _gate = new();

    /// <summary>The leases of a location, as old as the files are.</summary>
    internal IReadOnlyList<MachineLease> Of(string location)
    {
        lock (_gate)
        {
            return [.. All().Where(lease => lease.Location == location).OrderBy(lease => lease.Machine, StringComparer.Ordinal)];
        }
    }

    /// <summary>Takes the first machine that nobody has, durably; the one that the request has already, if it has one. Null if there is none left.</summary>
    /// <param name="request">The request.</param>
    /// <param name="location">The location.</param>
    /// <param name="machines">Those that would do, the best first.</param>
    /// <param name="engine">How Docker is to be set up; what was asked before counts no more.</param>
    /// <returns>The lease, and whether the machine was free until now.</returns>
    internal (MachineLease Lease, bool IsNew)? Take(string request, string location, IEnumerable<string> machines, EngineWish? engine = null)
    {
        lock (_gate)
        {
            var all = All();
            if (all.FirstOrDefault(lease => lease.Request == request && lease.Location == location) is { } held)
            {
                if (held.Engine != engine)
                {
                    held = held with { Engine = engine };
                    PrivateFile.Replace(PathOf(request), JsonSerializer.Serialize(StoredLease.Of(held)));
                }

                return (held, false);
            }

            // One that was given up with what is on it comes last: it may be gone, and has to be cleaned.
            var forgotten = All(Forgotten).Select(lease => lease.Machine).ToHashSet(StringComparer.Ordinal);
            var free = machines.OrderBy(forgotten.Contains).FirstOrDefault(machine => all.All(lease => lease.Machine != machine));
            if (free is null)
            {
                return null;
            }

            var taken = new MachineLease(request, location, free) { Engine = engine };
            PrivateFile.Replace(PathOf(request), JsonSerializer.Serialize(StoredLease.Of(taken)));
            return (taken, true);
        }
    }

    /// <summary>How many of some machines nobody has.</summary>
    internal int Free(IEnumerable<string> machines)
    {
        lock (_gate)
        {
            return machines.Except(All().Select(lease => lease.Machine)).Count();
        }
    }

    /// <summary>Gives a machine back.</summary>
    internal void Return(MachineLease lease)
    {
        lock (_gate)
        {
            File.Delete(PathOf(lease.Request));
        }
    }

    /// <summary>Gives up a machine that does not answer. That nobody has cleaned it stays known.</summary>
    internal void Forget(MachineLease lease)
    {
        lock (_gate)
        {
            Directory.CreateDirectory(Forgotten);
            File.Move(PathOf(lease.Request), Path.Combine(Forgotten, Path.GetFileName(PathOf(lease.Request))), overwrite: true);
        }
    }

    /// <summary>For which requests a machine was used that nobody has cleaned since.</summary>
    internal IReadOnlyList<MachineLease> Left(string machine)
    {
        lock (_gate)
        {
            return [.. All(Forgotten).Where(lease => lease.Machine == machine)];
        }
    }

    /// <summary>Somebody has looked at the machine, and nothing of the request is left there.</summary>
    internal void Cleaned(MachineLease lease)
    {
        lock (_gate)
        {
            File.Delete(Path.Combine(Forgotten, Path.GetFileName(PathOf(lease.Request))));
        }
    }

    private string Forgotten => Path.Combine(directory, "forgotten");

    private List<MachineLease> All() => All(directory);

    private static List<MachineLease> All(string directory)
    {
        Directory.CreateDirectory(directory);
        return [.. Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal).Select(Read)];
    }

    private static MachineLease Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<StoredLease>(File.ReadAllText(path))?.Lease() ?? throw new JsonException("it is empty");
        }
        catch (JsonException error)
        {
            throw new DeviceException(DeviceFault.Failed, $"{path} is no lease of a machine: {error.Message.TrimEnd('.')}.", error);
        }
    }

    /// <summary>Ids come from elsewhere: a hash of one may be a file's name.</summary>
    private string PathOf(string request) => Path.Combine(directory, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)))[..32] + ".json");
}
