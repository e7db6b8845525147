using Clocker.Drivers.Docker;
using Xunit;

namespace Clocker.Drivers.Tests.Docker;

public sealed class EngineWordsTests
{
    [Theory]
    [InlineData("""{"message":"No such container: web"}""", "No such container: web.")]
    [InlineData(
        """{"message":"failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"nope\": executable file not found in $PATH: unknown"}""",
        "Its command \"nope\" cannot be run: executable file not found in $PATH.")]
    [InlineData("", "The engine gave no reason.")]
    [InlineData("{ not json", "{ not json.")]
    [InlineData("[1]", "[1].")]
    public void Makes_a_sentence_of_an_answer(string body, string sentence) => Assert.Equal(sentence, EngineWords.Clean(body));

    [Theory]
    [InlineData("Bind for 0.0.0.0:8080 failed: port is already allocated.", 8080)]
    [InlineData("Error starting userland proxy: listen tcp4 127.0.0.1:53: bind: address already in use.", 53)]
    [InlineData("failed to bind host port for 0.0.0.0:8081:172.17.0.2:80/tcp: address already in use", 8081)]
    [InlineData("failed to bind host port 0.0.0.0:8082/tcp: address already in use", 8082)]
    [InlineData("No such container: web:8080", null)]
    public void Finds_the_port_that_is_taken(string words, int? port) => Assert.Equal(port, EngineWords.TakenPort(words));
}
