namespace Clocker.Blueprints.Compose.Tree;

/// <summary>A value without parts. It never changes, so it may stand in several places.</summary>
internal sealed class ComposeScalar : ComposeNode
{
    private readonly string _text;
    private readonly long _whole;
    private readonly double _real;

    private ComposeScalar(Position at, ScalarKind type, string text, long whole = 0, double real = 0)
        : base(at) => (Type, _text, _whole, _real) = (type, text, whole, real);

    public ScalarKind Type { get; }

    /// <inheritdoc />
    public override bool IsNull => Type == ScalarKind.Null;

    /// <inheritdoc />
    public override string? AsText => Type == ScalarKind.Text ? _text : null;

    /// <summary>The value of a truth value; false for all else.</summary>
    public bool IsTrue => Type == ScalarKind.Flag && _whole != 0;

    /// <summary>The value of a whole number.</summary>
    public long Whole => Type == ScalarKind.Real ? (long)_real : _whole;

    /// <summary>The value of a number.</summary>
    public double Real => Type == ScalarKind.Real ? _real : _whole;

    /// <inheritdoc />
    public override string Kind => Type switch
    {
        ScalarKind.Null => "null",
        ScalarKind.Flag => "boolean",
        ScalarKind.Whole => "integer",
        ScalarKind.Real => "number",
        _ => "string",
    };

    /// <summary>As Compose prints it where a text belongs: <c>1.10</c> is <c>1.1</c> there.</summary>
    public string Printed => Type switch
    {
        ScalarKind.Null => "",
        ScalarKind.Flag => IsTrue ? "true" : "false",
        ScalarKind.Whole => _text,
        ScalarKind.Real => GoNumber.Printed(_real),
        _ => _text,
    };

    public static ComposeScalar Null(Position at) => new(at, ScalarKind.Null, "");

    public static ComposeScalar Text(Position at, string text) => new(at, ScalarKind.Text, text);

    public static ComposeScalar Flag(Position at, bool value) => new(at, ScalarKind.Flag, "", value ? 1 : 0);

    public static ComposeScalar Number(Position at, long value) => new(at, ScalarKind.Whole, GoNumber.Printed(value), value);

    public static ComposeScalar Number(Position at, double value) => new(at, ScalarKind.Real, "", 0, value);

    /// <summary>A whole number that does not fit, with its digits.</summary>
    public static ComposeScalar Number(Position at, ulong value) => new(at, ScalarKind.Whole, GoNumber.Printed(value), long.MaxValue);

    /// <inheritdoc />
    public override ComposeNode Copy(Allowance allowance) => this;
}
