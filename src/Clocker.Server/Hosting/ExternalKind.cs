namespace Clocker.Server.Hosting;

/// <summary>The kinds of systems that keep secrets.</summary>
internal enum ExternalKind
{
    /// <summary>The settings themselves.</summary>
    Inline,

    /// <summary>A file of Java's properties.</summary>
    Properties,

    /// <summary>The server's environment.</summary>
    Environment,

    /// <summary>HashiCorp Vault.</summary>
    Vault,
}
