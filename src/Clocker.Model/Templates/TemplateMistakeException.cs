namespace Clocker.Model.Templates;

/// <summary>Ends the reading of a template that is wrong.</summary>
internal sealed class TemplateMistakeException(int at, string message) : Exception(message)
{
    public TemplateMistake Mistake { get; } = new(at, message);
}
