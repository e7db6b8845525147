namespace Clocker.Model.Templates;

/// <summary>What is wrong with a template.</summary>
/// <param name="At">Where, counted in letters from its begin.</param>
/// <param name="Message">What, in words that can follow a place.</param>
public sealed record TemplateMistake(int At, string Message);
