using Clocker.Model.Diagnostics;
using Clocker.Model.Expressions;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Finds the entities that references mean, as the running application will, and says which mean none.</summary>
internal sealed class ReferenceCheck
{
    private readonly DiagnosticList _diagnostics;
    private readonly IReadOnlyList<Reference> _references;
    private readonly ReferenceTargets _targets;
    private readonly IReadOnlyList<Draft> _tree;

    public ReferenceCheck(DiagnosticList diagnostics, IReadOnlyList<Draft> tree, IReadOnlyList<Reference> references)
    {
        (_diagnostics, _tree, _references) = (diagnostics, tree, references);
        _targets = new(tree);
    }

    public void Check()
    {
        foreach (var reference in _references)
        {
            // If what it starts from is not there, that has its own diagnostic.
            if (_targets.Find(reference.By, reference.Target) is null
                && (reference.Target.From is null || _targets.Find(reference.By, reference.Target.From) is not null))
            {
                Report(reference);
            }
        }
    }

    private void Report(Reference reference)
    {
        var (scope, id) = (reference.Target.Scope, reference.Target.Id);
        if (id is null)
        {
            _diagnostics.Error(Codes.UnknownEntity, reference.At, "The application has no parent.", "Use self() or component(\"id\").");
            return;
        }

        if (scope == ReferenceScope.Application)
        {
            _diagnostics.Error(
                Codes.FunctionNotAvailable, reference.At, $"\"{id}\" is not this application, and others cannot be referred to in this version.", "Use root(), or an id of this blueprint.");
            return;
        }

        if (_diagnostics.IsFull)
        {
            _diagnostics.Error(Codes.UnknownEntity, reference.At, $"There is no entity with the id \"{id}\".", "");
            return;
        }

        var ids = _tree.Select(draft => draft.Id).OfType<string>().Distinct().ToList();
        var remedy = scope != ReferenceScope.Global && ids.Contains(id)
            ? $"There is one elsewhere: use component(\"{id}\")."
            : _tree.Any(draft => draft.Id is null && draft.Name == id)
                ? $"There is one with that name, but references go by id: give it \"id: {id}\"."
                : Suggestions.Remedy(id, ids, "ids");
        _diagnostics.Error(Codes.UnknownEntity, reference.At, $"There is no {(scope == ReferenceScope.Global ? "entity" : scope.ToString().ToLowerInvariant())} with the id \"{id}\".", remedy);
    }
}
