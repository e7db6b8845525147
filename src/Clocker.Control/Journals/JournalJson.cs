using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;

namespace Clocker.Control.Journals;

/// <summary>How facts are written: JSON, the same bytes for the same facts.</summary>
public static class JournalJson
{
    /// <summary>Facts, values and expressions, with ids as text and kinds as <c>kind</c>.</summary>
    internal static JsonSerializerOptions Options { get; } = Make();

    /// <summary>A batch's bytes.</summary>
    public static byte[] Write(IReadOnlyList<Entry> entries) => JsonSerializer.SerializeToUtf8Bytes(entries, Options);

    /// <summary>A batch from its bytes.</summary>
    /// <exception cref="JsonException">It is not one, or has a fact of a kind that this version does not know; the message says which.</exception>
    public static IReadOnlyList<Entry> Read(ReadOnlySpan<byte> batch) => JsonSerializer.Deserialize<List<Entry>>(batch, Options)!;

    /// <summary>Facts as text, one a line; equal states give equal text.</summary>
    public static string Text(IEnumerable<Fact> facts) => string.Join('\n', facts.Select(fact => JsonSerializer.Serialize(fact, Options)));

    internal static string Text<T>(T content) => JsonSerializer.Serialize(content, Options);

    /// <summary>Sixteen hexadecimal digits that are equal where contents are.</summary>
    internal static string Hash<T>(T content) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, Options)).AsSpan(0, 8));

    private static JsonSerializerOptions Make()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(AddKinds);
        return new(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = resolver,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            IgnoreReadOnlyProperties = true,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
                new IdConverter<EntityId>(text => new(text), id => id.Value),
                new IdConverter<WorldId>(text => new(text), id => id.Value),
                new IdConverter<HostId>(text => new(text), id => id.Value),
                new IdConverter<SecretId>(text => new(text), id => id.Value),
                new IdConverter<BlobId>(text => new(text), id => id.Value),
                new ValueConverter(),
                new CollectionConverters(),
            },
        };
    }

    private static void AddKinds(JsonTypeInfo info)
    {
        if (info.Type == typeof(Fact))
        {
            Distinguish(info, FactKinds.All);
        }
        else if (info.Type == typeof(Expression))
        {
            Distinguish(info,
            [
                ("constant", typeof(Expression.Constant)),
                ("list", typeof(Expression.Sequence)),
                ("map", typeof(Expression.Fields)),
                ("component", typeof(Expression.Component)),
                ("config", typeof(Expression.Config)),
                ("attributeWhenReady", typeof(Expression.AttributeWhenReady)),
                ("formatString", typeof(Expression.FormatString)),
                ("entitySpec", typeof(Expression.Specification)),
                ("entityId", typeof(Expression.Identity)),
                ("location", typeof(Expression.Location)),
                ("locationConfig", typeof(Expression.LocationConfig)),
                ("regexReplacement", typeof(Expression.RegexReplacement)),
                ("urlEncode", typeof(Expression.UrlEncode)),
                ("template", typeof(Expression.Template)),
                ("external", typeof(Expression.External)),
                ("item", typeof(Expression.Item)),
            ]);
        }
        else if (info.Type == typeof(EntitySpec) || info.Type == typeof(ParameterSpec) || info.Type == typeof(Deployment))
        {
            OmitWhatIsEmpty(info);
        }
    }

    /// <summary>Most entities have little beside their config; rows of before have nothing else.</summary>
    private static void OmitWhatIsEmpty(JsonTypeInfo info)
    {
        string[] always = ["config", "children"];
        foreach (var property in info.Properties.Where(property => property.Set is not null && !always.Contains(property.Name)))
        {
            property.ShouldSerialize = (_, value) => value is not (null or IReadOnlyCollection<object> { Count: 0 } or ValueMap<Expression> { Count: 0 });
        }
    }

    private static void Distinguish(JsonTypeInfo info, IEnumerable<(string Kind, Type Type)> kinds)
    {
        info.PolymorphismOptions = new()
        {
            TypeDiscriminatorPropertyName = "kind",
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
        };
        foreach (var (kind, type) in kinds)
        {
            info.PolymorphismOptions.DerivedTypes.Add(new(type, kind));
        }
    }
}
