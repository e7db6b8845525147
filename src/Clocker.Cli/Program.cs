using System.Collections;
using System.Text;

using Clocker.Cli;
using Clocker.Cli.Terminals;

// The only place that looks at the real clock and environment.
return await CommandLine.RunAsync(args, new Surroundings
{
    Out = Writer(DescriptorStream.Output),
    Error = Writer(DescriptorStream.Error),
    In = new StreamReader(DescriptorStream.Input),
    Terminal = new UnixTerminal(),
    Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? ""),
    Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
    WorkingDirectory = Environment.CurrentDirectory,
    ProgramDirectory = AppContext.BaseDirectory,
    Clock = TimeProvider.System,
});

static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
