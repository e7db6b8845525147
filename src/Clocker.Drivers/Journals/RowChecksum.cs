using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Clocker.Model.Identity;

namespace Clocker.Drivers.Journals;

/// <summary>What shows that a row is as it was written.</summary>
internal static class RowChecksum
{
    public static long Of(WorldId world, long version, long epoch, ReadOnlySpan<byte> batch)
    {
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, version);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[8..], epoch);
        var hash = new XxHash3();
        hash.Append(Encoding.UTF8.GetBytes(world.Value));
        hash.Append(numbers);
        hash.Append(batch);
        return unchecked((long)hash.GetCurrentHashAsUInt64());
    }
}
