using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Decoding;

/// <summary>Lists and maps of texts in their canonical form.</summary>
internal sealed class Collections(DiagnosticList diagnostics)
{
    public ComposeNode? Decode(ComposeNode value, Form form, ComposePath path) => form switch
    {
        Form.Texts => NotEmpty(Texts(value, path, takesNumbers: true)),
        Form.TextsOfNumbers => NotEmpty(Texts(value, path, takesNumbers: true)),
        Form.Words => Words(value, path),
        Form.HealthTest => value.AsText is null ? NotEmpty(Texts(value, path, takesNumbers: false)) : new ComposeList(value.At, [ComposeScalar.Text(value.At, "CMD-SHELL"), value]),
        Form.Variables => NotEmpty(Pairs(value, path, keepsNothing: true)),
        Form.Labels => NotEmpty(Pairs(value, path, keepsNothing: false)),
        Form.MultiOptions => NotEmpty(MultiOptions(value)),
        Form.Hosts => NotEmpty(new HostList(diagnostics).Read(value, path)),
        _ => NotEmpty(SshKeys(value)),
    };

    private ComposeList Texts(ComposeNode value, ComposePath path, bool takesNumbers)
    {
        var texts = new ComposeList(value.At);
        foreach (var item in value is ComposeList list ? list.Items : [value])
        {
            if (item is ComposeScalar { IsNull: false } scalar && (takesNumbers || scalar.Type == ScalarKind.Text))
            {
                texts.Items.Add(scalar.Type == ScalarKind.Text ? scalar : ComposeScalar.Text(scalar.At, scalar.Printed));
            }
            else
            {
                Refuse(item, $"{path}: {item.Kind} in a list of strings", "Write texts.");
            }
        }

        return texts;
    }

    private ComposeList? Words(ComposeNode value, ComposePath path)
    {
        if (value.AsText is not { } text)
        {
            return Texts(value, path, takesNumbers: false);
        }

        if (ShellWords.Split(text) is { } words)
        {
            return new ComposeList(value.At, words.Select(word => ComposeScalar.Text(value.At, word)));
        }

        Refuse(value, $"{path}: invalid command line string", "Close the quotes, or write a list of words.");
        return null;
    }

    private ComposeMap Pairs(ComposeNode value, ComposePath path, bool keepsNothing)
    {
        var pairs = new ComposeMap(value.At);
        switch (value)
        {
            case ComposeMap map:
                foreach (var entry in map.Entries)
                {
                    pairs.Set(entry.Name, entry.NameAt, Value(entry.Value, keepsNothing));
                }

                break;
            case ComposeList list:
                list.Items.ForEach(item => Add(pairs, item, path, keepsNothing));
                break;
        }

        return pairs;
    }

    private void Add(ComposeMap pairs, ComposeNode item, ComposePath path, bool keepsNothing)
    {
        var text = (item as ComposeScalar)?.Printed ?? "";
        var end = text.IndexOf('=', StringComparison.Ordinal);
        var key = end < 0 ? text : text[..end];
        if (keepsNothing && key.Length > 0 && char.IsWhiteSpace(key[^1]))
        {
            Refuse(item, $"{path}: environment variable {key} is declared with a trailing space", "Remove the space before =.");
        }

        pairs.Set(key, item.At, end >= 0 ? ComposeScalar.Text(item.At, text[(end + 1)..]) : keepsNothing ? ComposeScalar.Null(item.At) : ComposeScalar.Text(item.At, ""));
    }

    private static ComposeScalar Value(ComposeNode value, bool keepsNothing) => value switch
    {
        { IsNull: true } => keepsNothing ? (ComposeScalar)value : ComposeScalar.Text(value.At, ""),
        ComposeScalar { Type: ScalarKind.Text } text => text,
        _ => ComposeScalar.Text(value.At, (value as ComposeScalar)?.Printed ?? ""),
    };

    private static ComposeMap MultiOptions(ComposeNode value)
    {
        var options = new ComposeMap(value.At);
        foreach (var entry in (value as ComposeMap)?.Entries ?? [])
        {
            var items = entry.Value is ComposeList list ? list.Items : [entry.Value];
            options.Set(entry.Name, entry.NameAt, new ComposeList(entry.Value.At, items.Select(item => ComposeScalar.Text(item.At, (item as ComposeScalar)?.Printed ?? ""))));
        }

        return options;
    }

    private static ComposeList SshKeys(ComposeNode value) => new(
        value.At,
        ((value as ComposeMap)?.Entries ?? [])
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => ComposeScalar.Text(entry.NameAt, (entry.Value as ComposeScalar)?.Printed is { Length: > 0 } path ? $"{entry.Name}: {path}" : entry.Name)));

    private static ComposeList? NotEmpty(ComposeList? list) => list is { Items.Count: > 0 } ? list : null;

    private static ComposeMap? NotEmpty(ComposeMap map) => map.Count > 0 ? map : null;

    private void Refuse(ComposeNode node, string message, string remedy) => diagnostics.Error(Codes.BadAttribute, node.At, message, remedy);
}
