using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Blueprints.Compose.Variables;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Decoding;

/// <summary>Makes the canonical model: each attribute in its form, in Compose's order, without what is zero.</summary>
internal sealed class Decoder(DiagnosticList diagnostics)
{
    /// <summary>A structure in its canonical form.</summary>
    public ComposeMap Structure(ComposeMap? given, Shape.Fields shape, Position at, ComposePath path)
    {
        var model = new ComposeMap(given?.At ?? at);
        foreach (var attribute in shape.Attributes)
        {
            var value = given?.Find(attribute.Name);
            if (Decoded(value, attribute, model.At, path.Then(attribute.Name)) is { } decoded)
            {
                model.Set(attribute.Name, given is null ? at : given.PlaceOf(attribute.Name), decoded);
            }
        }

        foreach (var entry in (given?.Entries ?? []).Where(entry => shape.HasExtensions && entry.Name.StartsWith(ProjectAttributes.Extension, StringComparison.Ordinal)))
        {
            model.Set(entry.Name, entry.NameAt, entry.Value);
        }

        return model;
    }

    /// <summary>An attribute in its form; null leaves it out.</summary>
    private ComposeNode? Decoded(ComposeNode? value, ComposeAttribute attribute, Position at, ComposePath path)
    {
        if (attribute.Form == Form.Structure)
        {
            return Structure(value as ComposeMap, attribute.Structure!, value?.At ?? at, path);
        }

        return value is null or { IsNull: true } || attribute.Form == Form.Nothing ? null : attribute.Form switch
        {
            Form.Text => Text(value, path) is { Length: > 0 } text ? ComposeScalar.Text(value.At, text) : null,
            Form.Flag => Flag(value, path) is { IsTrue: true } flag ? flag : null,
            Form.OptionalFlag => Flag(value, path),
            Form.Whole => Whole(value, path) is { Whole: not 0 } number ? number : null,
            Form.OptionalWhole => Whole(value, path),
            Form.Real => Real(value, path) is { Real: not 0 } real ? real : null,
            Form.Bytes => Bytes(value, path),
            Form.Span => Span(value, path) is { AsText: not "0s" } span ? span : null,
            Form.OptionalSpan => Span(value, path),
            Form.Mode => Mode(value, path),
            Form.DeviceCount => value.AsText is { } word && word.Equals("all", StringComparison.OrdinalIgnoreCase)
                ? ComposeScalar.Number(value.At, -1L)
                : Whole(value, path) is { Whole: not 0 } count ? count : null,
            Form.OptionalStructure => value is ComposeMap map ? Structure(map, attribute.Structure!, map.At, path) : null,
            Form.Structures => value is ComposeList list ? Structures(list, attribute, path) : null,
            Form.StructureMap => value is ComposeMap named ? StructureMap(named, attribute, path) : null,
            Form.Ulimits => value is ComposeMap limits ? Ulimits(limits, path) : null,
            Form.Anything => value,
            _ => new Collections(diagnostics).Decode(value, attribute.Form, path),
        };
    }

    private ComposeList? Structures(ComposeList list, ComposeAttribute attribute, ComposePath path)
    {
        var decoded = new ComposeList(list.At, list.Items.OfType<ComposeMap>().Select((item, index) => Structure(item, attribute.Structure!, item.At, path.Then(index))));
        return decoded.Items.Count > 0 ? decoded : null;
    }

    private ComposeMap? StructureMap(ComposeMap map, ComposeAttribute attribute, ComposePath path)
    {
        var decoded = new ComposeMap(map.At, map.Count);
        foreach (var entry in map.Entries)
        {
            decoded.Set(entry.Name, entry.NameAt, attribute.KeepsNull && entry.Value is not ComposeMap
                ? ComposeScalar.Null(entry.Value.At)
                : Structure(entry.Value as ComposeMap, attribute.Structure!, entry.Value.At, path.Then(entry.Name)));
        }

        return decoded.Count > 0 ? decoded : null;
    }

    private ComposeMap? Ulimits(ComposeMap map, ComposePath path)
    {
        var limits = new ComposeMap(map.At, map.Count);
        foreach (var entry in map.Entries)
        {
            if (entry.Value is not ComposeMap pair)
            {
                limits.Set(entry.Name, entry.NameAt, Whole(entry.Value, path.Then(entry.Name)) ?? entry.Value);
                continue;
            }

            var limit = new ComposeMap(pair.At);
            foreach (var side in new[] { "soft", "hard" })
            {
                limit.Set(side, pair.Find(side) is { } given && Whole(given, path.Then(entry.Name).Then(side)) is { } number ? number : ComposeScalar.Number(pair.At, 0L));
            }

            limits.Set(entry.Name, entry.NameAt, limit);
        }

        return limits.Count > 0 ? limits : null;
    }

    private string? Text(ComposeNode value, ComposePath path) => value switch
    {
        ComposeScalar { Type: ScalarKind.Text or ScalarKind.Whole } scalar => scalar.Printed,
        _ => Refuse<string>(value, path, "a string"),
    };

    private ComposeScalar? Flag(ComposeNode value, ComposePath path) => value switch
    {
        ComposeScalar { Type: ScalarKind.Flag } scalar => scalar,
        { AsText: { } text } when Casts.To(Cast.Flag, text, value.At) is { } flag => flag,
        _ => Refuse<ComposeScalar>(value, path, "true or false"),
    };

    private ComposeScalar? Whole(ComposeNode value, ComposePath path) => value switch
    {
        ComposeScalar { Type: ScalarKind.Whole } scalar => scalar,
        ComposeScalar { Type: ScalarKind.Real } scalar => ComposeScalar.Number(value.At, scalar.Whole),
        { AsText: { } text } when GoNumber.TryWhole(text, out var whole) => ComposeScalar.Number(value.At, whole),
        _ => Refuse<ComposeScalar>(value, path, "a whole number"),
    };

    /// <summary>Of single precision, as Compose keeps them.</summary>
    private ComposeScalar? Real(ComposeNode value, ComposePath path) => value switch
    {
        ComposeScalar { Type: ScalarKind.Whole or ScalarKind.Real } scalar => Single(scalar.Real, value.At),
        { AsText: { } text } when GoNumber.TryReal(text, out var real) => Single(real, value.At),
        _ => Refuse<ComposeScalar>(value, path, "a number"),
    };

    private static ComposeScalar Single(double value, Position at) =>
        ComposeScalar.Number(at, GoNumber.TryReal(GoNumber.PrintedSingle((float)value), out var shortest) ? shortest : value);

    private ComposeScalar? Bytes(ComposeNode value, ComposePath path)
    {
        var bytes = value switch
        {
            ComposeScalar { Type: ScalarKind.Whole } scalar => scalar.Whole,
            { AsText: { } text } => GoBytes.Read(text) ?? Refuse<ComposeScalar>(value, path, "a size such as 512m")?.Whole ?? 0,
            _ => 0,
        };
        return bytes == 0 ? null : ComposeScalar.Text(value.At, GoNumber.Printed(bytes));
    }

    private ComposeScalar? Span(ComposeNode value, ComposePath path) =>
        value.AsText is { } text && GoDuration.Read(text) is { } span
            ? ComposeScalar.Text(value.At, GoDuration.Print(span))
            : Refuse<ComposeScalar>(value, path, "a duration such as 1m30s");

    private ComposeScalar? Mode(ComposeNode value, ComposePath path)
    {
        var mode = value switch
        {
            ComposeScalar { Type: ScalarKind.Whole } scalar => scalar.Whole,
            { AsText: { Length: > 0 and < 20 } text } when text.All(digit => digit is >= '0' and < '8') => Convert.ToInt64(text, 8),
            _ => Refuse<ComposeScalar>(value, path, "permissions such as \"0440\"")?.Whole,
        };
        return mode is { } bits ? ComposeScalar.Text(value.At, $"0{Convert.ToString(bits, 8)}") : null;
    }

    private T? Refuse<T>(ComposeNode value, ComposePath path, string wanted)
        where T : class
    {
        diagnostics.Error(Codes.BadAttribute, value.At, $"{path}: \"{(value as ComposeScalar)?.Printed ?? value.Kind}\" is not {wanted}", $"Write {wanted}.");
        return null;
    }
}
