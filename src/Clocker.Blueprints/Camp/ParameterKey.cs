using Clocker.Model.Blueprints;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Camp;

/// <summary>A parameter as the config key that it declares.</summary>
internal static class ParameterKey
{
    public static ConfigKey Of(ParameterSpec parameter)
    {
        var type = ParameterType.Read(parameter.Type).Value;
        return new ConfigKey<Value>(
            parameter.Name,
            parameter.DeprecatedNames,
            parameter.Description ?? "A parameter of the blueprint.",
            $"a value of the type {parameter.Type}",
            value => type?.Check(value) is { } problem ? Coerced<Value>.Wrong(problem) : value,
            new Value.Nothing())
        {
            Inheritance = parameter.Inheritance,
            IsMap = type?.Name == "map",
        };
    }
}
