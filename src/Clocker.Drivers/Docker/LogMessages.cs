using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Clocker.Model.Containers;

namespace Clocker.Drivers.Docker;

/// <summary>Reads the engine's log stream: frames with a time in front of each message, or plain lines if the container has a terminal.</summary>
internal sealed class LogMessages(Stream stream, bool isMultiplexed)
{
    private const int HeaderBytes = 8;

    private readonly byte[] _header = new byte[HeaderBytes];
    private readonly Dictionary<bool, LogLine> _unfinished = [];
    private StreamReader? _lines;

    public async Task<LogLine?> NextAsync(CancellationToken cancellation)
    {
        if (!isMultiplexed)
        {
            _lines ??= new StreamReader(stream);
            return await _lines.ReadLineAsync(cancellation) is { } line ? Message(line.TrimEnd('\r'), isError: false) : null;
        }

        while (await FrameAsync(cancellation) is { } frame)
        {
            // Lines of more than 16 KiB come in several messages, each with a time; only the last ends with a line's end.
            var message = Message(frame.Text.TrimEnd('\n'), frame.IsError);
            if (_unfinished.Remove(frame.IsError, out var begun))
            {
                message = begun with { Text = begun.Text + message.Text };
            }

            if (frame.Text.EndsWith('\n'))
            {
                return message with { Text = message.Text.TrimEnd('\r') };
            }

            _unfinished[frame.IsError] = message;
        }

        return Rest();
    }

    private async Task<(bool IsError, string Text)?> FrameAsync(CancellationToken cancellation)
    {
        if (await stream.ReadAtLeastAsync(_header, HeaderBytes, throwOnEndOfStream: false, cancellation) < HeaderBytes)
        {
            return null;
        }

        var content = new byte[BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(4))];
        await stream.ReadExactlyAsync(content, cancellation);
        return (_header[0] == 2, Encoding.UTF8.GetString(content));
    }

    private LogLine? Rest()
    {
        foreach (var isError in new[] { false, true })
        {
            if (_unfinished.Remove(isError, out var line))
            {
                return line;
            }
        }

        return null;
    }

    private static LogLine Message(string text, bool isError)
    {
        var space = text.IndexOf(' ');
        return space > 0 && DateTimeOffset.TryParse(
            text.AsSpan(0, space), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new LogLine(at, isError, text[(space + 1)..])
            : new LogLine(default, isError, text);
    }
}
