namespace Clocker.Agent.Names;

/// <summary>
/// Numbers that nobody guesses, from the system. .NET's own cryptography would need OpenSSL, which the agent's image does not have.
/// </summary>
internal sealed class QueryIds : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _system = new("/dev/urandom", new FileStreamOptions { Access = FileAccess.Read, BufferSize = 512 });

    public ushort Next()
    {
        lock (_lock)
        {
            return (ushort)((_system.ReadByte() << 8) | _system.ReadByte());
        }
    }

    public void Dispose() => _system.Dispose();
}
