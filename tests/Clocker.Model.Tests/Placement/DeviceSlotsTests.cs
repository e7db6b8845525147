using Clocker.Model.Collections;
using Clocker.Model.Placement;

using CsCheck;

using Xunit;

namespace Clocker.Model.Tests.Placement;

public sealed class DeviceSlotsTests
{
    private static readonly int[] Amounts = [100, 300, 500, 1000, 2000, 3000];

    [Fact]
    public void Whole_devices_are_the_first_free_ones() => Assert.Equal([1, 3], DeviceSlots.Choose(4, [1000, 0, 1], 2000)!);

    [Fact]
    public void A_share_goes_where_most_is_taken_and_it_still_fits() => Assert.Equal([1], DeviceSlots.Choose(3, [700, 500, 100], 500)!);

    [Fact]
    public void What_does_not_fit_is_not_given() => Assert.Null(DeviceSlots.Choose(2, [600, 600], 500));

    [Fact]
    public void No_device_is_ever_given_more_than_once_over_and_what_comes_back_is_free() => Gen.Select(Gen.Int[0, 8], Gen.Int[0, 5].Array[0, 40]).Sample((count, chosen) =>
    {
        var (taken, given) = (ValueList<int>.Empty, new List<(ValueList<int> Slots, int Amount)>());
        foreach (var amount in chosen.Select(one => Amounts[one]))
        {
            var slots = DeviceSlots.Choose(count, taken, amount);
            Assert.Equal(slots is not null, DeviceSlots.HasRoom(count, taken, amount));
            if (slots is not null)
            {
                Assert.Equal(DeviceSlots.Number(amount), slots.Distinct().Count());
                taken = DeviceSlots.Change(taken, slots, amount, isGiven: true);
                given.Add((slots, amount));
            }

            Assert.All(taken, part => Assert.InRange(part, 0, DeviceSlots.Whole));
        }

        foreach (var (slots, amount) in given)
        {
            taken = DeviceSlots.Change(taken, slots, amount, isGiven: false);
        }

        Assert.All(taken, part => Assert.Equal(0, part));
    });
}
