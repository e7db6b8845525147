using Clocker.Model.Collections;

namespace Clocker.Model.Placement;

/// <summary>Which of a host's devices of a kind a container gets. Amounts are in thousandths of a device: whole ones, or a share of one.</summary>
public static class DeviceSlots
{
    /// <summary>A whole device.</summary>
    public const int Whole = 1000;

    /// <summary>Whether a host has as much left.</summary>
    /// <param name="count">How many devices it has.</param>
    /// <param name="taken">How much of each is taken; those that are not listed are free.</param>
    /// <param name="amount">How much is wanted.</param>
    public static bool HasRoom(int count, ValueList<int>? taken, int amount)
    {
        var each = amount < Whole ? amount : Whole;
        var needed = Number(amount);
        for (var i = 0; i < count && needed > 0; i++)
        {
            needed -= Taken(taken, i) + each <= Whole ? 1 : 0;
        }

        return needed <= 0;
    }

    /// <summary>The numbers of the devices: the first free ones; for a share, the one of which most is taken already. Null if there is no room.</summary>
    /// <param name="count">How many devices the host has.</param>
    /// <param name="taken">How much of each is taken; those that are not listed are free.</param>
    /// <param name="amount">How much is wanted.</param>
    public static ValueList<int>? Choose(int count, ValueList<int>? taken, int amount)
    {
        var each = amount < Whole ? amount : Whole;
        var fitting = Enumerable.Range(0, count).Where(i => Taken(taken, i) + each <= Whole);
        var chosen = (each < Whole ? fitting.OrderByDescending(i => Taken(taken, i)) : fitting).Take(Number(amount)).ToValueList();
        return chosen.Count == Number(amount) ? chosen : null;
    }

    /// <summary>What is taken once a container has its devices, or gives them back.</summary>
    /// <param name="taken">What was taken before.</param>
    /// <param name="slots">The container's devices.</param>
    /// <param name="amount">How much it has, of all of them together.</param>
    /// <param name="isGiven">Whether it gets them.</param>
    public static ValueList<int> Change(ValueList<int>? taken, ValueList<int> slots, int amount, bool isGiven)
    {
        var each = (amount < Whole ? amount : Whole) * (isGiven ? 1 : -1);
        var count = Math.Max(taken?.Count ?? 0, slots.Count == 0 ? 0 : slots.Max() + 1);
        return Enumerable.Range(0, count).Select(i => Taken(taken, i) + (slots.Contains(i) ? each : 0)).ToValueList();
    }

    /// <summary>How many single devices an amount touches.</summary>
    public static int Number(int amount) => (amount + Whole - 1) / Whole;

    private static int Taken(ValueList<int>? taken, int number) => number < taken?.Count ? taken[number] : 0;
}
