using Clocker.Model.Blueprints;
using Clocker.Model.Containers;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Server.Deploying;

/// <summary>Finds the secrets that a blueprint refers to.</summary>
internal static class SecretReferences
{
    public static IEnumerable<SecretId> Of(Blueprint blueprint) =>
        blueprint.Root.SelfAndDescendants().SelectMany(entity => entity.Expressions()).SelectMany(In).Distinct();

    /// <summary>Those that a container was made with, and must be made with again.</summary>
    public static IEnumerable<SecretId> Of(ContainerSpec spec) => spec.Environment.Values
        .Concat(spec.Command ?? [])
        .Concat(spec.Files.Select(file => file.Text).OfType<Value>())
        .SelectMany(In)
        .Distinct();

    private static IEnumerable<SecretId> In(Expression expression) => expression switch
    {
        Expression.Constant constant => In(constant.Value),
        Expression.Sequence list => list.Items.SelectMany(In),
        Expression.Fields map => map.Entries.Values.SelectMany(In),
        Expression.Config config => In(config.Key),
        Expression.AttributeWhenReady sensor => In(sensor.Sensor),
        Expression.FormatString format => In(format.Pattern).Concat(format.Arguments.SelectMany(In)),
        Expression.Specification specification => specification.Entity.SelfAndDescendants().SelectMany(entity => entity.Expressions()).SelectMany(In),
        _ => [],
    };

    private static IEnumerable<SecretId> In(Value value) => value switch
    {
        Value.Secret secret => [secret.Id],
        Value.Joined joined => joined.Parts.SelectMany(In),
        Value.Sequence list => list.Items.SelectMany(In),
        Value.Fields map => map.Entries.Values.SelectMany(In),
        _ => [],
    };
}
