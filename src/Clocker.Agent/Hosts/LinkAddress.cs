using System.Net;

namespace Clocker.Agent.Hosts;

/// <summary>An address of an interface.</summary>
/// <param name="Value">The address.</param>
/// <param name="PrefixLength">How many bits of it name the subnet.</param>
/// <param name="IsOfLink">Whether it means something on this link alone.</param>
internal readonly record struct LinkAddress(IPAddress Value, int PrefixLength, bool IsOfLink);
