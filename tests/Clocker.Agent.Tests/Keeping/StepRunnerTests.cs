using Clocker.Agent.Joins;
using Xunit;

namespace Clocker.Agent.Tests.Keeping;

public sealed class StepRunnerTests
{
    private const string Ip = "ip -force -batch -";
    private const string Bridge = "bridge -force -batch -";

    private readonly FakeTools _tools = new();

    [Fact]
    public async Task Steps_of_one_program_are_one_batch()
    {
        await RunAsync(Step.Ip("a", "link add x"), Step.Ip("b", "link add y"), Step.Bridge("a", "fdb append z"), Step.Ip("a", "link set x up"));


        Assert.Equal([$"{Ip} < link add x|link add y|", $"{Bridge} < fdb append z|", $"{Ip} < link set x up|"], _tools.Asked);
    }

    [Fact]
    public async Task What_fails_is_told_of_its_network_with_the_tools_own_words()
    {
        _tools.Fails[Ip] = "RTNETLINK answers: File exists\nCommand failed -:2\n";


        var problems = await RunAsync(Step.Ip("a", "link add x"), Step.Ip("b", "link add y"));


        Assert.Equal("ip link add y: RTNETLINK answers: File exists", Assert.Single(problems, problem => problem.Key == "b").Value);
        Assert.Single(problems);
    }

    [Fact]
    public async Task The_first_failure_of_a_network_counts()
    {
        _tools.Fails[Ip] = "Error: first.\nCommand failed -:1\nCannot find device \"x\"\nCommand failed -:2\n";


        var problems = await RunAsync(Step.Ip("a", "link add x"), Step.Ip("a", "link set x up"));


        Assert.Equal(["ip link add x: Error: first."], problems.Values);
    }

    [Fact]
    public async Task A_batch_that_ends_early_is_a_problem_of_all_its_networks()
    {
        _tools.Fails[Ip] = "Error: any valid prefix is expected.\n";


        var problems = await RunAsync(Step.Ip("a", "link add x"), Step.Ip("b", "link add y"));


        Assert.Equal(["a", "b"], problems.Keys);
        Assert.All(problems.Values, problem => Assert.EndsWith(": Error: any valid prefix is expected.", problem, StringComparison.Ordinal));
    }

    private Task<IReadOnlyDictionary<string, string>> RunAsync(params Step[] steps) => new StepRunner(_tools).RunAsync(steps, TestContext.Current.CancellationToken);
}
