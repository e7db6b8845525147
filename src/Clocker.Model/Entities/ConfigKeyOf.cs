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
    public override string? Check(Value value) => Coerce(value).Problem;
}
