using Clocker.Model.Expressions;

namespace Clocker.Model.Templates;

/// <summary>Ends a run of a template that cannot go on: something is not there yet, or never will be.</summary>
internal sealed class TemplateStopException(Evaluated why) : Exception
{
    public TemplateStopException(string reason) : this(new Evaluated.Failed(reason))
    {
    }

    public Evaluated Why { get; } = why;
}
