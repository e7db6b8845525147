using System.Text;
using Clocker.Model.Identity;
using Clocker.Model.Journals;
using Xunit;

namespace Clocker.Contracts.Journals;

/// <summary>What every journal does, whether it is a file, a database or pretended.</summary>
public abstract class JournalContract : IAsyncLifetime
{
    private static readonly WorldId Shop = new("shop");
    private static readonly WorldId Cloud = new("cloud");
    private IJournal? _journal;

    /// <summary>The journal of this test.</summary>
    protected IJournal Journal => _journal ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>Cancelled when the test run is.</summary>
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens the journal of this test: an empty one at first, later what was closed.</summary>
    protected abstract Task<IJournal> OpenJournalAsync();

    /// <summary>Closes a journal, so that it can be opened again.</summary>
    protected abstract Task CloseJournalAsync(IJournal journal);

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => _journal = await OpenJournalAsync();

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        await CloseJournalAsync(Journal);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Gives_back_what_was_appended_in_order()
    {
        var owner = await Journal.OpenAsync(Shop, Cancellation);
        var first = await AppendAsync(Shop, owner.Epoch, 0, "one");
        var second = await AppendAsync(Shop, owner.Epoch, 1, "two");

        Assert.Equal(["1 one", "2 two"], await ReadAsync(Shop));
        Assert.True(0 < first && first < second);
    }

    [Fact]
    public async Task Gives_a_batch_back_byte_for_byte()
    {
        var bytes = Enumerable.Range(0, 100_000).Select(number => (byte)(number * 7)).ToArray();
        var owner = await Journal.OpenAsync(Shop, Cancellation);
        await Journal.AppendAsync(Shop, owner.Epoch, 0, bytes, Cancellation);
        await Journal.AppendAsync(Shop, owner.Epoch, 1, ReadOnlyMemory<byte>.Empty, Cancellation);

        var rows = await RowsAsync(Shop);
        Assert.Equal(bytes, rows[0].Batch.ToArray());
        Assert.Empty(rows[1].Batch.ToArray());
    }

    [Fact]
    public async Task Starts_a_world_at_version_zero_and_with_epoch_one()
    {
        Assert.Equal(new Ownership(1, 0), await Journal.OpenAsync(Shop, Cancellation));
        Assert.Empty(await ReadAsync(Shop));
    }

    [Fact]
    public async Task Each_opening_has_a_higher_epoch_and_tells_the_last_version()
    {
        var first = await Journal.OpenAsync(Shop, Cancellation);
        await AppendAsync(Shop, first.Epoch, 0, "one");

        Assert.Equal(new Ownership(first.Epoch + 1, 1), await Journal.OpenAsync(Shop, Cancellation));
    }

    [Fact]
    public async Task Refuses_an_owner_that_was_succeeded()
    {
        var stale = await Journal.OpenAsync(Shop, Cancellation);
        var owner = await Journal.OpenAsync(Shop, Cancellation);

        await AssertFencedAsync(() => AppendAsync(Shop, stale.Epoch, 0, "late"));
        await AppendAsync(Shop, owner.Epoch, 0, "mine");
        Assert.Equal(["1 mine"], await ReadAsync(Shop));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Refuses_a_version_that_is_not_the_next(long expected)
    {
        var owner = await Journal.OpenAsync(Shop, Cancellation);
        await AppendAsync(Shop, owner.Epoch, 0, "one");

        await AssertFencedAsync(() => AppendAsync(Shop, owner.Epoch, expected, "other"));
        Assert.Equal(["1 one"], await ReadAsync(Shop));
    }

    [Fact]
    public async Task Refuses_a_world_that_nobody_opened() =>
        await AssertFencedAsync(() => AppendAsync(Shop, 1, 0, "one"));

    [Fact]
    public async Task A_refused_append_hurts_no_other_of_its_group()
    {
        var shop = await Journal.OpenAsync(Shop, Cancellation);
        var cloud = await Journal.OpenAsync(Cloud, Cancellation);

        var appends = Enumerable.Range(0, 30).Select(number => number % 3 == 2
            ? AppendAsync(Cloud, cloud.Epoch - 1, 0, "stale")
            : AppendAsync(number % 3 == 0 ? Shop : Cloud, number % 3 == 0 ? shop.Epoch : cloud.Epoch, number / 3, $"{number}")).ToList();
        for (var number = 0; number < appends.Count; number++)
        {
            var append = appends[number];
            if (number % 3 == 2)
            {
                await AssertFencedAsync(() => append);
            }
            else
            {
                Assert.True(await append > 0);
            }
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"{number + 1} {number * 3}"), await ReadAsync(Shop));
        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"{number + 1} {(number * 3) + 1}"), await ReadAsync(Cloud));
    }

    [Fact]
    public async Task Takes_appends_before_the_last_is_answered_in_the_order_of_calls()
    {
        var owner = await Journal.OpenAsync(Shop, Cancellation);

        var positions = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => AppendAsync(Shop, owner.Epoch, number, $"{number}")));

        Assert.Equal(positions.Order(), positions);
        Assert.Equal(Enumerable.Range(0, 500).Select(number => $"{number + 1} {number}"), await ReadAsync(Shop));
    }

    [Fact]
    public async Task Positions_count_over_all_worlds()
    {
        var shop = await Journal.OpenAsync(Shop, Cancellation);
        var cloud = await Journal.OpenAsync(Cloud, Cancellation);
        var first = await AppendAsync(Shop, shop.Epoch, 0, "a");
        await AppendAsync(Cloud, cloud.Epoch, 0, "b");
        await AppendAsync(Shop, shop.Epoch, 1, "c");

        Assert.Equal(["a", "b", "c"], (await Journal.ReadAfterAsync(0, 10, Cancellation)).Select(Text));
        Assert.Equal(["b", "c"], (await Journal.ReadAfterAsync(first, 10, Cancellation)).Select(Text));
        Assert.Equal(["a", "b"], (await Journal.ReadAfterAsync(0, 2, Cancellation)).Select(Text));
    }

    [Fact]
    public async Task Names_its_worlds_in_the_order_of_their_first_opening()
    {
        await Journal.OpenAsync(Shop, Cancellation);
        await Journal.OpenAsync(Cloud, Cancellation);
        await Journal.OpenAsync(Shop, Cancellation);

        Assert.Equal([Shop, Cloud], await Journal.WorldsAsync(Cancellation));
    }

    [Fact]
    public async Task Knows_everything_again_after_it_was_closed()
    {
        var owner = await Journal.OpenAsync(Shop, Cancellation);
        var position = await AppendAsync(Shop, owner.Epoch, 0, "one");
        await CloseJournalAsync(Journal);
        _journal = await OpenJournalAsync();

        Assert.Equal(new Ownership(owner.Epoch + 1, 1), await Journal.OpenAsync(Shop, Cancellation));
        Assert.Equal(["1 one"], await ReadAsync(Shop));
        Assert.True(await AppendAsync(Shop, owner.Epoch + 1, 1, "two") > position);
    }

    /// <summary>Appends text.</summary>
    protected Task<long> AppendAsync(WorldId world, long epoch, long version, string text) =>
        Journal.AppendAsync(world, epoch, version, Encoding.UTF8.GetBytes(text), Cancellation);

    /// <summary>A world's versions and texts.</summary>
    protected async Task<IReadOnlyList<string>> ReadAsync(WorldId world) =>
        [.. (await RowsAsync(world)).Select(row => $"{row.Version} {Text(row)}")];

    private async Task<IReadOnlyList<JournalRow>> RowsAsync(WorldId world)
    {
        var rows = new List<JournalRow>();
        await foreach (var row in Journal.ReadAsync(world, Cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static string Text(JournalRow row) => Encoding.UTF8.GetString(row.Batch.Span);

    private static async Task AssertFencedAsync(Func<Task> append) =>
        Assert.Equal(JournalFault.Fenced, (await Assert.ThrowsAsync<JournalException>(append)).Fault);
}
