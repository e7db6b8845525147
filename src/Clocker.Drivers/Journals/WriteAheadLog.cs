using System.Buffers.Binary;

namespace Clocker.Drivers.Journals;

/// <summary>Looks at SQLite's write-ahead log before SQLite does: SQLite drops a damaged tail without a word.</summary>
/// <remarks>
/// The format is SQLite's (www.sqlite.org/fileformat.html, 4.1): a header of 32 bytes and frames of 24 bytes and a page.
/// Frames of an earlier round have other salts than the header; they may follow the last frame of this round and are no damage.
/// </remarks>
internal static class WriteAheadLog
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;

    /// <summary>What is wrong with the log in one sentence, or null.</summary>
    public static string? Trouble(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        if (file.Length == 0)
        {
            return null;
        }

        var header = new byte[HeaderBytes];
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
        {
            return "The journal's write-ahead log ends within its header.";
        }

        var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        var bigEndian = magic == 0x377f0683;
        var sum = Sum((0, 0), header.AsSpan(0, 24), bigEndian);
        if ((magic != 0x377f0682 && !bigEndian) || sum != Stored(header.AsSpan(24)))
        {
            return "The header of the journal's write-ahead log is damaged.";
        }

        return TroubleInFrames(file, header, sum, bigEndian);
    }

    private static string? TroubleInFrames(FileStream file, byte[] header, (uint, uint) sum, bool bigEndian)
    {
        var pageBytes = (int)BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8));
        var frame = new byte[FrameHeaderBytes + pageBytes];
        var whole = true;
        var committed = true;
        for (var number = 1; ; number++)
        {
            var got = file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false);
            if (got == 0)
            {
                break;
            }

            var ours = got >= FrameHeaderBytes && frame.AsSpan(8, 8).SequenceEqual(header.AsSpan(16, 8));
            if (got < frame.Length)
            {
                return ours || whole ? "The journal's write-ahead log ends in the middle of a page." : null;
            }

            if (ours && !whole)
            {
                return $"The journal's write-ahead log is damaged before page {number}.";
            }

            if (!ours)
            {
                whole = false;
                continue;
            }

            sum = Sum(Sum(sum, frame.AsSpan(0, 8), bigEndian), frame.AsSpan(FrameHeaderBytes), bigEndian);
            if (sum != Stored(frame.AsSpan(16)))
            {
                return $"The journal's write-ahead log is damaged at page {number}.";
            }

            committed = BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(4)) != 0;
        }

        return committed ? null : "The journal's last write was not finished.";
    }

    private static (uint, uint) Stored(ReadOnlySpan<byte> bytes) =>
        (BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]));

    private static (uint First, uint Second) Sum((uint First, uint Second) sum, ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        for (var at = 0; at < bytes.Length; at += 8)
        {
            sum.First += Word(bytes[at..], bigEndian) + sum.Second;
            sum.Second += Word(bytes[(at + 4)..], bigEndian) + sum.First;
        }

        return sum;
    }

    private static uint Word(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
