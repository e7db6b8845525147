namespace Clocker.Blueprints.Writing;

/// <summary>A piece of YAML that is to be written.</summary>
internal abstract record Written
{
    private Written()
    {
    }

    /// <summary>What stands there as it is, without quotes: a number, true, null.</summary>
    public sealed record Plain(string Word) : Written;

    /// <summary>A text, in quotes where it would else be something other.</summary>
    public sealed record Text(string Content) : Written;

    /// <summary>A list.</summary>
    public sealed record List(IReadOnlyList<Written> Items) : Written;

    /// <summary>A map, its entries in the order in which they are to stand.</summary>
    public sealed record Map(IReadOnlyList<KeyValuePair<string, Written>> Entries) : Written
    {
        /// <summary>A map with one entry.</summary>
        public static Map Of(string key, Written value) => new([new(key, value)]);
    }
}
