using System.Net;

using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Model.Networks;

/// <summary>Reads networks as they are written in config: a list of ids, or a map from ids to what is special there, as in Compose.</summary>
public static class NetworkReader
{
    private const int LongestId = 63;
    private static readonly string[] AddressKeys = ["ipv4_address", "ipv6_address", "address"];
    private const string AliasesKey = "aliases";

    /// <summary>The networks of a container.</summary>
    public static Coerced<ValueList<NetworkWish>> List(Value value)
    {
        var wishes = new List<NetworkWish>();
        IEnumerable<(Value Id, Value Settings)> written = value switch
        {
            Value.Fields map => map.Entries.Select(entry => (Value.Of(entry.Key), entry.Value)),
            _ when Coercions.List(value, Coercions.Any) is { Problem: null, Value: { } items } => items.Select(Item),
            _ => [(value, new Value.Nothing())],
        };
        foreach (var (id, settings) in written)
        {
            var read = Read(id, settings);
            if (read.Problem is { } problem)
            {
                return Coerced<ValueList<NetworkWish>>.Wrong(problem);
            }

            wishes.Add(read.Value!);
        }

        return wishes.GroupBy(wish => wish.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? Coerced<ValueList<NetworkWish>>.Wrong($"network \"{twice.Key}\" is in it twice")
            : wishes.ToValueList();
    }

    /// <summary>The id of a network: case does not count.</summary>
    public static Coerced<string> Id(Value value) => Coercions.Text(value) switch
    {
        { Problem: { } problem } => Coerced<string>.Wrong(problem),
        { Value: { Length: > 0 and <= LongestId } id } when id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') => id.ToLowerInvariant(),
        { Value: var id } => Coerced<string>.Wrong($"\"{id}\" is no id of a network; it has up to {LongestId} letters, digits, hyphens, points and underscores"),
    };

    /// <summary>A subnet, or none.</summary>
    public static Coerced<string?> Cidr(Value value) => Coercions.OrNull(value, text => Coercions.Text(text) switch
    {
        { Problem: { } problem } => Coerced<string>.Wrong(problem),
        { Value: var written } => Subnet.TryParse(written!, out _, out var wrong) ? written! : Coerced<string>.Wrong($"\"{written}\": {wrong}"),
    });

    private static (Value Id, Value Settings) Item(Value item) =>
        item is Value.Fields { Entries.Count: 1 } map ? (Value.Of(map.Entries.First().Key), map.Entries.First().Value) : (item, new Value.Nothing());

    private static Coerced<NetworkWish> Read(Value written, Value settings)
    {
        var id = Id(written);
        if (id.Problem is { } problem)
        {
            return Coerced<NetworkWish>.Wrong(problem);
        }

        var wish = new NetworkWish(id.Value!);
        if (settings is Value.Nothing)
        {
            return wish;
        }

        if (settings is not Value.Fields map || map.Entries.Keys.FirstOrDefault(key => key != AliasesKey && !AddressKeys.Contains(key)) is not null)
        {
            return Coerced<NetworkWish>.Wrong($"network \"{wish.Id}\" takes a map of {AliasesKey}, {string.Join(", ", AddressKeys)}");
        }

        var aliases = map.Entries.GetValueOrDefault(AliasesKey) is { } given ? Coercions.List(given, Coercions.Text) : ValueList<string>.Empty;
        var addresses = AddressKeys.Select(map.Entries.GetValueOrDefault).OfType<Value>().Select(Coercions.Text).ToList();
        var wrong = aliases.Problem ?? addresses.Select(address => address.Problem ?? (IPAddress.TryParse(address.Value, out _) ? null : $"\"{address.Value}\" is no address")).FirstOrDefault(each => each is not null);
        return wrong is null
            ? wish with { Aliases = aliases.Value!, Addresses = addresses.Select(address => address.Value!).ToValueList() }
            : Coerced<NetworkWish>.Wrong($"network \"{wish.Id}\": {wrong}");
    }
}
