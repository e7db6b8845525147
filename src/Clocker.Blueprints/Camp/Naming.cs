using Clocker.Model.Containers;
using Clocker.Model.Expressions;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Gives names to services that have none, and sees to it that each can be addressed.</summary>
internal sealed class Naming(DiagnosticList diagnostics)
{
    public void GiveNames(Draft root)
    {
        var below = root.SelfAndDescendants().Skip(1).ToList();
        CheckIds(below.Prepend(root));
        var taken = new Dictionary<string, Draft>(StringComparer.Ordinal);
        foreach (var draft in below.Where(draft => (draft.Id ?? draft.GivenName) is not null))
        {
            draft.Name = draft.GivenName ?? draft.Id!;
            if (draft.ItemRoot is not null && draft.Id is null && taken.ContainsKey(draft.Handle))
            {
                // Whoever uses an item twice cannot help that its parts have names.
                draft.Name = Free(draft.Name, taken);
                taken.Add(draft.Name, draft);
            }
            else if (!taken.TryAdd(draft.Handle, draft) && draft.Id is null)
            {
                diagnostics.Error(Codes.AmbiguousName, draft.At, $"Two services are called \"{draft.Handle}\", and this one has no id.", "Give it an id of its own.");
            }
            else if (draft.Id is not null && taken[draft.Handle] is { Id: null })
            {
                diagnostics.Error(Codes.AmbiguousName, taken[draft.Handle].At, $"The name \"{draft.Handle}\" is another service's id.", "Give this service an id of its own.");
            }
        }

        foreach (var draft in below.Where(draft => draft.Name.Length == 0))
        {
            draft.Name = Free(Usual(draft), taken);
            taken.Add(draft.Name, draft);
        }
    }

    /// <summary>Names an entity that belongs to no application, and all below it.</summary>
    public void NameAll(Draft entity)
    {
        GiveNames(entity);
        entity.Name = entity.GivenName ?? entity.Id ?? Usual(entity);
    }

    private void CheckIds(IEnumerable<Draft> all)
    {
        // Within an item ids are the item's own: it may be used twice.
        var first = new Dictionary<(Draft? Item, string Id), Draft>();
        foreach (var draft in all.Where(draft => draft.Id is not null))
        {
            // The application's id names the application; a service may bear it too.
            if (draft.Parent is not null && !first.TryAdd(Scope(draft), draft))
            {
                diagnostics.Error(Codes.DuplicateId, draft.IdAt, $"The id \"{draft.Id}\" is given twice, first in line {first[Scope(draft)].IdAt.Line}.", "Give each service an id of its own.");
            }
        }
    }

    private static (Draft? Item, string Id) Scope(Draft draft) => (draft.IdAt.Origin is null ? null : draft.ItemRoot, draft.Id!);

    /// <summary>The image's name, else the type's.</summary>
    private static string Usual(Draft draft) =>
        draft.Config.TryGetValue(DockerContainerDeclaration.ImageName.Name, out var given) && given.Expression is Expression.Constant image
            && ImageName.Read(image.Value.Display) is { Problem: null } name
                ? name.Value!.ShortName
                : draft.Type?.Name ?? "service";

    private static string Free(string usual, Dictionary<string, Draft> taken)
    {
        var name = usual;
        for (var i = 2; taken.ContainsKey(name); i++)
        {
            name = $"{usual}-{i}";
        }

        return name;
    }
}
