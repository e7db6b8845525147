namespace Clocker.Drivers.Journals;

/// <summary>A journal that was opened, and what had to be cut from it, if anything.</summary>
/// <param name="Journal">The journal, ready for use.</param>
/// <param name="Damage">What was wrong with the file, to be told to the user; null if it was whole.</param>
public sealed record OpenedJournal(SqliteJournal Journal, JournalDamage? Damage);
