using System.Text;

using Clocker.Model.Values;

namespace Clocker.Model.Expressions;

/// <summary>Joins values into one text; with a secret among them the text is a secret too.</summary>
internal static class TextParts
{
    public static Value Join(IEnumerable<Value> values)
    {
        var parts = new List<Value>();
        var text = new StringBuilder();
        foreach (var value in values)
        {
            if (!value.HoldsSecret)
            {
                text.Append(value.Display);
                continue;
            }

            if (value is Value.Sequence or Value.Fields)
            {
                throw new FormatException("a list or a map with a secret in it cannot be made into text");
            }

            Flush();
            parts.AddRange(value is Value.Joined joined ? joined.Parts : [value]);
        }

        if (parts.Count == 0)
        {
            return Value.Of(text.ToString());
        }

        Flush();
        return new Value.Joined([.. parts]);

        void Flush()
        {
            if (text.Length > 0)
            {
                parts.Add(Value.Of(text.ToString()));
                text.Clear();
            }
        }
    }
}
