namespace Clocker.Model.Entities;

/// <summary>A value read as a type, or what is wrong with it in words.</summary>
public readonly record struct Coerced<T>(T? Value, string? Problem)
{
    /// <summary>It fits.</summary>
    public static implicit operator Coerced<T>(T value) => new(value, null);

    /// <summary>It does not fit.</summary>
    public static Coerced<T> Wrong(string problem) => new(default, problem);
}
