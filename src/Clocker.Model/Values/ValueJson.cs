using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Clocker.Model.Values;

/// <summary>Writes values as JSON.</summary>
public static class ValueJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value as one line of JSON; secrets are shown as <c>***</c>.</summary>
    public static string Write(Value value)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Compact))
        {
            Write(json, value);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>Writes a value where the writer stands; secrets are shown as <c>***</c>.</summary>
    public static void Write(Utf8JsonWriter json, Value value)
    {
        switch (value)
        {
            case Value.Nothing:
                json.WriteNullValue();
                break;
            case Value.Truth truth:
                json.WriteBooleanValue(truth.IsTrue);
                break;
            case Value.Number number:
                json.WriteNumberValue(number.Amount);
                break;
            case Value.Sequence list:
                WriteList(json, list);
                break;
            case Value.Fields map:
                WriteMap(json, map);
                break;
            default:
                json.WriteStringValue(value.Display);
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter json, Value.Sequence list)
    {
        json.WriteStartArray();
        foreach (var item in list.Items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter json, Value.Fields map)
    {
        json.WriteStartObject();
        foreach (var (key, item) in map.Entries)
        {
            json.WritePropertyName(key);
            Write(json, item);
        }

        json.WriteEndObject();
    }
}
