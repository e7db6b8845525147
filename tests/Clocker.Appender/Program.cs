using System.Text;
using Clocker.Drivers.Journals;
using Clocker.Model.Identity;

// Appends to a journal for several worlds at once until it is killed, and says for each row that it is durable.
var (journal, _) = await SqliteJournal.OpenAsync(args[0], CancellationToken.None);
var print = new Lock();
await Task.WhenAll(Enumerable.Range(0, 8).Select(AppendAsync));

async Task AppendAsync(int number)
{
    var world = new WorldId($"world-{number}");
    var owner = await journal.OpenAsync(world, CancellationToken.None);
    for (var version = owner.Version; ; version++)
    {
        var text = $"{world} {version + 1} {new string((char)('a' + number), (int)(version % 700))}";
        await journal.AppendAsync(world, owner.Epoch, version, Encoding.UTF8.GetBytes(text), CancellationToken.None);
        lock (print)
        {
            Console.WriteLine($"{world} {version + 1}");
        }
    }
}
