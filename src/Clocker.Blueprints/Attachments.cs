using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

using Keys = Clocker.Model.Containers.DockerContainerDeclaration;

namespace Clocker.Blueprints;

/// <summary>Puts the content of local files, which came with a blueprint, in the place of their names.</summary>
public static class Attachments
{
    /// <summary>The blueprint without names of local files; those that did not come stay as they are.</summary>
    /// <param name="blueprint">The blueprint as read.</param>
    /// <param name="files">The content of files, by the path as written.</param>
    /// <param name="environment">The variables of files of such, by the path as written; explicit variables win over them, later files over earlier ones.</param>
    public static Blueprint Attach(Blueprint blueprint, ValueMap<BlobId> files, ValueMap<ValueMap<Value>> environment) =>
        blueprint with { Root = Attach(blueprint.Root, files, environment, null) };

    private static EntitySpec Attach(EntitySpec entity, ValueMap<BlobId> files, ValueMap<ValueMap<Value>> environment, Expression? inherited)
    {
        var config = entity.Config.ToValueMap(given => given.Key, given => Specified(given.Value, files, environment));
        if (config.TryGetValue(Keys.Files.Name, out var named))
        {
            config = config.With(Keys.Files.Name, Files(named, files));
        }

        if (config.TryGetValue(Keys.EnvironmentFiles.Name, out var paths) && Variables(paths, environment) is { } variables)
        {
            var given = config.GetValueOrDefault(Keys.Environment.Name) ?? inherited;
            config = config.Without(Keys.EnvironmentFiles.Name).With(Keys.Environment.Name, Merge(variables, given));
        }

        var below = config.GetValueOrDefault(Keys.Environment.Name) ?? inherited;
        // A value from above is evaluated where it was given, so only one that needs no evaluation can be copied down.
        var copied = below is Expression.Constant ? below : null;
        return entity with { Config = config, Children = [.. entity.Children.Select(child => Attach(child, files, environment, copied))] };
    }

    /// <summary>Entities that stand in config name files, too.</summary>
    private static Expression Specified(Expression given, ValueMap<BlobId> files, ValueMap<ValueMap<Value>> environment) => given switch
    {
        Expression.Specification specification => new Expression.Specification(Attach(specification.Entity, files, environment, null)),
        Expression.Sequence list => new Expression.Sequence([.. list.Items.Select(item => Specified(item, files, environment))]),
        Expression.Fields map => new Expression.Fields(map.Entries.ToValueMap(entry => entry.Key, entry => Specified(entry.Value, files, environment))),
        _ => given,
    };

    private static Expression Files(Expression given, ValueMap<BlobId> files) =>
        ConfigMerge.Entries(given) is { } entries
            ? ConfigMerge.Combine(entries.ToValueMap(entry => entry.Key, entry => File(entry.Value, files)))
            : given;

    private static Expression File(Expression file, ValueMap<BlobId> files) =>
        ConfigMerge.Entries(file) is { } entries
            && entries.TryGetValue("path", out var path)
            && path is Expression.Constant { Value: var value }
            && files.TryGetValue(value.Display, out var blob)
                ? ConfigMerge.Combine(entries.Without("path").With("blob", new Expression.Constant(Value.Of(blob.Value))))
                : file;

    /// <summary>The variables of all these files; null if one of them did not come.</summary>
    private static ValueMap<Value>? Variables(Expression paths, ValueMap<ValueMap<Value>> environment)
    {
        if (paths is not Expression.Constant { Value: var value } || Keys.EnvironmentFiles.Coerce(value) is not { Problem: null, Value: { } names })
        {
            return null;
        }

        return names.All(environment.ContainsKey) ? names.SelectMany(name => environment[name]).ToValueMap() : null;
    }

    private static Expression Merge(ValueMap<Value> variables, Expression? given)
    {
        var added = variables.ToValueMap(variable => variable.Key, variable => (Expression)new Expression.Constant(variable.Value));
        return given switch
        {
            null => ConfigMerge.Combine(added),
            Expression.Constant { Value: not Value.Fields } constant when ContainerCoercions.Environment(constant.Value) is { Problem: null } read =>
                ConfigMerge.Combine(added.Concat(read.Value!.Select(Constant)).ToValueMap()),
            // A list of NAME=VALUE with expressions in it: the variables go before it, as such texts.
            Expression.Sequence list => new Expression.Sequence([.. variables.Select(Assignment), .. list.Items]),
            _ when ConfigMerge.Entries(given) is { } entries => ConfigMerge.Combine(added.Concat(entries).ToValueMap()),
            _ => given,
        };
    }

    private static KeyValuePair<string, Expression> Constant(KeyValuePair<string, Value> entry) => new(entry.Key, new Expression.Constant(entry.Value));

    private static Expression.Constant Assignment(KeyValuePair<string, Value> variable)
    {
        var name = Value.Of($"{variable.Key}=");
        return new(variable.Value switch
        {
            Value.Secret secret => new Value.Joined([name, secret]),
            Value.Joined joined => new Value.Joined([name, .. joined.Parts]),
            _ => Value.Of($"{variable.Key}={variable.Value.Display}"),
        });
    }
}
