using Clocker.Model.Values;

namespace Clocker.Model.Templates;

/// <summary>What stands under a name in a template.</summary>
internal abstract record Found
{
    private Found()
    {
    }

    /// <summary>A value.</summary>
    public sealed record Known(Value Value) : Found;

    /// <summary>Something that is looked at only as far as the template asks.</summary>
    public sealed record Thing(ITemplateThing It) : Found;

    /// <summary>Nothing, and what was asked for.</summary>
    public sealed record Missing(string Reason) : Found;
}
