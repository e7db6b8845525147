namespace Clocker.Cli.Showing;

/// <summary>Colours for a terminal that wants them.</summary>
internal sealed class Paint(bool isLively)
{
    private const char Escape = '\u001b';

    /// <summary>A state in its colour.</summary>
    public string State(string state) => state switch
    {
        "RUNNING" => In("32", state),
        "ON_FIRE" => In("31", state),
        "STARTING" or "STOPPING" => In("33", state),
        _ => state,
    };

    public string Dim(string text) => In("2", text);

    public string Bold(string text) => In("1", text);

    public string Red(string text) => In("31", text);

    /// <summary>How many columns a text takes, colours aside.</summary>
    public static int Width(string text)
    {
        var width = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Escape)
            {
                i = Math.Max(i, text.IndexOf('m', i));
            }
            else
            {
                width++;
            }
        }

        return width;
    }

    private string In(string code, string text) =>
        isLively && text.Length > 0 ? $"{Escape}[{code}m{text}{Escape}[0m" : text;
}
