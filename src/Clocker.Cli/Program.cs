using System.Collections;

using Clocker.Cli;
using Clocker.Cli.Terminals;

// The only place that looks at the real clock and environment.
return await CommandLine.RunAsync(args, new Surroundings
{
    Out = Console.Out,
    Error = Console.Error,
    In = Console.In,
    Terminal = new UnixTerminal(),
    Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? ""),
    Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
    WorkingDirectory = Environment.CurrentDirectory,
    ProgramDirectory = AppContext.BaseDirectory,
    Clock = TimeProvider.System,
});
