namespace Clocker.Blueprints.Compose.Tree;

/// <summary>The keys that lead to a value, for messages.</summary>
internal sealed record ComposePath(ComposePath? Above, string Key)
{
    /// <summary>The file as a whole.</summary>
    public static ComposePath Root { get; } = new(null, "");

    public ComposePath Then(string key) => new(this, key);

    public ComposePath Then(int index) => new(this, GoNumber.Printed(index));

    /// <summary>The keys with dots between them.</summary>
    public override string ToString() => Above is null ? Key : Above.Above is null && Above.Key.Length == 0 ? Key : $"{Above}.{Key}";
}
