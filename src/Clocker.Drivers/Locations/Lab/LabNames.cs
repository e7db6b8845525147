using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Clocker.Model.Containers;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>What the things of a lab are called on its engine. Names of labs and hosts have no dots, so no two things share a name.</summary>
internal static partial class LabNames
{
    public const string Image = "clocker-lab-host:1";
    public const string Usual = "lab";
    public const int Port = 2376;
    public const int MostHosts = 200;

    /// <summary>On everything: the lab's name.</summary>
    public const string LabLabel = "io.clocker.lab";

    /// <summary>On everything: whose certificates its hosts have.</summary>
    public const string AuthorityLabel = "io.clocker.lab.authority";

    /// <summary>On containers and volumes of a host: its name.</summary>
    public const string HostLabel = "io.clocker.lab.host";

    /// <summary>On a lease: the request that the host was given for.</summary>
    public const string RequestLabel = "io.clocker.lab.request";

    /// <summary>On a volume that says what the lab is to be.</summary>
    public const string SpecLabel = "io.clocker.lab.spec";

    private const int FirstAddress = 10;

    public static string Network(string lab) => $"clocker-lab.{lab}";

    public static string Probe(string lab) => $"{Network(lab)}.probe";

    public static string Container(string lab, string host) => $"{Network(lab)}.{host}";

    public static string Data(string lab, string host) => Container(lab, host);

    public static string Lease(string lab, string host) => $"{Container(lab, host)}.lease";

    public static string Spec(string lab, int generation) => string.Create(CultureInfo.InvariantCulture, $"{Network(lab)}.spec.{generation}");

    public static int Generation(string volume) => int.Parse(volume[(volume.LastIndexOf('.') + 1)..], CultureInfo.InvariantCulture);

    public static string Host(int number) => string.Create(CultureInfo.InvariantCulture, $"host-{number}");

    public static int Number(string host) => int.Parse(host["host-".Length..], CultureInfo.InvariantCulture);

    public static string Location(string lab) => lab == Usual ? Usual : $"{Usual}:{lab}";

    /// <summary>A host's address is fixed by its number, so that it is the same after a power cut.</summary>
    public static IPAddress Address(string subnet, string host)
    {
        var bytes = IPNetwork.Parse(subnet).BaseAddress.GetAddressBytes();
        var number = (bytes[2] << 8) + bytes[3] + FirstAddress + Number(host);
        return new IPAddress([bytes[0], bytes[1], (byte)(number >> 8), (byte)number]);
    }

    public static bool IsName(string lab) => Name().IsMatch(lab);

    /// <exception cref="DeviceException">It is no name for a lab.</exception>
    public static void Check(string lab)
    {
        if (!IsName(lab))
        {
            throw new DeviceException(DeviceFault.Invalid, $"\"{lab}\" is no name for a lab; use up to 30 small letters, digits and dashes, a letter first.");
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,29}\z")]
    private static partial Regex Name();
}
