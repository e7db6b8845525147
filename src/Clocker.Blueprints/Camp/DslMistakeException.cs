namespace Clocker.Blueprints.Camp;

/// <summary>Carries a mistake out of the nested functions that read an expression; never leaves <see cref="DslSyntax"/>.</summary>
internal sealed class DslMistakeException(DslMistake mistake) : Exception(mistake.Message)
{
    public DslMistake Mistake { get; } = mistake;
}
