using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Clocker.Client.Local;

/// <summary>What <c>config.yaml</c> in a data directory says: settings that flags and <c>CLOCKER_*</c> variables go before.</summary>
public sealed class Settings
{
    /// <summary>No settings.</summary>
    public static Settings None { get; } = new();

    /// <summary>Settings that are one value, by name.</summary>
    public IReadOnlyDictionary<string, string> Values { get; private init; } = new Dictionary<string, string>();

    /// <summary>Settings that are a map, by name; the entries in the order of the file.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Maps { get; private init; } =
        new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>();

    /// <summary>Reads the settings of a data directory; none if there is no file.</summary>
    /// <exception cref="SettingsException">The file is not as it should be.</exception>
    public static Settings Read(DataDirectory data)
    {
        if (!File.Exists(data.Settings))
        {
            return None;
        }

        try
        {
            return Parse(data.Settings, File.ReadAllText(data.Settings));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{data.Settings} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads settings from a text.</summary>
    /// <exception cref="SettingsException">The text is not as it should be.</exception>
    public static Settings Parse(string file, string text)
    {
        try
        {
            return Parse(new Parser(new StringReader(text)));
        }
        catch (YamlException exception)
        {
            throw new SettingsException(
                $"{file}:{exception.Start.Line}:{exception.Start.Column}: {exception.Message} "
                + "Settings are written as \"name: value\", and imageMap as a map of image names.",
                exception);
        }
    }

    private static Settings Parse(Parser parser)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var maps = new SortedDictionary<string, IReadOnlyList<KeyValuePair<string, string>>>(StringComparer.Ordinal);
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return None;
        }

        if (parser.Accept<Scalar>(out var nothing) && nothing.Value.Length == 0)
        {
            return None;
        }

        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var name = parser.Consume<Scalar>().Value;
            if (parser.TryConsume<MappingStart>(out _))
            {
                maps[name] = Entries(parser);
            }
            else
            {
                values[name] = parser.Consume<Scalar>().Value;
            }
        }

        return new Settings { Values = values, Maps = maps };
    }

    private static List<KeyValuePair<string, string>> Entries(Parser parser)
    {
        var entries = new List<KeyValuePair<string, string>>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            entries.Add(new(parser.Consume<Scalar>().Value, parser.Consume<Scalar>().Value));
        }

        return entries;
    }
}
