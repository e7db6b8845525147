using Clocker.Model.Collections;

namespace Clocker.Model.Predicates;

/// <summary>Why a value is no predicate.</summary>
/// <param name="Path">The keys and indices that lead to the mistake.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Remedy">What would be right, in a sentence.</param>
public sealed record PredicateMistake(ValueList<string> Path, string Message, string Remedy);
