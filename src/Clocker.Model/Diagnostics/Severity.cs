namespace Clocker.Model.Diagnostics;

/// <summary>How bad a <see cref="Diagnostic"/> is.</summary>
public enum Severity
{
    /// <summary>It works, but perhaps not as meant.</summary>
    Warning,

    /// <summary>It cannot be deployed.</summary>
    Error,
}
