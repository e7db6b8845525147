using System.Text;

using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Writing;

/// <summary>YAML as Compose prints it, letter for letter: blocks indented by two.</summary>
internal sealed class GoYaml
{
    private const int LongestSimpleKey = 128;

    private readonly StringBuilder _text = new();

    public static string Of(ComposeMap map)
    {
        var yaml = new GoYaml();
        if (map.Count == 0)
        {
            return "{}\n";
        }

        yaml.Entries(map, 0, isFirstOpen: true);
        return yaml._text.ToString();
    }

    private void Entries(ComposeMap map, int indent, bool isFirstOpen)
    {
        foreach (var entry in map.Entries)
        {
            if (!isFirstOpen)
            {
                _text.Append(' ', indent);
            }

            isFirstOpen = false;
            if (entry.Name.Length > LongestSimpleKey || entry.Name.Contains('\n', StringComparison.Ordinal))
            {
                _text.Append("? ").Append(GoYamlScalar.Key(entry.Name)).Append('\n').Append(' ', indent).Append(':');
            }
            else
            {
                _text.Append(GoYamlScalar.Key(entry.Name)).Append(':');
            }

            AfterKey(entry.Value, indent);
        }
    }

    private void AfterKey(ComposeNode value, int indent)
    {
        switch (value)
        {
            case ComposeMap { Count: > 0 } map:
                _text.Append('\n');
                Entries(map, indent + 2, isFirstOpen: false);
                break;
            case ComposeList { Items.Count: > 0 } list:
                _text.Append('\n');
                Items(list, indent + 2, isFirstOpen: false);
                break;
            default:
                _text.Append(' ');
                Leaf(value, indent + 2);
                break;
        }
    }

    private void Items(ComposeList list, int indent, bool isFirstOpen)
    {
        foreach (var item in list.Items)
        {
            if (!isFirstOpen)
            {
                _text.Append(' ', indent);
            }

            isFirstOpen = false;
            _text.Append("- ");
            switch (item)
            {
                case ComposeMap { Count: > 0 } map:
                    Entries(map, indent + 2, isFirstOpen: true);
                    break;
                case ComposeList { Items.Count: > 0 } inner:
                    Items(inner, indent + 2, isFirstOpen: true);
                    break;
                default:
                    Leaf(item, indent + 2);
                    break;
            }
        }
    }

    private void Leaf(ComposeNode value, int indent) => _text.Append(value switch
    {
        ComposeMap => "{}",
        ComposeList => "[]",
        ComposeScalar { Type: ScalarKind.Text } text => GoYamlScalar.Text(text.Printed, indent),
        ComposeScalar { Type: ScalarKind.Null } => "null",
        ComposeScalar { Type: ScalarKind.Real, Real: double.NaN } => ".nan",
        ComposeScalar { Type: ScalarKind.Real, Real: double.PositiveInfinity } => ".inf",
        ComposeScalar { Type: ScalarKind.Real, Real: double.NegativeInfinity } => "-.inf",
        _ => ((ComposeScalar)value).Printed,
    }).Append('\n');
}
