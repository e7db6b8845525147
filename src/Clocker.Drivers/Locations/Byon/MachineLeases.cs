using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Clocker.Drivers.Files;
using Clocker.Model.Containers;

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
    /// <returns>The lease, and whether the machine was free until now.</returns>
    internal (MachineLease Lease, bool IsNew)? Take(string request, string location, IEnumerable<string> machines)
    {
        lock (_gate)
        {
            var all = All();
            if (all.FirstOrDefault(lease => lease.Request == request && lease.Location == location) is { } held)
            {
                return (held, false);
            }

            var free = machines.FirstOrDefault(machine => all.All(lease => lease.Machine != machine));
            if (free is null)
            {
                return null;
            }

            var taken = new MachineLease(request, location, free);
            PrivateFile.Replace(PathOf(request), JsonSerializer.Serialize(taken));
            return (taken, true);
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

    private List<MachineLease> All()
    {
        Directory.CreateDirectory(directory);
        return [.. Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal).Select(Read)];
    }

    private static MachineLease Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<MachineLease>(File.ReadAllText(path)) ?? throw new JsonException("it is empty");
        }
        catch (JsonException error)
        {
            throw new DeviceException(DeviceFault.Failed, $"{path} is no lease of a machine: {error.Message.TrimEnd('.')}.", error);
        }
    }

    /// <summary>Ids come from elsewhere: a hash of one may be a file's name.</summary>
    private string PathOf(string request) => Path.Combine(directory, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)))[..32] + ".json");
}
