using System.Net;
using System.Text.Json;

using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>The three examples run, and do what they say.</summary>
[Trait("Kind", "Docker")]
public sealed class ExampleTests(Installation user) : IClassFixture<Installation>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hello_answers_and_a_second_up_has_nothing_to_do()
    {
        var name = $"hello-{user.Tag}";


        var first = await user.DoAsync("up", Example("hello"), "--name", name);
        var page = await GetAsync(await UriAsync($"{name}/web"));
        var made = await user.Engine.ContainersAsync(await user.PlaneAsync(), name);
        var second = await user.DoAsync("up", Example("hello"), "--name", name);


        Assert.Contains($"{name} is running (", first.Output, StringComparison.Ordinal);
        Assert.Contains("<h1>Hello from Clocker</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"{name}: nothing to do.", second.Output, StringComparison.Ordinal);
        Assert.Equal(made.Select(one => one.Life), (await user.Engine.ContainersAsync(await user.PlaneAsync(), name)).Select(one => one.Life));
    }

    [Fact]
    public async Task The_lamp_stack_reads_from_its_database_under_a_mapped_image_name()
    {
        var name = $"lamp-{user.Tag}";


        var up = await user.DoAsync("up", Example("lamp"), "--name", name);


        Assert.Contains("A blueprint says what an application is.", await GetAsync(await UriAsync($"{name}/application")), StringComparison.Ordinal);
        Assert.Equal("mariadb:10.11", (await user.Engine.ContainersAsync(await user.PlaneAsync(), name)).Single(one => one.Entity == "mysql").Image);
        Assert.Contains("mariadb:10.11", up.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_to_the_visitors_book_through_the_load_balancer_is_seen_on_both_servers()
    {
        var name = $"visitors-{user.Tag}";
        const string Message = "A message <from> the tests";


        await user.DoAsync("up", Example("visitors"), "--name", name);
        var plan = await user.DoAsync("plan", Example("visitors"), "--name", name);
        using var http = new HttpClient();
        var uri = new Uri(await UriAsync($"{name}/haproxy"));
        var posted = await PostAsync(http, uri, Message);
        for (var tries = 1; posted == HttpStatusCode.ServiceUnavailable && tries < 10; tries++)
        {
            // On a machine that is busy, HAProxy's own checks may take both servers out for a moment: it has taken nothing then.
            await Task.Delay(500, Cancellation);
            posted = await PostAsync(http, uri, Message);
        }


        Assert.Equal(HttpStatusCode.OK, posted);
        foreach (var entity in (string[])["haproxy", "tomcat1", "tomcat2"])
        {
            Assert.Contains(
                "A message &lt;from&gt; the tests", await GetAsync(await UriAsync($"{name}/{entity}")), StringComparison.Ordinal);
        }

        Assert.Contains("nothing to do", plan.Output, StringComparison.Ordinal);
    }

    private static string Example(string name) => Path.Combine(Setting.Repository, "examples", $"{name}.yaml");

    private async Task<string> UriAsync(string entity)
    {
        var sensors = JsonDocument.Parse((await user.DoAsync("sensors", entity, "--json")).Output).RootElement;
        return sensors.GetProperty("mapped.main.uri").GetString()!;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, Uri uri, string message)
    {
        using var form = new FormUrlEncodedContent([new("name", "Tester"), new("message", message)]);
        using var answer = await http.PostAsync(uri, form, Cancellation);
        return answer.StatusCode;
    }

    private static async Task<string> GetAsync(string uri)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        return await http.GetStringAsync(new Uri(uri), Cancellation);
    }
}
