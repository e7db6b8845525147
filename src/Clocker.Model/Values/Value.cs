using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Identity;

namespace Clocker.Model.Values;

/// <summary>Anything a config key or a sensor can hold: what YAML and JSON can say, and secrets.</summary>
public abstract record Value
{
    private Value()
    {
    }

    /// <summary>Brooklyn's "Groovy truth": false for nothing, false, zero, empty text, and empty collections.</summary>
    public abstract bool IsTruthy { get; }

    /// <summary>Whether a secret is anywhere inside.</summary>
    public virtual bool HoldsSecret => false;

    /// <summary>The value as text for a person; secrets are shown as <c>***</c>.</summary>
    public abstract string Display { get; }

    /// <inheritdoc />
    public sealed override string ToString() => Display;

    /// <summary>Text as a value.</summary>
    public static Value Of(string text) => new Text(text);

    /// <summary>A number as a value.</summary>
    public static Value Of(decimal number) => new Number(number);

    /// <summary>True or false as a value.</summary>
    public static Value Of(bool truth) => new Truth(truth);

    /// <summary>YAML's null.</summary>
    public sealed record Nothing : Value
    {
        /// <inheritdoc />
        public override bool IsTruthy => false;

        /// <inheritdoc />
        public override string Display => "";
    }

    /// <summary>True or false.</summary>
    public sealed record Truth(bool IsTrue) : Value
    {
        /// <inheritdoc />
        public override bool IsTruthy => IsTrue;

        /// <inheritdoc />
        public override string Display => IsTrue ? "true" : "false";
    }

    /// <summary>A number; keeps the digits it was written with, so that 1.10 stays "1.10".</summary>
    public sealed record Number(decimal Amount) : Value
    {
        /// <inheritdoc />
        public override bool IsTruthy => Amount != 0;

        /// <inheritdoc />
        public override string Display => Amount.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Text.</summary>
    public sealed record Text(string Content) : Value
    {
        /// <inheritdoc />
        public override bool IsTruthy => Content.Length > 0;

        /// <inheritdoc />
        public override string Display => Content;
    }

    /// <summary>A list.</summary>
    public sealed record Sequence(ValueList<Value> Items) : Value
    {
        /// <inheritdoc />
        public override bool IsTruthy => Items.Count > 0;

        /// <inheritdoc />
        public override bool HoldsSecret => Items.Any(item => item.HoldsSecret);

        /// <inheritdoc />
        public override string Display => $"[{string.Join(", ", Items.Select(item => item.Display))}]";
    }

    /// <summary>A map.</summary>
    public sealed record Fields(ValueMap<Value> Entries) : Value
    {
        /// <inheritdoc />
        public override bool IsTruthy => Entries.Count > 0;

        /// <inheritdoc />
        public override bool HoldsSecret => Entries.Values.Any(item => item.HoldsSecret);

        /// <inheritdoc />
        public override string Display =>
            $"{{{string.Join(", ", Entries.Select(entry => $"{entry.Key}: {entry.Value.Display}"))}}}";
    }

    /// <summary>Text that only the driver which needs it gets to see.</summary>
    public sealed record Secret(SecretId Id) : Value
    {
        /// <inheritdoc />
        public override bool IsTruthy => true;

        /// <inheritdoc />
        public override bool HoldsSecret => true;

        /// <inheritdoc />
        public override string Display => "***";
    }

    /// <summary>Text with secrets in it: <see cref="Text"/> and <see cref="Secret"/> parts, to be joined by the driver that needs it.</summary>
    public sealed record Joined(ValueList<Value> Parts) : Value
    {
        /// <inheritdoc />
        public override bool IsTruthy => true;

        /// <inheritdoc />
        public override bool HoldsSecret => true;

        /// <inheritdoc />
        public override string Display => string.Concat(Parts.Select(part => part.Display));
    }
}
