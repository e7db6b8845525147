using Clocker.Model.Collections;

using Xunit;

namespace Clocker.Model.Tests.Collections;

public sealed class ValueMapTests
{
    [Fact]
    public void Is_in_order_and_the_last_of_equal_keys_counts_however_many_there_are()
    {
        var chance = new Random(11);
        for (var round = 0; round < 2_000; round++)
        {
            var entries = Enumerable.Range(0, chance.Next(0, 90)).Select(i => KeyValuePair.Create($"{chance.Next(1, 100)}", i)).ToList();
            var expected = new SortedDictionary<string, int>(StringComparer.Ordinal);
            entries.ForEach(entry => expected[entry.Key] = entry.Value);


            Assert.Equal(expected, entries.ToValueMap());
            Assert.Equal(expected, entries.ToValueMap(entry => entry.Key, entry => entry.Value));
            Assert.All(expected, entry => Assert.Equal(entry.Value, entries.ToValueMap()[entry.Key]));
        }
    }
}
