using System.Collections;

using Clocker.Server.Hosting;

// The composition root: the only place that picks the real clock, chance and environment.
var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
    .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal);
var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
var (options, mistakes) = OptionsReading.Read(args, variables, home);
if (options is null)
{
    foreach (var mistake in mistakes)
    {
        await Console.Error.WriteLineAsync(mistake);
    }

    return 2;
}

try
{
    await ServerHost.RunAsync(
        options,
        cancellation => PlaneOpening.OpenAsync(
            options, TimeProvider.System, () => Guid.NewGuid().ToString("N")[..12], Console.Out, cancellation),
        TimeProvider.System,
        Console.Out,
        CancellationToken.None);
    return 0;
}
catch (StartException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
