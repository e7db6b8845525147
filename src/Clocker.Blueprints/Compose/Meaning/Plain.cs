using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Compose.Meaning;

/// <summary>A part of a model as a value.</summary>
internal static class Plain
{
    public static Value Of(ComposeNode node) => node switch
    {
        ComposeMap map => new Value.Fields(map.Entries.ToValueMap(entry => entry.Name, entry => Of(entry.Value))),
        ComposeList list => new Value.Sequence([.. list.Items.Select(Of)]),
        ComposeScalar { Type: ScalarKind.Flag } flag => Value.Of(flag.IsTrue),
        ComposeScalar { Type: ScalarKind.Whole } number => Value.Of(number.Whole),
        ComposeScalar { IsNull: true } => new Value.Nothing(),
        _ => Value.Of(((ComposeScalar)node).Printed),
    };
}
