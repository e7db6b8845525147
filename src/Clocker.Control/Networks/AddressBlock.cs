using System.Numerics;

using Clocker.Model.Networks;

namespace Clocker.Control.Networks;

/// <summary>
/// The addresses of a subnet: which are given, and which comes next. One that was given back is given again as late as possible,
/// since others may remember who had it.
/// </summary>
/// <param name="subnet">The subnet; its first and, of IPv4, its last address are nobody's.</param>
internal sealed class AddressBlock(Subnet subnet)
{
    /// <summary>More than any network has containers; what a /64 has besides is not needed.</summary>
    private const int Most = 1 << 20;

    private const int WordBits = 64;

    private readonly int _size = subnet.Count > Most ? Most : (int)subnet.Count - (subnet.IsIPv6 ? 0 : 1);
    private readonly List<ulong> _taken = [1];
    private int _last;

    /// <summary>The subnet.</summary>
    public Subnet Subnet { get; } = subnet;

    /// <summary>How many addresses are given.</summary>
    public int Given { get; private set; }

    /// <summary>How many can be given.</summary>
    public int Capacity => Math.Max(0, _size - 1);

    /// <summary>The address that was given last.</summary>
    public string Last
    {
        get => Subnet.At((UInt128)_last);
        set => _last = Index(value) ?? _last;
    }

    /// <summary>Whether an address can be given to somebody who wants just this one.</summary>
    public bool IsFree(string address) => Index(address) is { } index && !IsTaken(index);

    /// <summary>Whether an address is one of the subnet's that can be given at all.</summary>
    public bool Has(string address) => Index(address) is not null;

    /// <summary>Takes an address.</summary>
    public void Take(string address)
    {
        if (Index(address) is { } index && !IsTaken(index))
        {
            while (_taken.Count <= index / WordBits)
            {
                _taken.Add(0);
            }

            _taken[index / WordBits] |= 1UL << (index % WordBits);
            _last = index;
            Given++;
        }
    }

    /// <summary>Gives an address back.</summary>
    public void Free(string address)
    {
        if (Index(address) is { } index && IsTaken(index))
        {
            _taken[index / WordBits] &= ~(1UL << (index % WordBits));
            Given--;
        }
    }

    /// <summary>The next free address, or null; it is not taken yet.</summary>
    public string? Next() => (FreeFrom(_last + 1, _size) ?? FreeFrom(1, Math.Min(_last + 1, _size))) is { } index ? Subnet.At((UInt128)index) : null;

    private int? FreeFrom(int first, int end)
    {
        for (var index = first; index < end;)
        {
            var word = index / WordBits >= _taken.Count ? 0 : _taken[index / WordBits];
            var free = ~word >> (index % WordBits);
            if (free != 0)
            {
                index += BitOperations.TrailingZeroCount(free);
                return index < end ? index : null;
            }

            index += WordBits - (index % WordBits);
        }

        return null;
    }

    private bool IsTaken(int index) => index / WordBits < _taken.Count && (_taken[index / WordBits] >> (index % WordBits) & 1) == 1;

    private int? Index(string address) => Subnet.IndexOf(address) is { } index && index > 0 && index < (UInt128)_size ? (int)index : null;
}
