namespace Clocker.Drivers.Journals;

/// <summary>What was found wrong with a journal's file, and what was done about it.</summary>
/// <param name="Reason">What was wrong, in one sentence.</param>
/// <param name="KeptRows">How many rows were whole, counted from the beginning, and are still there.</param>
/// <param name="LastPosition">The position of the last of them; zero if there is none.</param>
/// <param name="Original">Where the file is kept as it was found; what belongs to it (<c>-wal</c>) is beside it.</param>
public sealed record JournalDamage(string Reason, long KeptRows, long LastPosition, string Original)
{
    /// <summary>All of it in words for the user.</summary>
    public string Message =>
        $"{Reason} It was cut after its last whole record ({KeptRows} kept, up to position {LastPosition}); as it was found it is kept in {Original}.";
}
