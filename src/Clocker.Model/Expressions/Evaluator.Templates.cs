using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Templates;

namespace Clocker.Model.Expressions;

public sealed partial class Evaluator
{
    private Evaluated Template(Expression.Template template, EntityId self)
    {
        if (Find(template.Target, self, out var problem) is not { } entity)
        {
            return problem!;
        }

        var parts = All(template.Substitutions is { } given ? [template.Source, given] : [template.Source], self);
        if (Worst(parts) is { } worst)
        {
            return worst;
        }

        var source = ((Evaluated.Ready)parts[0]).Value;
        var substitutions = parts.Count > 1 ? Coercions.Map(((Evaluated.Ready)parts[1]).Value, Coercions.Any) : new([], null);
        if (substitutions.Problem is { } wrong)
        {
            return new Evaluated.Failed($"the substitutions of the template are wrong: {wrong}");
        }

        if (source.HoldsSecret)
        {
            return new Evaluated.Failed("a template cannot hold a secret; give it as a substitution");
        }

        var model = new OfEntityModel(this, entity);
        return TemplateText.Read(source.Display) switch
        {
            { Problem: { } mistake } => new Evaluated.Failed(mistake),
            { Value: var text } => new TemplateRun(name => substitutions.Value!.TryGetValue(name, out var value) ? new Found.Known(value) : model.Member(name)).Fill(text!.Nodes),
        };
    }

    private Found Further(ReferenceScope where, string name, EntityId entity) =>
        scope.Find(entity, where, null) is { } next
            ? new Found.Thing(new OfEntityModel(this, next))
            : new Found.Missing($"{scope.NameOf(entity)} has no {name}");

    /// <summary>An entity as Freemarker's data model has it.</summary>
    private sealed class OfEntityModel(Evaluator evaluator, EntityId entity) : ITemplateThing
    {
        public bool IsThere => true;

        public Evaluated Value => new Evaluated.Ready(Values.Value.Of(entity.Value));

        public Found Member(string name) => name switch
        {
            "config" => new Found.Thing(new OfConfig(evaluator, entity, null)),
            "attribute" or "sensor" => new Found.Thing(new OfSensors(evaluator, entity, null, waits: false)),
            "attributeWhenReady" => new Found.Thing(new OfSensors(evaluator, entity, null, waits: true)),
            "entity" => new Found.Thing(this),
            "parent" => evaluator.Further(ReferenceScope.Parent, name, entity),
            "application" => evaluator.Further(ReferenceScope.Root, name, entity),
            "id" => new Found.Known(Values.Value.Of(entity.Value)),
            "name" or "displayName" => new Found.Known(Values.Value.Of(evaluator.NameOf(entity))),
            "location" => evaluator.LocationOf(entity) is { } location
                ? new Found.Thing(new OfLocation(evaluator, entity, location))
                : new Found.Missing($"{evaluator.NameOf(entity)} has no location"),
            _ => new Found.Missing($"the template asks for {name}, which is neither a substitution nor something of an entity: config, attribute, attributeWhenReady, id, name, parent, application, location"),
        };
    }

    private sealed class OfLocation(Evaluator evaluator, EntityId entity, string name) : ITemplateThing
    {
        public bool IsThere => true;

        public Evaluated Value => new Evaluated.Ready(Values.Value.Of(name));

        public Found Member(string key) => key == "config" ? new Found.Thing(this)
            : evaluator.OfLocationConfig(entity, name, key) is Evaluated.Ready { Value: not Values.Value.Nothing and var value } ? new Found.Known(value)
            : new Found.Missing($"nothing is said of location \"{name}\" under \"{key}\"");
    }

    /// <summary>The config of an entity; keys with dots may be written with them.</summary>
    private sealed class OfConfig(Evaluator evaluator, EntityId entity, string? key) : ITemplateThing
    {
        public bool IsThere => key is null || (evaluator.HasConfig(entity, key) && evaluator.Config(entity, key) is not Evaluated.Ready { Value: Values.Value.Nothing });

        public Evaluated Value => key is null ? new Evaluated.Failed("the template asks for all config; say which: ${config['key']}")
            : evaluator.HasConfig(entity, key) ? evaluator.Config(entity, key)
            : new Evaluated.Failed($"{evaluator.NameOf(entity)} has no config \"{key}\"");

        public Found Member(string name) => key is null || !evaluator.HasConfig(entity, key)
            ? new Found.Thing(new OfConfig(evaluator, entity, key is null ? name : $"{key}.{name}"))
            : Inside(evaluator.Config(entity, key), name);
    }

    /// <summary>The sensors of an entity; one that is not there yet is waited for, unless the template says what counts else.</summary>
    private sealed class OfSensors(Evaluator evaluator, EntityId entity, string? sensor, bool waits) : ITemplateThing
    {
        public bool IsThere => waits || sensor is null || Value is Evaluated.Ready;

        public Evaluated Value => sensor is null
            ? new Evaluated.Failed("the template asks for all sensors; say which: ${attribute['sensor']}")
            : evaluator.Attribute(entity, sensor, null);

        public Found Member(string name) => sensor is null || !evaluator.HasSensor(entity, sensor)
            ? new Found.Thing(new OfSensors(evaluator, entity, sensor is null ? name : $"{sensor}.{name}", waits))
            : Inside(Value, name);
    }

    private static Found Inside(Evaluated of, string name) => of is not Evaluated.Ready { Value: var value } ? throw new TemplateStopException(of)
        : Items.Find(value, value is Values.Value.Sequence && Coercions.Integer(Values.Value.Of(name)) is { Problem: null, Value: var index } ? Values.Value.Of(index) : Values.Value.Of(name)) is { Problem: null, Value: { } item }
            ? new Found.Known(item)
            : new Found.Missing($"the template asks for \"{name}\" of what has no such entry");
}
