using System.Runtime.CompilerServices;

namespace Thuiszitters.Web.Tests;

public sealed class ApproveTests
{
    // These tests are about the failing, also in a run that approves.
    static void Vergelijk(string tekst, string naam, [CallerFilePath] string test = "") => Approve.Compare(tekst, naam, "txt", test, rewrite: false);

    [Fact]
    public void Text_SameButForLineEndings_Passes() => Assert.Null(Record.Exception(() => Vergelijk("een\r\ntwee\r\n", "voorbeeld")));

    [Fact]
    public void Text_Different_ShowsWhatChanged()
    {
        var fout = Assert.ThrowsAny<Exception>(() => Vergelijk("een\ndrie\n", "voorbeeld"));
        Assert.Contains("line 2", fout.Message, StringComparison.Ordinal);
        Assert.Contains("- twee", fout.Message, StringComparison.Ordinal);
        Assert.Contains("+ drie", fout.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_NothingApproved_SaysHowToApprove()
    {
        var fout = Assert.ThrowsAny<Exception>(() => Vergelijk("iets", "bestaat-niet"));
        Assert.Contains("APPROVE=1", fout.Message, StringComparison.Ordinal);
    }
}
