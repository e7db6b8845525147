using System.Text.Json;

using Clocker.Model.Values;

namespace Clocker.Model.Entities;

/// <summary>A key whose values are read as <typeparamref name="T"/>.</summary>
public sealed record ConfigKey<T>(
    string Name,
    IReadOnlyList<string> Flags,
    string Description,
    string Expects,
    Func<Value, Coerced<T>> Coerce,
    T Default) : ConfigKey(Name, Flags, Description, Expects)
{
    /// <inheritdoc />
    public override Value Preset => Default switch
    {
        Value value => value,
        bool truth => Value.Of(truth),
        int number => Value.Of(number),
        long number => Value.Of(number),
        decimal number => Value.Of(number),
        string text => Value.Of(text),
        TimeSpan time => Value.Of(Durations.Write(time)),
        Enum word => Value.Of(JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString())),
        _ => new Value.Nothing(),
    };

    /// <inheritdoc />
    public override string? Check(Value value) => Coerce(value).Problem;
}
