namespace Clocker.Cli;

/// <summary>What a command's exit code tells a script.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;
    public const int InvalidBlueprint = 3;
    public const int NoServer = 4;
}
