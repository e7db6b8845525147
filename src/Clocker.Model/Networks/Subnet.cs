using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Clocker.Model.Networks;

/// <summary>A range of addresses, IPv4 or IPv6, that share their first bits: <c>10.1.0.0/22</c>.</summary>
/// <param name="Base">The first address, as a number.</param>
/// <param name="Prefix">How many bits all addresses share.</param>
/// <param name="IsIPv6">Whether they have 128 bits instead of 32.</param>
public readonly record struct Subnet(UInt128 Base, int Prefix, bool IsIPv6)
{
    /// <summary>How many bits an address has.</summary>
    public int Bits => IsIPv6 ? 128 : 32;

    /// <summary>How many addresses there are, the first and the last one included; for the whole of IPv6, one less.</summary>
    public UInt128 Count => Prefix == 0 && IsIPv6 ? UInt128.MaxValue : UInt128.One << (Bits - Prefix);

    /// <summary>Reads CIDR notation; the bits after the prefix have to be zero.</summary>
    public static Subnet Parse(string text) =>
        TryParse(text, out var subnet, out var problem) ? subnet : throw new FormatException($"\"{text}\": {problem}");

    /// <summary>Reads CIDR notation, or says what is wrong with it and what would be right.</summary>
    public static bool TryParse(string text, out Subnet subnet, [NotNullWhen(false)] out string? problem)
    {
        subnet = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IPAddress.TryParse(text[..slash], out var address) || text[..slash].Count(letter => letter == '.') is not (0 or 3)
            || !int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix))
        {
            problem = "it is no subnet; write an address and a prefix length, as in 10.1.0.0/22";
            return false;
        }

        var isIPv6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        var bits = isIPv6 ? 128 : 32;
        if (prefix > bits)
        {
            problem = $"its prefix length is not from 0 to {bits}";
            return false;
        }

        var number = Number(address);
        subnet = new Subnet(Masked(number, prefix, bits), prefix, isIPv6);
        problem = subnet.Base == number ? null : $"it has bits after its prefix; the subnet is {subnet}";
        return problem is null;
    }

    /// <summary>An address as a number.</summary>
    public static UInt128 Number(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        return address.TryWriteBytes(bytes, out var written) && written == 4
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>The address at a place, from zero.</summary>
    public string At(UInt128 index)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (IsIPv6)
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes, Base + index);
            return new IPAddress(bytes).ToString();
        }

        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(Base + index));
        return new IPAddress(bytes[..4]).ToString();
    }

    /// <summary>Where in the subnet an address is; null if it is not in it, or no address.</summary>
    public UInt128? IndexOf(string address) =>
        IPAddress.TryParse(address, out var parsed) && (parsed.AddressFamily == AddressFamily.InterNetworkV6) == IsIPv6 && Contains(Number(parsed))
            ? Number(parsed) - Base
            : null;

    /// <summary>Whether the two have addresses in common.</summary>
    public bool Overlaps(Subnet other) =>
        IsIPv6 == other.IsIPv6 && (Prefix <= other.Prefix ? Contains(other.Base) : other.Contains(Base));

    /// <summary>The part of a prefix length at a place, from zero.</summary>
    public Subnet Part(int prefix, UInt128 index) => new(Base + (index << (Bits - prefix)), prefix, IsIPv6);

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At(0)}/{Prefix}");

    private bool Contains(UInt128 address) => Masked(address, Prefix, Bits) == Base;

    private static UInt128 Masked(UInt128 address, int prefix, int bits) => prefix == 0 ? 0 : address >> (bits - prefix) << (bits - prefix);
}
