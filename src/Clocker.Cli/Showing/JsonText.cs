using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using Clocker.Client;

namespace Clocker.Cli.Showing;

/// <summary>Facts as JSON.</summary>
internal static class JsonText
{
    private static readonly WireJson Lines = new(Readable(isIndented: false));

    /// <summary>Writes one document, indented.</summary>
    public static void Write<T>(TextWriter output, T value, Func<WireJson, JsonTypeInfo<T>> type) =>
        output.WriteLine(JsonSerializer.Serialize(value, type(new WireJson(Indented()))));

    /// <summary>Writes one line of a stream.</summary>
    public static void WriteLine<T>(TextWriter output, T value, Func<WireJson, JsonTypeInfo<T>> type) =>
        output.WriteLine(JsonSerializer.Serialize(value, type(Lines)));

    /// <summary>A value in a line of text, letters as they are.</summary>
    public static string Of(JsonElement value) => JsonSerializer.Serialize(value, Lines.JsonElement);

    /// <summary>The same, but a text without its quotes.</summary>
    public static string Shown(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : Of(value);

    /// <summary>Options of the wire, for people: indented, and letters as they are.</summary>
    public static JsonSerializerOptions Indented() => Readable(isIndented: true);

    private static JsonSerializerOptions Readable(bool isIndented) => new(WireJson.Default.Options)
    {
        WriteIndented = isIndented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = null,
    };
}
