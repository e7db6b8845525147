using System.Text.Json;
using System.Text.Json.Serialization;

using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Control.Journals;

/// <summary>Writes values as the JSON they look like; a map with one key that starts with <c>$</c> says what JSON cannot.</summary>
internal sealed class ValueConverter : JsonConverter<Value>
{
    private const string Secret = "$secret";
    private const string Joined = "$joined";
    private const string Map = "$map";

    public override bool HandleNull => true;

    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case null or Value.Nothing:
                writer.WriteNullValue();
                break;
            case Value.Truth truth:
                writer.WriteBooleanValue(truth.IsTrue);
                break;
            case Value.Number number:
                writer.WriteNumberValue(number.Amount);
                break;
            case Value.Text text:
                writer.WriteStringValue(text.Content);
                break;
            case Value.Sequence list:
                WriteItems(writer, list.Items, options);
                break;
            case Value.Secret secret:
                writer.WriteStartObject();
                writer.WriteString(Secret, secret.Id.Value);
                writer.WriteEndObject();
                break;
            case Value.Joined joined:
                writer.WriteStartObject();
                writer.WritePropertyName(Joined);
                WriteItems(writer, joined.Parts, options);
                writer.WriteEndObject();
                break;
            case Value.Fields map when map.Entries.Keys.Any(key => key.StartsWith('$')):
                writer.WriteStartObject();
                writer.WritePropertyName(Map);
                WriteEntries(writer, map.Entries, options);
                writer.WriteEndObject();
                break;
            case Value.Fields map:
                WriteEntries(writer, map.Entries, options);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static Value Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => Value.Of(true),
        JsonValueKind.False => Value.Of(false),
        JsonValueKind.Number => Value.Of(element.GetDecimal()),
        JsonValueKind.String => Value.Of(element.GetString()!),
        JsonValueKind.Array => new Value.Sequence([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.Object when element.TryGetProperty(Secret, out var id) => new Value.Secret(new(id.GetString()!)),
        JsonValueKind.Object when element.TryGetProperty(Joined, out var parts) => new Value.Joined([.. parts.EnumerateArray().Select(Read)]),
        JsonValueKind.Object when element.TryGetProperty(Map, out var map) => ReadEntries(map),
        JsonValueKind.Object => ReadEntries(element),
        _ => new Value.Nothing(),
    };

    private static Value.Fields ReadEntries(JsonElement map) =>
        new(map.EnumerateObject().ToValueMap(entry => entry.Name, entry => Read(entry.Value)));

    private void WriteItems(Utf8JsonWriter writer, ValueList<Value> items, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item, options);
        }

        writer.WriteEndArray();
    }

    private void WriteEntries(Utf8JsonWriter writer, ValueMap<Value> entries, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, item) in entries)
        {
            writer.WritePropertyName(key);
            Write(writer, item, options);
        }

        writer.WriteEndObject();
    }
}
