using System.Text;

namespace Clocker.Blueprints.Compose.Tree;

/// <summary>A text that two values share if they are equal: kinds count, the order of a mapping's keys does not.</summary>
internal static class Fingerprint
{
    public static string Of(ComposeNode node)
    {
        var text = new StringBuilder();
        Add(text, node);
        return text.ToString();
    }

    private static void Add(StringBuilder text, ComposeNode node)
    {
        switch (node)
        {
            case ComposeMap map:
                text.Append('{');
                foreach (var entry in map.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
                {
                    text.Append(entry.Name.Length).Append(':').Append(entry.Name);
                    Add(text, entry.Value);
                }

                text.Append('}');
                break;
            case ComposeList list:
                text.Append('[');
                list.Items.ForEach(item => Add(text, item));
                text.Append(']');
                break;
            case ComposeScalar scalar:
                // One number is as good as another that is equal.
                var printed = scalar.Printed;
                text.Append(scalar.Type is ScalarKind.Whole or ScalarKind.Real ? 'n' : (char)('a' + scalar.Type)).Append(printed.Length).Append(':').Append(printed);
                break;
        }
    }
}
