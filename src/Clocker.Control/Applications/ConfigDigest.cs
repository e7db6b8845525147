using Clocker.Control.Journals;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>
/// What an entity's container follows from, before any sensor is read: the config that shapes it, with references to other
/// config followed and references to sensors left as they are. Equal digests mean that nobody changed the blueprint.
/// </summary>
internal sealed class ConfigDigest(ApplicationScope scope, TypeIndex types)
{
    /// <summary>The config, by key and for maps by key and entry, as text that is equal where the config is.</summary>
    public ValueMap<string> Of(EntityRecord entity)
    {
        var lines = new List<KeyValuePair<string, string>> { new("id", entity.Handle) };
        foreach (var key in types.Find(entity.Spec.Type)?.Declaration.Keys ?? [])
        {
            if (key.ShapesContainer && scope.Config(entity.Id, key.Name) is { } given)
            {
                lines.AddRange(Flatten(key.Flags is [var flag, ..] ? flag : key.Name, given.Expression, given.GivenAt));
            }
        }

        return lines.ToValueMap();
    }

    /// <summary>One word for all of it.</summary>
    public string HashOf(EntityRecord entity) => JournalJson.Hash(Of(entity));

    /// <summary>The entities that an entity's config refers to, also through other config.</summary>
    public HashSet<EntityId> References(EntityRecord entity)
    {
        var found = new HashSet<EntityId>();
        foreach (var expression in entity.Spec.Config.Values)
        {
            Collect(expression, entity.Id, found, 0);
        }

        found.Remove(entity.Id);
        return found;
    }

    private IEnumerable<KeyValuePair<string, string>> Flatten(string key, Expression expression, EntityId givenAt) => expression switch
    {
        Expression.Fields map => map.Entries.Select(entry => KeyValuePair.Create($"{key} {entry.Key}", Render(entry.Value, givenAt, 0))),
        Expression.Constant { Value: Model.Values.Value.Fields map } =>
            map.Entries.Select(entry => KeyValuePair.Create($"{key} {entry.Key}", JournalJson.Text(entry.Value))),
        _ => [KeyValuePair.Create(key, Render(expression, givenAt, 0))],
    };

    private string Render(Expression expression, EntityId self, int depth) => expression switch
    {
        _ when depth > 50 => "…",
        Expression.Constant constant => JournalJson.Text(constant.Value),
        Expression.Sequence list => $"[{string.Join(',', list.Items.Select(item => Render(item, self, depth + 1)))}]",
        Expression.Fields map => $"{{{string.Join(',', map.Entries.Select(entry => $"{JournalJson.Text(entry.Key)}:{Render(entry.Value, self, depth + 1)}"))}}}",
        Expression.Component component => $"component({Name(self, component.Target)})",
        Expression.Config config => RenderConfig(config, self, depth),
        Expression.AttributeWhenReady { Options: { } options } attribute =>
            $"sensor({Name(self, attribute.Target)},{Render(attribute.Sensor, self, depth + 1)},{JournalJson.Text(options)})",
        Expression.AttributeWhenReady { OptionsBy: { } by } attribute =>
            $"sensor({Name(self, attribute.Target)},{Render(attribute.Sensor, self, depth + 1)},{Render(by, self, depth + 1)})",
        Expression.AttributeWhenReady attribute => $"sensor({Name(self, attribute.Target)},{Render(attribute.Sensor, self, depth + 1)})",
        Expression.FormatString format =>
            $"format({string.Join(',', format.Arguments.Prepend(format.Pattern).Select(item => Render(item, self, depth + 1)))})",
        Expression.Specification specification => JournalJson.Text(specification.Entity),
        Expression.GivenAt given => Render(given.Inner, given.Entity, depth + 1),
        Expression.Identity identity => $"id({Name(self, identity.Target)})",
        Expression.Location location => $"location({Name(self, location.Target)},{Render(location.Index, self, depth + 1)})",
        Expression.LocationConfig config => $"{Render(config.Of, self, depth + 1)}.config({Render(config.Key, self, depth + 1)})",
        Expression.RegexReplacement replacement => $"replace({RenderAll(replacement.Inside(), self, depth)})",
        Expression.UrlEncode encoding => $"urlEncode({Render(encoding.Source, self, depth + 1)})",
        Expression.Template template => $"template({Name(self, template.Target)},{RenderAll(template.Inside(), self, depth)})",
        Expression.External external => $"external({RenderAll(external.Inside(), self, depth)})",
        Expression.Item item => $"item({Render(item.Source, self, depth + 1)},{JournalJson.Text(item.Key)})",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private string RenderAll(IEnumerable<Expression> parts, EntityId self, int depth) =>
        string.Join(',', parts.Select(part => Render(part, self, depth + 1)));

    private string RenderConfig(Expression.Config config, EntityId self, int depth) =>
        config.Key is Expression.Constant key && Lasting(self, config.Target) is { } target && scope.Config(target, key.Value.Display) is { } given
            ? Render(given.Expression, given.GivenAt, depth + 1)
            : $"config({Name(self, config.Target)},{Render(config.Key, self, depth + 1)})";

    private string Name(EntityId self, EntityReference reference) =>
        Lasting(self, reference) is { } id && scope.Record(id) is { } target ? target.Path
        : reference.IsFixed ? $"?{reference}"
        : JournalJson.Text(reference);

    /// <summary>What a reference leads to; nothing if that comes and goes while the application runs, which is no change of the blueprint.</summary>
    private EntityId? Lasting(EntityId self, EntityReference reference) => scope.Find(self, reference) is { } id && (id == self || scope.IsLasting(id)) ? id : null;

    private void Collect(Expression expression, EntityId self, HashSet<EntityId> found, int depth)
    {
        if (depth > 50 || expression is Expression.Specification)
        {
            // What is made of a specification refers, not who makes it.
            return;
        }

        if (expression is Expression.GivenAt brought)
        {
            Collect(brought.Inner, brought.Entity, found, depth + 1);
            return;
        }

        if (expression.About is { } about && expression is not Expression.Config)
        {
            Add(about, self, found);
        }

        if (expression is Expression.Config { Key: Expression.Constant key } config
            && scope.Find(self, config.Target) is { } target && scope.Config(target, key.Value.Display) is { } given)
        {
            Collect(given.Expression, given.GivenAt, found, depth + 1);
        }

        Collect(expression.Inside(), self, found, depth);
    }

    private void Collect(IEnumerable<Expression> expressions, EntityId self, HashSet<EntityId> found, int depth)
    {
        foreach (var item in expressions)
        {
            Collect(item, self, found, depth + 1);
        }
    }

    private void Add(EntityReference reference, EntityId self, HashSet<EntityId> found)
    {
        if (scope.Find(self, reference) is { } target)
        {
            found.Add(target);
        }
    }
}
