using Clocker.Model.Blueprints;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>Finds what counts for a config key of an entity: its own value, an inherited one, else the default of a parameter.</summary>
/// <remarks>
/// What an entity inherits follows from the nearest declaration of the key, by its type or by a parameter, at it or above it.
/// A key that nobody declares is inherited as it is.
/// </remarks>
internal sealed class ConfigLookup(TypeIndex types, Func<EntityRecord, EntityRecord?> parent)
{
    /// <summary>The expression, with the entity that it was given at; null if there is none.</summary>
    public (Expression Expression, EntityId GivenAt)? Find(EntityRecord record, string key)
    {
        var (names, inheritance) = types.NamesOf(record.Spec.Type, key);
        var isOrdinary = types.IsOrdinary(key);
        (Expression, EntityId)? preset = null;
        List<(Expression, EntityId)>? layers = null;
        for (var owner = record; owner is not null; owner = parent(owner))
        {
            var parameter = Parameter(owner, names);
            if (owner != record)
            {
                var declared = parameter?.Inheritance ?? (isOrdinary ? null : types.InheritanceOf(owner.Spec.Type, key));
                if (declared is ConfigInheritance.Never or ConfigInheritance.NotReinherited)
                {
                    break;
                }

                inheritance ??= declared;
            }
            else if (parameter is not null)
            {
                inheritance = parameter.Inheritance;
            }

            names = parameter is null ? names : [.. names.Union(parameter.Names, StringComparer.Ordinal)];
            if (Own(owner, names) is { } found)
            {
                if (inheritance != ConfigInheritance.DeepMerge)
                {
                    return layers is null ? (found, owner.Id) : Merged(layers, (found, owner.Id));
                }

                (layers ??= []).Add((found, owner.Id));
            }

            preset ??= parameter?.Default is { } value ? (value, owner.Id) : null;
            if (inheritance == ConfigInheritance.Never)
            {
                break;
            }
        }

        return layers is null ? preset : (ConfigMerge.Of(layers), layers[0].Item2);
    }

    private static (Expression, EntityId) Merged(List<(Expression, EntityId)> layers, (Expression, EntityId) last) =>
        (ConfigMerge.Of([.. layers, last]), layers[0].Item2);

    private static Expression? Own(EntityRecord owner, string[] names)
    {
        if (owner.Spec.Config.Count == 0)
        {
            return null;
        }

        foreach (var name in names)
        {
            if (owner.Spec.Config.TryGetValue(name, out var expression))
            {
                return expression;
            }
        }

        return null;
    }

    private static ParameterSpec? Parameter(EntityRecord owner, string[] names) =>
        owner.Spec.Parameters.Count == 0 ? null : owner.Spec.Parameters.FirstOrDefault(parameter => parameter.Names.Any(names.Contains));
}
