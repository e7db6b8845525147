using System.Text;
using Clocker.Model.Containers;

namespace Clocker.Drivers.Docker;

/// <summary>The end of what a command prints.</summary>
internal static class Tail
{
    private const int MostBytes = 64 << 10;

    /// <summary>Reads to the end and keeps the last 64 KiB.</summary>
    public static async Task<string> OfAsync(IConversation talk, CancellationToken cancellation)
    {
        var kept = new MemoryStream();
        var buffer = new byte[16 << 10];
        while ((await talk.ReadAsync(buffer, cancellation)).Count is > 0 and var count)
        {
            Keep(kept, buffer.AsSpan(0, count));
        }

        Shorten(kept);
        var bytes = kept.GetBuffer().AsSpan(0, (int)kept.Length);

        // Do not begin in the middle of a character.
        while (kept.Length == MostBytes && bytes is [>= 0x80 and < 0xC0, ..])
        {
            bytes = bytes[1..];
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private static void Keep(MemoryStream kept, ReadOnlySpan<byte> bytes)
    {
        if (kept.Length + bytes.Length > 4 * MostBytes)
        {
            Shorten(kept);
        }

        kept.Write(bytes);
    }

    private static void Shorten(MemoryStream kept)
    {
        if (kept.Length > MostBytes)
        {
            kept.GetBuffer().AsSpan((int)kept.Length - MostBytes, MostBytes).CopyTo(kept.GetBuffer());
            kept.SetLength(MostBytes);
            kept.Position = MostBytes;
        }
    }
}
