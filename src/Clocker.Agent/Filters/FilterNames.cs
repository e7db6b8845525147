using System.Globalization;
using Clocker.Agent.Joins;

namespace Clocker.Agent.Filters;

/// <summary>The names of our chains: each owner has its own.</summary>
internal sealed class FilterNames(string owner)
{
    private readonly string _end = OwnerHash.Of(owner).ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>What comes in for the host.</summary>
    public string Input => $"CLOCKER-IN-{_end}";

    /// <summary>What a network may not reach of the host.</summary>
    public string Host => $"CLOCKER-HOST-{_end}";

    /// <summary>What goes through the host.</summary>
    public string Forward => $"CLOCKER-FWD-{_end}";

    /// <summary>What leaves a network.</summary>
    public string Leaving => $"CLOCKER-OUT-{_end}";

    /// <summary>What is sent with which address.</summary>
    public string Addresses => $"CLOCKER-NAT-{_end}";

    public bool IsOurs(string chain) => chain == Input || chain == Host || chain == Forward || chain == Leaving || chain == Addresses;
}
