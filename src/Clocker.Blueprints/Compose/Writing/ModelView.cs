using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Writing;

/// <summary>A project as it is printed: in YAML everything that was said, in JSON without extensions below the top and with some things that are empty.</summary>
/// <param name="isJson">Which of the two.</param>
/// <param name="showsFiles">Whether the files that variables and labels came from are there, too.</param>
internal sealed class ModelView(bool isJson, bool showsFiles = false)
{
    private static readonly string[] Files = ["env_file", "label_file"];

    private readonly Comparer<string> _order = isJson ? Comparer<string>.Create(string.CompareOrdinal) : Comparer<string>.Create(NaturalOrder.Compare);

    /// <summary>The whole project.</summary>
    public ComposeMap Of(ComposeProject project)
    {
        var view = new ComposeMap(default);
        view.Set(ProjectAttributes.Name, ComposeScalar.Text(default, project.Name));
        view.Set(ProjectAttributes.Services, Value(project.Services, ProjectAttributes.Shape.Find(ProjectAttributes.Services)!));
        foreach (var section in ProjectAttributes.Resources.Where(project.Model.Has))
        {
            view.Set(section, Value(project.Model.Find(section)!, ProjectAttributes.Shape.Find(section)!));
        }

        foreach (var extension in Extensions(project.Model))
        {
            view.Set(extension.Name, Sorted(extension.Value));
        }

        return isJson ? (ComposeMap)Sorted(view, depth: 1) : view;
    }

    /// <summary>A model that is not in its canonical form: its keys in order.</summary>
    public ComposeMap AsIs(ComposeMap model) => (ComposeMap)Sorted(model);

    /// <summary>One service alone.</summary>
    public ComposeMap Of(ComposeMap service) => Fields(service, ServiceAttributes.Shape);

    private ComposeMap Fields(ComposeMap map, Shape.Fields shape)
    {
        var view = new ComposeMap(map.At, map.Count);
        foreach (var attribute in shape.Attributes)
        {
            var value = map.Find(attribute.Name);
            if (attribute.IsInternal || IsFromOutside(attribute, map) || (!showsFiles && Files.Contains(attribute.Name)) || (value is null && (!isJson || !attribute.IsAlwaysInJson)))
            {
                continue;
            }

            var shown = value is null ? Empty(attribute) : Value(value, attribute);
            if (attribute.Form != Form.Structure || isJson || shown is ComposeMap { Count: > 0 })
            {
                view.Set(isJson ? attribute.JsonName ?? attribute.Name : attribute.Name, shown);
            }
        }

        foreach (var extension in isJson ? [] : Extensions(map))
        {
            view.Set(extension.Name, Sorted(extension.Value));
        }

        return view;
    }

    /// <summary>What JSON has where nothing is said.</summary>
    private ComposeNode Empty(ComposeAttribute attribute) => attribute.Form switch
    {
        Form.Structure => Fields(new(default), attribute.Structure!),
        Form.Whole => ComposeScalar.Number(default, 0L),
        Form.Text => ComposeScalar.Text(default, ""),
        Form.Bytes => ComposeScalar.Text(default, "0"),
        _ => ComposeScalar.Null(default),
    };

    private ComposeNode Value(ComposeNode value, ComposeAttribute attribute) => attribute.Form switch
    {
        Form.Structure or Form.OptionalStructure when value is ComposeMap map => Fields(map, attribute.Structure!),
        Form.Structures when value is ComposeList files && attribute.Name == Files[0] => new ComposeList(files.At, files.Items.Select(VariableFile)),
        Form.Structures when value is ComposeList list => new ComposeList(list.At, list.Items.Select(item => Fields((ComposeMap)item, attribute.Structure!))),
        Form.StructureMap when value is ComposeMap map => Keyed(map, item => item is ComposeMap structure ? Fields(structure, attribute.Structure!) : item),
        // Both limits have a fixed order.
        Form.Ulimits when value is ComposeMap map => Keyed(map, item => item is ComposeMap limits && isJson ? WithoutZeros(limits) : item),
        _ => Sorted(value),
    };

    /// <summary>A file that has to be there is its path.</summary>
    private static ComposeNode VariableFile(ComposeNode node) =>
        node is ComposeMap file && file.Find("required") is ComposeScalar { IsTrue: true } && file.Find("path") is { } path ? path : node;

    /// <summary>The content of what comes from a variable is nobody's to see.</summary>
    private static bool IsFromOutside(ComposeAttribute attribute, ComposeMap map) => attribute.Name == "content" && map.Has("environment");

    private static ComposeMap WithoutZeros(ComposeMap limits)
    {
        var rest = new ComposeMap(limits.At);
        foreach (var entry in limits.Entries.Where(entry => entry.Value is not ComposeScalar { Whole: 0 }))
        {
            rest.Set(entry.Name, entry.Value);
        }

        return rest;
    }

    private ComposeMap Keyed(ComposeMap map, Func<ComposeNode, ComposeNode> view)
    {
        var sorted = new ComposeMap(map.At, map.Count);
        foreach (var entry in map.Entries.OrderBy(entry => entry.Name, _order))
        {
            sorted.Set(entry.Name, view(entry.Value));
        }

        return sorted;
    }

    private ComposeNode Sorted(ComposeNode node, int depth = int.MaxValue) => node switch
    {
        ComposeMap map when depth > 0 => Keyed(map, item => Sorted(item, depth - 1)),
        ComposeList list when depth > 0 => new ComposeList(list.At, list.Items.Select(item => Sorted(item, depth - 1))),
        _ => node,
    };

    private IEnumerable<ComposeMap.Entry> Extensions(ComposeMap map) =>
        map.Entries.Where(entry => entry.Name.StartsWith(ProjectAttributes.Extension, StringComparison.Ordinal)).OrderBy(entry => entry.Name, _order);
}
