using Clocker.Model.Blueprints;

namespace Clocker.Blueprints.Compose;

/// <summary>One of the files of a project.</summary>
/// <param name="Path">Its absolute path; <c>-</c> for what came through standard input.</param>
/// <param name="Source">Its text, under the name that its author knows.</param>
public sealed record ComposeFile(string Path, Source Source);
