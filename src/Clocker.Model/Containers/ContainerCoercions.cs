using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Model.Containers;

/// <summary>Reads what blueprints say about containers, in Clocker's and in Compose's words.</summary>
public static class ContainerCoercions
{
    private static readonly string[] HealthWords =
        ["test", "interval", "timeout", "retries", "start_period", "startPeriod", "start_interval", "disable"];

    private static readonly string[] FileWords = ["text", "content", "path", "blob", "mode"];

    /// <summary>Environment variables: a map, or a list of <c>NAME=VALUE</c>. A variable without a value is not set.</summary>
    public static Coerced<ValueMap<Value>> Environment(Value value)
    {
        var map = Coercions.Map(value, Coercions.Any);
        if (map.Problem is not null)
        {
            return map;
        }

        var wrong = map.Value!.Keys.FirstOrDefault(name => name.Length == 0 || name.Contains('=', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal));
        return wrong is not null
            ? Coerced<ValueMap<Value>>.Wrong($"\"{wrong}\" cannot be the name of a variable")
            : Coercions.Map(new Value.Fields(map.Value.Where(entry => entry.Value is not Value.Nothing).ToValueMap()), Coercions.Content);
    }

    /// <summary>A command: a list of words, or one text that is split as a shell would.</summary>
    public static Coerced<ValueList<Value>> Command(Value value) => value switch
    {
        Value.Sequence list => Coercions.List(list, Coercions.Content),
        Value.Text or Value.Joined => CommandWords.Split(value),
        Value.Nothing => ValueList<Value>.Empty,
        Value.Secret => ValueList.Create([value]),
        _ => Coerced<ValueList<Value>>.Wrong($"{Coercions.Describe(value)} is not a command"),
    };

    /// <summary>A command without secrets.</summary>
    public static Coerced<ValueList<string>> Words(Value value)
    {
        var words = Command(value);
        return words.Problem is { } problem
            ? Coerced<ValueList<string>>.Wrong(problem)
            : Coercions.List(new Value.Sequence(words.Value!), Coercions.Text);
    }

    /// <summary>A user, with an optional group: names or ids.</summary>
    public static Coerced<string> User(Value value)
    {
        var text = Coercions.Text(value);
        return text.Problem is null && text.Value!.Any(char.IsWhiteSpace) ? Coerced<string>.Wrong($"\"{text.Value}\" has a space in it") : text;
    }

    /// <summary>CPUs: a number above zero.</summary>
    public static Coerced<decimal> Cpus(Value value)
    {
        var number = Coercions.Number(value);
        return number.Problem is null && number.Value is <= 0 or > 10_000
            ? Coerced<decimal>.Wrong($"{Coercions.Describe(value)} is not a number of CPUs")
            : number;
    }

    /// <summary>A memory limit; Docker knows none below 6 MiB.</summary>
    public static Coerced<long> Memory(Value value)
    {
        var bytes = Coercions.Bytes(value);
        return bytes.Problem is null && bytes.Value < 6 << 20
            ? Coerced<long>.Wrong($"{Coercions.Describe(value)} is less than the 6 MiB that a container needs at least")
            : bytes;
    }

    /// <summary>A restart setting: <c>no</c>, <c>always</c>, <c>unless-stopped</c>, <c>on-failure</c> or <c>on-failure:5</c>.</summary>
    public static Coerced<RestartSpec> Restart(Value value)
    {
        // YAML 1.1 reads a bare "no" as false, and people write it for both.
        var text = value is Value.Truth { IsTrue: false } ? "no" : (value as Value.Text)?.Content ?? "";
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var word = (colon < 0 ? text : text[..colon]).Replace('_', '-');
        var retries = -1;
        if (colon >= 0 && (word != "on-failure" || !int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out retries)))
        {
            return NoRestart(value);
        }

        return word switch
        {
            "no" or "never" => new RestartSpec(RestartMode.No),
            "always" => new RestartSpec(RestartMode.Always),
            "unless-stopped" => new RestartSpec(RestartMode.UnlessStopped),
            "on-failure" => new RestartSpec(RestartMode.OnFailure, retries > 0 ? retries : null),
            _ => NoRestart(value),
        };
    }

    /// <summary>A health check in Compose's words.</summary>
    public static Coerced<HealthSpec> Health(Value value)
    {
        if (value is not Value.Fields { Entries: var entries })
        {
            return value is Value.Text or Value.Sequence ? Test(value) : Coerced<HealthSpec>.Wrong($"{Coercions.Describe(value)} is not a map");
        }

        if (entries.Keys.FirstOrDefault(word => !HealthWords.Contains(word)) is { } unknown)
        {
            return Coerced<HealthSpec>.Wrong($"it has no \"{unknown}\" ({Suggestions.Remedy(unknown, HealthWords, "words").TrimEnd('.')})");
        }

        var reader = new FieldReader(entries);
        var off = reader.Read("disable", Coercions.Truth, false);
        var spec = off ? new HealthSpec(["NONE"]) : reader.Read("test", Test, new HealthSpec([]));
        var usual = new HealthSpec([]);
        spec = spec with
        {
            Interval = reader.Read("interval", Coercions.DurationWithUnit, usual.Interval),
            Timeout = reader.Read("timeout", Coercions.DurationWithUnit, usual.Timeout),
            Retries = reader.Read("retries", Coercions.Integer, usual.Retries),
            StartPeriod = reader.Read("start_period", Coercions.DurationWithUnit, reader.Read("startPeriod", Coercions.DurationWithUnit, usual.StartPeriod)),
        };
        reader.Read("start_interval", Coercions.DurationWithUnit, usual.Interval);
        return reader.Problem is { } problem ? Coerced<HealthSpec>.Wrong(problem) : spec;
    }

    /// <summary>Volumes: a list of <c>SOURCE:TARGET[:ro]</c> or of directories mounted at the same path, or a map from source to target.</summary>
    public static Coerced<ValueList<MountSpec>> Volumes(Value value)
    {
        var texts = value is Value.Fields map
            ? Coercions.List(new Value.Sequence([.. map.Entries.Select(entry => Value.Of($"{entry.Key}:{entry.Value.Display}"))]), Coercions.Text)
            : Coercions.List(value, Coercions.Text);
        return texts.Problem is { } problem
            ? Coerced<ValueList<MountSpec>>.Wrong(problem)
            : Coercions.List(new Value.Sequence([.. texts.Value!.Select(Value.Of)]), Mount);
    }

    /// <summary>Files: a map from the absolute path in the container to text, or to a map with <c>text</c> or <c>path</c>, and <c>mode</c>.</summary>
    public static Coerced<ValueList<ContainerFile>> Files(Value value)
    {
        if (value is Value.Nothing)
        {
            return ValueList<ContainerFile>.Empty;
        }

        if (value is not Value.Fields map)
        {
            return Coerced<ValueList<ContainerFile>>.Wrong($"{Coercions.Describe(value)} is not a map");
        }

        var files = new List<ContainerFile>();
        foreach (var (path, content) in map.Entries)
        {
            var file = File(path, content);
            if (file.Problem is { } problem)
            {
                return Coerced<ValueList<ContainerFile>>.Wrong(problem);
            }

            files.Add(file.Value!);
        }

        return files.ToValueList();
    }

    private static Coerced<RestartSpec> NoRestart(Value value) =>
        Coerced<RestartSpec>.Wrong($"{Coercions.Describe(value)} is not a restart setting");

    private static Coerced<HealthSpec> Test(Value value)
    {
        if (value is Value.Text { Content.Length: > 0 } text)
        {
            return new HealthSpec(["CMD-SHELL", text.Content]);
        }

        if (value is not Value.Sequence)
        {
            return Coerced<HealthSpec>.Wrong($"{Coercions.Describe(value)} is not a command");
        }

        var words = Coercions.List(value, Coercions.Text);
        return words.Problem is { } problem ? Coerced<HealthSpec>.Wrong(problem) : words.Value! switch
        {
            ["NONE"] or ["CMD", _, ..] or ["CMD-SHELL", _] => new HealthSpec(words.Value!),
            _ => Coerced<HealthSpec>.Wrong("a list must begin with CMD and a program, with CMD-SHELL and one text, or be NONE"),
        };
    }

    private static Coerced<MountSpec> Mount(Value value)
    {
        var text = value.Display;
        var parts = text.Split(':');
        var options = parts.Length == 3 ? parts[2].Split(',') : [];
        var unknown = options.FirstOrDefault(option => option is not ("ro" or "rw" or "z" or "Z" or "nocopy" or "cached" or "delegated" or "consistent"));
        var target = parts.Length == 1 ? parts[0] : parts[1];
        if (parts.Length > 3 || unknown is not null)
        {
            return Coerced<MountSpec>.Wrong($"\"{text}\" has {(unknown is null ? "too many colons" : $"an unknown option \"{unknown}\"")}");
        }

        if (!target.StartsWith('/'))
        {
            return Coerced<MountSpec>.Wrong($"\"{text}\" has no absolute path to mount at");
        }

        return parts[0] is ['/', ..] || IsVolumeName(parts[0])
            ? new MountSpec(parts[0], target, options.Contains("ro"))
            : Coerced<MountSpec>.Wrong($"\"{parts[0]}\" is neither an absolute path on the host nor the name of a volume");
    }

    private static bool IsVolumeName(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.');

    private static Coerced<ContainerFile> File(string path, Value content)
    {
        if (path is not ['/', _, ..] || path.EndsWith('/') || path.Split('/').Contains(".."))
        {
            return Coerced<ContainerFile>.Wrong($"\"{path}\" is not the absolute path of a file");
        }

        if (content is not Value.Fields { Entries: var entries })
        {
            var text = Coercions.Content(content);
            return text.Problem is { } problem
                ? Coerced<ContainerFile>.Wrong($"{path}: {problem}")
                : new ContainerFile(path, text.Value, null, null, ContainerFile.UsualMode);
        }

        if (entries.Keys.FirstOrDefault(word => !FileWords.Contains(word)) is { } unknown)
        {
            return Coerced<ContainerFile>.Wrong($"{path} has no \"{unknown}\" ({Suggestions.Remedy(unknown, FileWords, "words").TrimEnd('.')})");
        }

        return Described(path, new FieldReader(entries));
    }

    private static Coerced<ContainerFile> Described(string path, FieldReader reader)
    {
        var text = reader.Read("text", Coercions.Content, reader.Read("content", Coercions.Content, null!));
        var local = reader.Read("path", Coercions.Text, null!);
        var blob = reader.Read("blob", Coercions.Text, null!);
        var mode = reader.Read("mode", Mode, ContainerFile.UsualMode);
        var given = new object?[] { text, local, blob }.Count(part => part is not null);
        return reader.Problem is { } problem ? Coerced<ContainerFile>.Wrong($"{path}: {problem}")
            : given != 1 ? Coerced<ContainerFile>.Wrong($"{path} must have either a text or a path")
            : new ContainerFile(path, text, blob is null ? null : new BlobId(blob), local, mode);
    }

    /// <summary>Permission bits are octal, with or without a leading zero, quoted or not.</summary>
    private static Coerced<int> Mode(Value value)
    {
        var digits = value.Display.Replace("0o", "", StringComparison.Ordinal);
        return value is Value.Text or Value.Number && digits.Length is > 0 and <= 5 && digits.All(digit => digit is >= '0' and <= '7')
            ? digits.Aggregate(0, (bits, digit) => (bits * 8) + (digit - '0'))
            : Coerced<int>.Wrong($"{Coercions.Describe(value)} is not a file mode such as 0644");
    }

    /// <summary>Reads a map's entries and keeps the first problem.</summary>
    private sealed class FieldReader(ValueMap<Value> entries)
    {
        public string? Problem { get; private set; }

        public T Read<T>(string word, Func<Value, Coerced<T>> coerce, T usual)
        {
            if (!entries.TryGetValue(word, out var value) || value is Value.Nothing)
            {
                return usual;
            }

            var read = coerce(value);
            Problem ??= read.Problem is { } problem ? $"{word}: {problem}" : null;
            return read.Problem is null ? read.Value! : usual;
        }
    }
}
