using System.Text;

using Clocker.Blueprints.Yaml;
using Clocker.Model.Diagnostics;

namespace Clocker.Blueprints;

/// <summary>The text of a blueprint from the bytes of its file.</summary>
public static class SourceBytes
{
    private const int ChunkBytes = 64 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file no further than it takes to see that it is too large: it may be endless.</summary>
    public static byte[] Read(Stream file)
    {
        using var read = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        while (read.Length <= YamlDocument.MostBytes && file.Read(chunk) is > 0 and var count)
        {
            read.Write(chunk, 0, count);
        }

        return read.ToArray();
    }

    /// <summary>The text, by its byte order mark or else as UTF-8.</summary>
    /// <returns>What is wrong with the bytes, if anything is; what cannot be read is then shown as <c>�</c>.</returns>
    public static (string Text, Diagnostic? Problem) Decode(string name, byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        return (text, reader.CurrentEncoding is UTF8Encoding && bytes.Length <= YamlDocument.MostBytes ? Invalid(name, bytes) : null);
    }

    private static Diagnostic? Invalid(string name, byte[] bytes)
    {
        try
        {
            Strict.GetCharCount(bytes);
            return null;
        }
        catch (DecoderFallbackException exception)
        {
            var before = bytes.AsSpan(0, exception.Index);
            var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
            return new Diagnostic(
                DiagnosticCodes.NotYaml,
                Severity.Error,
                $"The text is not UTF-8: it has the byte 0x{bytes[exception.Index]:X2} here.",
                "Save it as UTF-8.",
                new SourceLocation(name, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1));
        }
    }
}
