using System.Net;

namespace Clocker.Agent.Probes;

/// <summary>What came of an echo that was asked for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="From">Who says so; null is this host itself.</param>
/// <param name="Time">How long it took.</param>
/// <param name="MostBytes">How large a packet that hop would pass on; 0 if it does not say.</param>
internal readonly record struct EchoAnswer(EchoAnswerKind Kind, IPAddress? From = null, TimeSpan Time = default, int MostBytes = 0);
