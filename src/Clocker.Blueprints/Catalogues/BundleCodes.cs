namespace Clocker.Blueprints.Catalogues;

/// <summary>Codes of diagnostics about bundles that only whoever keeps a catalogue can find.</summary>
public static class BundleCodes
{
    /// <summary>Something is there twice.</summary>
    public const string ItemTwice = DiagnosticCodes.ItemTwice;

    /// <summary>Something is in the catalogue already, and says something else.</summary>
    public const string ItemTaken = DiagnosticCodes.ItemTaken;

    /// <summary>Something that would no longer be there is used.</summary>
    public const string StillUsed = DiagnosticCodes.StillUsed;

    /// <summary>There is no type of a name; a server's catalogue may have it.</summary>
    public const string UnknownType = DiagnosticCodes.UnknownType;
}
