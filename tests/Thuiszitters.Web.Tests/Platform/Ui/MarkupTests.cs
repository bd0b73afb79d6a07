using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Tests.Platform.Ui;

public sealed class MarkupTests
{
    [Fact]
    public void Hole_HoldsHtml_IsEncoded()
    {
        const string naam = "<script>alert('x')</script>";
        Markup m = $"""<p title="{naam}">{naam}</p>""";
        Assert.Equal("""<p title="&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;">&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;</p>""", m.ToString());
    }

    [Fact]
    public void Hole_HoldsMarkup_IsNotEncodedTwice()
    {
        Markup binnen = $"<b>{"a & b"}</b>";
        Markup m = $"<p>{binnen}</p>";
        Assert.Equal("<p><b>a &amp; b</b></p>", m.ToString());
    }

    [Fact]
    public void Hole_HoldsName_KeepsItsLetters() => Assert.Equal("<p>Łukasz, ọ, ı, é</p>", Markup.Van($"<p>{"Łukasz, ọ, ı, é"}</p>").ToString());

    [Fact]
    public void Attr_WithoutValue_IsLeftOut() => Assert.Equal("<p>", Markup.Van($"<p{Markup.Attr("id", null)}>").ToString());

    [Fact]
    public void Coordinate_IsWritten_WithPoint() => Assert.Equal("""x="12.3" """, Markup.Van($"""x="{12.34}" """).ToString());
}
