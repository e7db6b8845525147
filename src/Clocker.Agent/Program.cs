using System.Text;

using Clocker.Agent;
using Clocker.Agent.Tools;

// The only place that looks at the real clock.
return await CommandLine.RunAsync(args, new Surroundings
{
    In = Console.OpenStandardInput(),
    Out = Console.OpenStandardOutput(),
    Error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true },
    Tools = new Toolbox(),
    Clock = TimeProvider.System,
});
