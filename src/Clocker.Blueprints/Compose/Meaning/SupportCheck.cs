using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Meaning;

/// <summary>Says of each attribute that is given what Clocker does not do about it: nothing is ignored in silence.</summary>
internal sealed class SupportCheck(DiagnosticList diagnostics)
{
    /// <summary>Looks at a part of the canonical model.</summary>
    public void Check(ComposeMap map, Shape.Fields shape, ComposePath path)
    {
        foreach (var entry in map.Entries)
        {
            if (shape.Find(entry.Name) is { } attribute && !IsUsual(entry.Value, attribute))
            {
                Check(entry, attribute, path.Then(entry.Name));
            }
        }
    }

    private void Check(ComposeMap.Entry entry, ComposeAttribute attribute, ComposePath path)
    {
        switch (attribute.Support)
        {
            case Support.Ignored:
                diagnostics.Warning(Codes.NotHonoured, entry.NameAt, $"{path} has no effect: {Lower(attribute.Note)}", "Remove it, or see docs/formats/compose.md.");
                return;
            case Support.Rejected:
                diagnostics.Error(Codes.NotDeployable, entry.NameAt, $"{path} is not there in Clocker. {attribute.Note}", "See docs/formats/compose.md.");
                return;
        }

        if (attribute.Structure is not { } structure)
        {
            return;
        }

        switch (attribute.Form)
        {
            case Form.Structure or Form.OptionalStructure when entry.Value is ComposeMap map:
                Check(map, structure, path);
                break;
            case Form.Structures when entry.Value is ComposeList list:
                list.Items.OfType<ComposeMap>().ToList().ForEach(item => Check(item, structure, path));
                break;
            case Form.StructureMap when entry.Value is ComposeMap map:
                foreach (var named in map.Entries.Where(named => named.Value is ComposeMap))
                {
                    Check((ComposeMap)named.Value, structure, path.Then(named.Name));
                }

                break;
        }
    }

    private static bool IsUsual(ComposeNode value, ComposeAttribute attribute) => attribute.Usual is { } usual && value.AsText == usual;

    private static string Lower(string note) => note.Length < 2 || char.IsUpper(note[1]) ? note : $"{char.ToLowerInvariant(note[0])}{note[1..]}";
}
