using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clocker.Control.Journals;

/// <summary>Writes an id as its text.</summary>
internal sealed class IdConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}
