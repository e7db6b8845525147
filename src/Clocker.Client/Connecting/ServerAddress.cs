namespace Clocker.Client.Connecting;

/// <summary>Where a server is.</summary>
public abstract record ServerAddress
{
    private ServerAddress()
    {
    }

    /// <summary>On this machine, behind a Unix socket; whoever can open it needs no token.</summary>
    public sealed record Local(string Socket) : ServerAddress
    {
        /// <inheritdoc />
        public override string ToString() => Socket;
    }

    /// <summary>Behind a URL, with a bearer token where one is asked for.</summary>
    public sealed record Remote(Uri Url, string? Token) : ServerAddress
    {
        /// <inheritdoc />
        public override string ToString() => Url.ToString();
    }
}
