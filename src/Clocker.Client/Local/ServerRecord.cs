using System.Text.Json;

namespace Clocker.Client.Local;

/// <summary>What a running server says of itself in its data directory.</summary>
/// <param name="Pid">Its process.</param>
/// <param name="Url">Its URL on loopback, which asks for the token.</param>
/// <param name="Socket">Its Unix socket.</param>
/// <param name="Version">Its version.</param>
/// <param name="StartedAt">When it was ready.</param>
public sealed record ServerRecord(int Pid, string Url, string Socket, string Version, DateTimeOffset StartedAt)
{
    /// <summary>The record in a data directory; null without one, or if it cannot be read.</summary>
    public static ServerRecord? Read(DataDirectory data)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(data.Server), WireJson.Default.ServerRecord);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the record, whole or not at all.</summary>
    public void Write(DataDirectory data)
    {
        var next = data.In("server.json.next");
        File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(this, WireJson.Default.ServerRecord));
        File.Move(next, data.Server, overwrite: true);
    }
}
