using System.CommandLine;

using Clocker.Cli.Servers;
using Clocker.Cli.Showing;
using Clocker.Cli.Sources;
using Clocker.Client.Catalogue;
using Clocker.Client.Problems;

namespace Clocker.Cli.Commands;

/// <summary>Adds bundles of types to the catalogue.</summary>
internal sealed class CatalogueAddCommand : ClockerCommand
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "A catalogue (.bom, .yaml), or a directory or archive (.zip, .jar) with a catalog.bom.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _force = new("--force") { Description = "Replace other content of the same version." };
    private readonly Option<bool> _json = GlobalOptions.Json();

    public CatalogueAddCommand(Surroundings surroundings)
        : base(
            surroundings,
            "add",
            "Adds types to the catalogue: all that are named, or none if anything is wrong. Starts a server if none answers.",
            "clocker catalog add types.bom",
            "clocker catalog add my-types/ more-types.zip")
    {
        Arguments.Add(_files);
        Options.Add(_force);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var bundles = parse.GetRequiredValue(_files).Select(name => BundleInput.Read(name, session.Surroundings)).ToList();
        if (bundles.SelectMany(bundle => bundle.Diagnostics).ToList() is { Count: > 0 } wrong)
        {
            DiagnosticText.Write(wrong, "", "", session.Error);
            throw new CommandException(ExitCodes.InvalidBlueprint, "Nothing was added.");
        }

        using var client = await new BackgroundServer(session).ConnectAsync(cancellation);
        try
        {
            var request = new CatalogueAddRequest { Bundles = [.. bundles.Select(bundle => bundle.Text)], Force = parse.GetValue(_force) };
            Write(session, await client.AddToCatalogueAsync(request, cancellation), bundles, parse.GetValue(_json));
            return ExitCodes.Done;
        }
        catch (ProblemException refused) when (refused.Problem.Diagnostics.Count > 0)
        {
            Write(session, refused.Problem.Diagnostics, bundles);
            return ProblemText.Write(refused.Problem with { Diagnostics = [] }, session.Error);
        }
    }

    private static void Write(Session session, CatalogueAddAnswer answer, IReadOnlyList<BundleInput> bundles, bool asJson)
    {
        Write(session, answer.Warnings, bundles);
        if (asJson)
        {
            JsonText.Write(session.Out, answer, json => json.CatalogueAddAnswer);
            return;
        }

        foreach (var bundle in answer.Bundles)
        {
            session.Say($"{bundle.Name}:{bundle.Version} {(bundle.Change == "unchanged" ? "was there already" : $"was {bundle.Change}")}: {string.Join(", ", bundle.Items)}.");
        }
    }

    /// <summary>Diagnostics with the lines that they are about.</summary>
    private static void Write(Session session, IReadOnlyList<DiagnosticAnswer> diagnostics, IReadOnlyList<BundleInput> bundles)
    {
        foreach (var diagnostic in diagnostics)
        {
            var text = bundles.Select(bundle => bundle.TextOf(diagnostic.File)).FirstOrDefault(text => text is not null);
            DiagnosticText.Write([diagnostic], diagnostic.File, text ?? "", session.Error);
        }
    }
}
