namespace Clocker.Server.Security;

/// <summary>Marks a connection that came through the Unix socket, which only its owner can open. Without it, a token is asked for.</summary>
internal sealed class OwnerConnection
{
    private OwnerConnection()
    {
    }

    /// <summary>The mark.</summary>
    public static OwnerConnection Mark { get; } = new();
}
