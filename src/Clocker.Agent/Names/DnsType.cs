namespace Clocker.Agent.Names;

/// <summary>The types of records that are known here.</summary>
internal enum DnsType : ushort
{
    A = 1,
    Ptr = 12,
    Aaaa = 28,
    Options = 41,
    Any = 255,
}
