using Clocker.Drivers.Docker;
using CsCheck;
using Xunit;

namespace Clocker.Drivers.Tests.Docker;

public sealed class ListeningSocketsTests
{
    private const string Tables = """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 0100007F:270F 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 5219 1 0000000000000000 100 0 0 10 0
           1: 0B00007F:9D5B 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 5220 1 0000000000000000 100 0 0 10 0
           2: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 5221 1 0000000000000000 100 0 0 10 0
           3: 020012AC:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 5222 1 0000000000000000 100 0 0 10 0
           4: 020012AC:C0DE 030012AC:0016 01 00000000:00000000 00:00000000 00000000     0        0 5223 1 0000000000000000 100 0 0 10 0
          sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt
           0: 00000000000000000000000000000000:1F91 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000
           1: 00000000000000000000000001000000:1F92 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000
           2: 0000000000000000FFFF00000100007F:1F93 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000
           3: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000
        """;

    [Fact]
    public void Takes_what_listens_and_can_be_reached() => Assert.Equal([80, 8080, 8081], ListeningSockets.Parse(Tables));

    [Fact]
    public void Anything_can_be_read_without_a_failure() => Gen.String.Sample(text => ListeningSockets.Parse(text).Count >= 0);

    [Fact]
    public void A_file_that_is_missing_hides_nothing() =>
        Assert.Equal([80, 8080, 8081], ListeningSockets.Parse("cat: can't open '/proc/net/tcp6': No such file or directory\n" + Tables));
}
