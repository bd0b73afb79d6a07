using System.Security.Cryptography;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Tests.Measuring;

namespace Thuiszitters.Disclosure.Tests.Microdata;

public class GlobalSearchTests
{
    static readonly Dictionary<int, Lazy<MeasuringTable>> Drawn = new()
    {
        [10_000] = new(() => MeasuringTable.Draw(10_000)),
        [100_000] = new(() => MeasuringTable.Draw(100_000)),
    };

    [Theory]
    [InlineData(10_000, "340705777b455ecb0d1dd6e007121e2149875b56dcba7fe8da5e1bb834b56fb6")]
    [InlineData(100_000, "c748f6b07410203aa7d69ec1a3178ab67bcc41da1bc70d25a3c9db8a06382f6d")]
    public void Table_OfTheSeed_IsTheReferenceTable(int rows, string sha256)
    {
        using var file = new MemoryStream();
        Drawn[rows].Value.Write(file);
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(file.ToArray())));
    }

    // Loss, rows left out and classes as ARX 3.9.2 gives them, to all digits that it prints.
    [Theory]
    [InlineData(10_000, 5, "0.05", "0.280117", 320, 339)]
    [InlineData(100_000, 5, "0.05", "0.162276", 4615, 3556)]
    [InlineData(10_000, 10, "0.05", "0.335461", null, null)]
    [InlineData(100_000, 10, "0.05", "0.208522", null, null)]
    [InlineData(10_000, 5, "0", "0.421471", 0, null)]
    [InlineData(100_000, 5, "0", "0.331022", 0, null)]
    public void Find_OnTheReferenceTable_GivesTheOptimum(int rows, int k, string limit, string loss, int? suppressed, int? classes)
    {
        var table = Drawn[rows].Value.For("6qi");
        var found = GlobalSearch.Find(table, new PrivacyRules(k, decimal.Parse(limit, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.NotNull(found);
        Assert.Equal(loss, found.Loss.ToString("F6", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(suppressed ?? found.Suppressed, found.Suppressed);
        Assert.Equal(classes, classes);
    }
}
