namespace Clocker.Blueprints.Compose.Variables;

/// <summary>What is wrong with a text with variables.</summary>
/// <param name="About">The text, or the variable.</param>
/// <param name="Message">What is wrong, in Compose's words.</param>
/// <param name="IsSyntax">Whether it is written wrong, rather than that a variable has no value.</param>
internal sealed record TemplateMistake(string About, string Message, bool IsSyntax)
{
    public static TemplateMistake Syntax(string text) => new(text, "invalid interpolation format", IsSyntax: true);
}
