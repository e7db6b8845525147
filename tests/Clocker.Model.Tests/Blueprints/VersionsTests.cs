using Clocker.Model.Blueprints;

using Xunit;

namespace Clocker.Model.Tests.Blueprints;

public sealed class VersionsTests
{
    private const int Rounds = 20_000;

    /// <summary>From the lowest to the highest; the second is Brooklyn's own example.</summary>
    private static readonly string[][] Ordered =
    [
        ["0.0.0-SNAPSHOT", "2.0.0-SNAPSHOT", "1.2", "1.10", "3"],
        ["2.0.0-SNAPSHOT", "1.2", "1.10-rc3-20170619", "2.0.0", "3"],
        ["9-snapshot.1", "9.0.1-SNAPSHOT", "0.1"],
        ["1.0-alpha", "1.0-beta", "1.0-rc2", "1.0-rc10", "1.0"],
        ["1", "1.0", "1.0.0", "1.0.1"],
        ["banana", "0.0.0", "0.0.1"],
        ["99999999999999999999.1", "100000000000000000000"],
    ];

    [Fact]
    public void Releases_go_after_snapshots_and_numbers_count_as_numbers()
    {
        foreach (var versions in Ordered)
        {
            Assert.Equal(versions, versions.Reverse().Order(Versions.Order));
        }
    }

    [Theory]
    [InlineData("3", "3.0.0", true)]
    [InlineData("1.0-rc1", "1.0.0.rc1", true)]
    [InlineData("1.0-rc1", "1.0-rc01", false)]
    [InlineData("1.0", "1.0.1", false)]
    public void Bundles_are_the_same_version_whatever_zeros_are_left_out(string one, string other, bool same) =>
        Assert.Equal(same, Versions.AreSame(one, other));

    [Fact]
    public void The_order_is_total()
    {
        var chance = new Random(3);
        for (var round = 0; round < Rounds; round++)
        {
            var (a, b, c) = (Some(chance), Some(chance), Some(chance));
            var (ab, bc, ac) = (Order(a, b), Order(b, c), Order(a, c));
            Assert.True(ab == -Order(b, a), $"{a} and {b} are in no order");
            Assert.True(ab != 0 == (a != b), $"{a} and {b} are equal");
            Assert.False(ab <= 0 && bc <= 0 && ac > 0, $"{a} <= {b} <= {c} but not {a} <= {c}");
        }
    }

    private static int Order(string one, string other) => Math.Sign(Versions.Order.Compare(one, other));

    private static string Some(Random chance)
    {
        string[] parts = ["0", "1", "2", "10", "01", ".", ".", "-", "_", "rc", "a", "B", "SNAPSHOT", "é", ""];
        return string.Concat(Enumerable.Range(0, chance.Next(1, 8)).Select(_ => parts[chance.Next(parts.Length)]));
    }
}
