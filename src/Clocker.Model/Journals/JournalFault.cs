namespace Clocker.Model.Journals;

/// <summary>Why a journal refused.</summary>
public enum JournalFault
{
    /// <summary>The disk, the file or the connection; whether the append happened is not known.</summary>
    Storage,

    /// <summary>Another owner has opened the world since, or the version is not the next.</summary>
    Fenced,
}
