namespace Clocker.Model.Locations;

/// <summary>What a text after <c>location:</c> is, by its look alone. What a name means is looked up: first a cloud's, then a named location's, then a kind of location.</summary>
public abstract record LocationName
{
    /// <summary>The kind of location that is an engine, or a cloud and its host.</summary>
    public const string DockerKind = "docker";

    private const string NamedKind = "named";
    private const string ContextPrefix = "context:";
    private const string PinnedForm = "Write docker:CLOUD or docker:CLOUD:HOST; an engine is docker:unix:///PATH, docker:tcp://HOST:PORT, docker:ssh://HOST or docker:context:NAME.";

    private LocationName()
    {
    }

    /// <summary>Reads a location as it is written; looks at nothing that it names.</summary>
    public static LocationName Parse(string text)
    {
        var plain = text.Trim();
        var colon = plain.IndexOf(':');
        if (plain.Length == 0)
        {
            return new Wrong("The location is empty.", "Name a cloud.");
        }

        if (plain[0] == '{')
        {
            return new Described("", plain);
        }

        var (kind, rest) = colon < 0 ? (plain, "") : (plain[..colon].Trim(), plain[(colon + 1)..].Trim());
        return kind switch
        {
            DockerKind when colon >= 0 => Docker(rest),
            NamedKind when colon >= 0 => OfName(rest),
            _ when colon < 0 && !plain.Contains('(') => new Plain(plain),
            _ => new Described(kind, plain),
        };
    }

    private static LocationName Docker(string rest)
    {
        if (IsEngine(rest))
        {
            return new Engine(rest);
        }

        var colon = rest.IndexOf(':');
        var (cloud, host) = colon < 0 ? (rest, null) : (rest[..colon].Trim(), rest[(colon + 1)..].Trim());
        return cloud.Length == 0 || host is { Length: 0 } ? new Wrong($"\"docker:{rest}\" names neither an engine nor a cloud.", PinnedForm)
            : rest.Contains('(') ? new Wrong($"What \"docker:{rest}\" says in parentheses is not understood.", PinnedForm)
            : rest.Contains('/') || rest.Any(char.IsWhiteSpace) ? new Wrong($"\"docker:{rest}\" is no cloud and host.", PinnedForm)
            : host is null ? new Cloud(cloud)
            : new Host(cloud, host);
    }

    /// <summary>A URL, a path, or what <c>docker context</c> keeps.</summary>
    private static bool IsEngine(string rest) =>
        rest.StartsWith('/') || rest.StartsWith(ContextPrefix, StringComparison.Ordinal) || rest.Contains("://", StringComparison.Ordinal);

    private static LocationName OfName(string rest) =>
        rest.Length == 0 || rest.Contains('(') ? new Wrong($"\"named:{rest}\" is no named location.", "Write named:NAME.") : new Named(rest);

    /// <summary>One word: a cloud, else a named location, else a kind that needs no more (<c>lab</c>, <c>localhost</c>, <c>docker</c>, <c>simulated</c>).</summary>
    /// <param name="Name">The word.</param>
    public sealed record Plain(string Name) : LocationName;

    /// <summary><c>docker:CLOUD</c>: a cloud, and nothing else.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Cloud(string Name) : LocationName;

    /// <summary><c>docker:CLOUD:HOST</c>: one host of a cloud, to which what is deployed is pinned.</summary>
    /// <param name="CloudName">The cloud.</param>
    /// <param name="Name">The host's name or id there.</param>
    public sealed record Host(string CloudName, string Name) : LocationName;

    /// <summary><c>docker:ENDPOINT</c>: an engine that is there already.</summary>
    /// <param name="Endpoint">A URL, a path, or <c>context:NAME</c>.</param>
    public sealed record Engine(string Endpoint) : LocationName;

    /// <summary><c>named:NAME</c>: a named location, though a cloud may have that name too.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Named(string Name) : LocationName;

    /// <summary>A kind with what it needs: <c>byon:(…)</c>, <c>host:ADDRESS</c>, <c>lab:NAME</c>, or a map in YAML.</summary>
    /// <param name="Kind">The word before the first colon; empty for a map.</param>
    /// <param name="Text">All of it.</param>
    public sealed record Described(string Kind, string Text) : LocationName;

    /// <summary>What nobody can mean.</summary>
    /// <param name="Problem">What is wrong, as a sentence.</param>
    /// <param name="Remedy">What would be right.</param>
    public sealed record Wrong(string Problem, string Remedy) : LocationName;
}
